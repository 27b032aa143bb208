/** What happens to one secret, told as driver.c's commands: provisioned, used, kept through a power loss, erased. */
import { encodeFrame } from '../../host-tools/link/framing.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import {
  HEADER_BYTES,
  MESSAGES,
  type MessageName,
  type Messages,
} from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import type { HashAlgorithm } from '../../host-tools/verifier/hmac.ts';

export interface Case {
  algorithm: HashAlgorithm;
  secret: Uint8Array;
  digits: number;
  timeStepSeconds: number;
  unixSeconds: number;
  /** Chooses which bits of the secret are public on the line. */
  randomByte: () => number;
}

/** Bytes of a provisioning before the secret (hardware-docs/link-messages.md). */
const BEFORE_SECRET = 24;
const COBS_CODE_BYTES = 1;

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function frameOf<N extends MessageName>(name: N, fields: Messages[N]['request']): Uint8Array {
  const { id } = MESSAGES[name];
  return encodeFrame({ flags: 0, sequence: id, type: id, payload: encodeRequest(name, fields) });
}

export function sendCommand<N extends MessageName>(name: N, fields: Messages[N]['request']): string {
  const wire = frameOf(name, fields);
  return `send ${hex(wire)} ${hex(new Uint8Array(wire.length).fill(0xff))} -`;
}

/** One of the bits that are set in a byte. */
function oneBitOf(byte: number, randomByte: () => number): number {
  const set = [0, 1, 2, 3, 4, 5, 6, 7].map((bit) => 1 << bit).filter((bit) => (byte & bit) !== 0);
  return set[randomByte() % set.length]!;
}

/**
 * A frame with the secret in it, all secret but what the line tells: COBS puts a length where a byte is zero, and of
 * any other byte one set bit stays public, by which it is known not to be the delimiter. Until it is decoded.
 */
export function provisionCommand(
  { algorithm, secret, digits, timeStepSeconds, randomByte }: Case,
  { isDamaged = false } = {},
): string {
  const wire = frameOf('provision', {
    serialNumber: '000000000042',
    algorithm: ALGORITHMS[algorithm],
    digits,
    timeStepSeconds,
    t0UnixSeconds: 0n,
    secret,
  });
  const isPublic = new Uint8Array(wire.length).fill(0xff);
  const at = COBS_CODE_BYTES + HEADER_BYTES + BEFORE_SECRET;
  secret.forEach((byte, index) => {
    if (byte !== 0) isPublic[at + index] = oneBitOf(byte, randomByte);
  });
  // In the serial number, of which no digit becomes zero by it.
  if (isDamaged) wire[COBS_CODE_BYTES + HEADER_BYTES]! ^= 1;
  return `send ${hex(wire)} ${hex(isPublic)} ${hex(secret)}`;
}

const PRESS = ['key 1', 'advance 100', 'key 0', 'advance 100'];

/** A command, under the name by which the suite asks for its answer, if it does. */
export interface Scene {
  name?: string;
  command: string;
}

export function story(each: Case): Scene[] {
  const unixSeconds = BigInt(each.unixSeconds);
  const ask = (name: string, command: string): Scene => ({ name, command });
  const go = (...commands: string[]): Scene[] => commands.map((command) => ({ command }));
  return [
    ...go('new', `clock ${each.unixSeconds} 0`, 'boot'),
    ask('damaged frame', provisionCommand(each, { isDamaged: true })),
    ask('secret after a damaged frame', 'secret'),
    ask('refused frame', provisionCommand({ ...each, digits: 9 })),
    ask('secret after a refusal', 'secret'),
    ask('provisioned', provisionCommand(each)),
    ask('secret in a provisioned token', 'secret'),
    ...go(sendCommand('set-clock', { unixSeconds, millisecond: 0, trimPartsPerBillion: 0 })),
    ...go(...PRESS),
    ask('code', 'glass'),
    ask('secret after a code', 'secret'),
    ...go(sendCommand('lock', {}), `advance ${2 * each.timeStepSeconds * 1000}`, 'boot', ...PRESS),
    ask('code after a power loss', 'glass'),
    ask('secret after a power loss', 'secret'),
    ...go(sendCommand('erase', {})),
    ask('secret after an erase', 'secret'),
  ];
}
