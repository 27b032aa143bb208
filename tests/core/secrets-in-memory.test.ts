/**
 * A scan of the core's whole page finds the secret in its record and nowhere else, whatever the token has just done.
 */
import { createHmac } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { ALGORITHMS as ALGORITHM_IDS } from '../../host-tools/token/limits.generated.ts';
import { encodeFrame } from '../../host-tools/link/framing.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import { MESSAGES } from '../../host-tools/link/protocol.generated.ts';
import { PAGE_BYTES, SECTOR_BYTES } from '../../simulator/token/contract.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { ALGORITHMS } from '../verifier/oracle.ts';
import { FactoryToken } from './factory-token.ts';
import { onlyTraceAt, secretTraces } from './secret-traces.ts';
import { TestCore } from './test-core.ts';
import { MemoryWatch } from './watched-memory.ts';

const watch = new MemoryWatch();
afterAll(() => watch.stop());

const WASM_PAGE_BYTES = 65_536;
/** Of a stored page, what the core holds in memory; the rest is the mark of a superseded record. */
const RECORD_BYTES = 248;

/** Bytes that come from no counter or table: SHA-free, so that no constant of a hash looks like them. */
function someSecret(bytes: number): Uint8Array {
  let state = 0x2545f491 + bytes;
  return Uint8Array.from({ length: bytes }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  });
}

/** Where in memory the secret's record lies, found by reading the stored page a second time. */
function secretAddress(token: FactoryToken, secret: Uint8Array): number {
  const memory = Buffer.from(watch.memory().slice());
  const addresses: number[] = [];
  for (const slot of [0, 1]) {
    const page = Buffer.from(token.storage.read(slot * SECTOR_BYTES, PAGE_BYTES));
    const isInForce = page.subarray(RECORD_BYTES).every((byte) => byte === 0xff);
    const recordAt = memory.indexOf(page.subarray(0, RECORD_BYTES));
    if (isInForce && recordAt >= 0) addresses.push(recordAt + page.indexOf(secret));
  }
  expect(addresses).toHaveLength(1);
  return addresses[0]!;
}

function expectSecretOnlyInItsRecord(token: FactoryToken, secret: Uint8Array, after: string): void {
  const memory = watch.memory();
  expect(memory.length).toBe(WASM_PAGE_BYTES);
  expect(secretTraces(memory, secret), after).toEqual(onlyTraceAt(secretAddress(token, secret), secret));
}

function expectNoTrace(secret: Uint8Array, after: string): void {
  expect(secretTraces(watch.memory(), secret), after).toEqual([]);
}

describe.each(['release', 'debug'] as const)('the %s core', (build) => {
  const module = loadCore(build);
  const kinds = ALGORITHMS.flatMap((algorithm) => [10, 20, 64].map((bytes) => [algorithm, bytes] as const));

  test.each(kinds)('%s, secret of %i bytes: through a whole life', async (algorithm, secretBytes) => {
    const secret = someSecret(secretBytes);
    const token = new FactoryToken({ module });
    const expectClean = (after: string): void => expectSecretOnlyInItsRecord(token, secret, after);
    const data = { secret, algorithm, digits: 8 };

    await token.setClock();
    await token.provision(data);
    expectClean('provisioning');
    expect(token.press().code).toHaveLength(8);
    expectClean('a code');
    token.waitUntilDark();
    token.press();
    token.waitUntilDark();
    expectClean('a second code');
    await token.setClock(token.clock.unixMs() + 5000, 1000);
    expectClean('setting the clock');
    token.press();
    expectClean('a code by the new clock');
    await token.request('change-setting', { setting: 0, value: 60 });
    expectClean('a changed setting');
    await token.request('self-test', {});
    expectClean('a self-test');
    await expect(token.provision(data)).rejects.toThrow(/wrong-state/);
    expectClean('another provisioning, refused');
    await token.request('lock', {});
    expectClean('locking');
    token.press();
    expectClean('a code of the locked token');
    token.powerCycle();
    expectClean('a power cycle');
    token.press();
    expectClean('a code after it');
    token.openPages();
    expectClean('information pages');
    await token.request('erase', {});
    expectNoTrace(secret, 'erasing');
    expect(secretTraces(token.storage.image, secret)).toEqual([]);
  });

  test.each(ALGORITHMS)('a code leaves nothing of the HMAC-%s that it was taken from', async (algorithm) => {
    const secret = someSecret(32);
    const token = new FactoryToken({ module });
    await token.setClock();
    await token.provision({ secret, algorithm });
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(token.clock.unixMs() / 30_000)));
    const mac = createHmac(algorithm, secret).update(counter).digest();
    token.runner.press('main');
    // RFC 4226, section 5.3: the code that is shown was taken from this very HMAC.
    const truncated = mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff;
    expect(token.glass().code).toBe(String(truncated % 1_000_000).padStart(6, '0'));
    expectNoTrace(mac, 'a code');
  });

  test('a provisioning that is sent twice', async () => {
    const secret = someSecret(20);
    const token = new FactoryToken({ module });
    const frame = provisioningFrame(secret);
    token.runner.receive(frame);
    token.runner.receive(frame);
    expectSecretOnlyInItsRecord(token, secret, 'the repetition');
    expect((await token.request('read-counters', {})).provisionings).toBe(1);
  });

  test('a provisioning that arrives damaged or refused leaves nothing', async () => {
    const secret = someSecret(64);
    const token = new FactoryToken({ module });
    const frame = provisioningFrame(secret);
    token.runner.receive(frame.map((byte, index) => (index === 40 ? byte ^ 0x80 : byte)));
    expectNoTrace(secret, 'a damaged frame');
    token.runner.receive(Uint8Array.from([...frame.subarray(0, -20), 0]));
    expectNoTrace(secret, 'a frame cut short');
    await expect(token.provision({ secret, digits: 9 })).rejects.toThrow(/bad-value/);
    expectNoTrace(secret, 'a refused provisioning');
  });

  test('calculations with a brought key leave nothing', async () => {
    const secret = someSecret(64);
    const token = new FactoryToken({ module });
    for (const algorithm of ALGORITHMS) {
      const id = ALGORITHM_IDS[algorithm];
      await token.request('compute-code', { algorithm: id, digits: 6, counter: 1n, secret });
      expectNoTrace(secret, `compute-code ${algorithm}`);
      const keyAndMessage = Uint8Array.from([...secret, 1, 2, 3]);
      await token.request('compute-hmac', { algorithm: id, keyLength: secret.length, keyAndMessage });
      expectNoTrace(secret, `compute-hmac ${algorithm}`);
    }
  });
});

test.each(ALGORITHMS)('keying HMAC-%s alone leaves no copy of the key', (algorithm) => {
  for (const bytes of [10, 20, 64, 128, 200]) {
    const core = new TestCore();
    const secret = someSecret(bytes);
    core.setHmacKey(algorithm, secret);
    expect(secretTraces(core.ownMemory(), secret), `${bytes} bytes`).toEqual([]);
    core.digest(algorithm, secret);
    expect(secretTraces(core.ownMemory(), secret), `digest of ${bytes} bytes`).toEqual([]);
  }
});

function provisioningFrame(secret: Uint8Array): Uint8Array {
  const payload = encodeRequest('provision', {
    serialNumber: '900010000014',
    algorithm: ALGORITHM_IDS.SHA1,
    digits: 6,
    timeStepSeconds: 30,
    t0UnixSeconds: 0n,
    secret,
  });
  return encodeFrame({ flags: 0, sequence: 99, type: MESSAGES.provision.id, payload });
}

describe('the scan finds', () => {
  const secret = someSecret(20);

  test.each([
    ['the whole secret', secret],
    ['eight bytes of it', secret.subarray(7, 15)],
    ['its inner pad', secret.map((byte) => byte ^ 0x36)],
    ['its outer pad', secret.map((byte) => byte ^ 0x5c)],
    ['its inner pad in words of 4', Buffer.from(secret.map((byte) => byte ^ 0x36)).swap32()],
    ['its outer pad in words of 8', Buffer.from(secret.map((byte) => byte ^ 0x5c).slice(0, 16)).swap64()],
  ])('%s at an odd address', (_name, copy) => {
    const memory = new Uint8Array(1000);
    memory.set(copy, 501);
    expect(secretTraces(memory, secret).map(({ address }) => address)).toContain(501);
  });

  test('nothing in memory without it', () => {
    expect(secretTraces(new Uint8Array(WASM_PAGE_BYTES), secret)).toEqual([]);
  });
});
