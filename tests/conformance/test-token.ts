/** The token that the checks make: the published secret of RFC 6238, and the code that it must show. */
import { createHmac } from 'node:crypto';
import { SETTINGS } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import { DEFAULT_PARAMETERS, publishedSecret } from '../../host-tools/token/published-token.ts';
import type { ModelName } from '../../simulator/token/contract.generated.ts';
import type { Host } from './host.ts';

const { serialNumber, digits, timeStepSeconds } = DEFAULT_PARAMETERS;

/** The fields of its provisioning, with a fresh copy of the secret each time. */
export const TEST_TOKEN = {
  serialNumber,
  algorithm: ALGORITHMS.SHA1,
  digits,
  timeStepSeconds,
  t0UnixSeconds: 0n,
  get secret(): Uint8Array {
    return publishedSecret('SHA1');
  },
};

/** When its clock is set to: the middle of a time step, so that a device in real time does not cross its end. */
export const SET_UNIX_SECONDS = 1_800_000_005n;

export const SET_CLOCK = { unixSeconds: SET_UNIX_SECONDS, millisecond: 0, trimPartsPerBillion: 0 };

/** The setting's value for the loudspeaker; 0 leaves the question to the first press. */
const LOUDSPEAKER = 1;

/** Sets the clock, provisions, and spares a code reader the question for loudspeaker or headphones. */
export async function makeTestToken(host: Host, model: ModelName): Promise<void> {
  await host.ask('set-clock', SET_CLOCK);
  await host.ask('provision', TEST_TOKEN);
  if (model === 'code-reader')
    await host.ask('change-setting', { setting: SETTINGS['audio-output'].id, value: LOUDSPEAKER });
}

/** RFC 4226 section 5.3 with node:crypto. */
export function codeAt(unixSeconds: bigint): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(unixSeconds / BigInt(timeStepSeconds));
  const tag = createHmac('sha1', TEST_TOKEN.secret).update(counter).digest();
  const truncated = tag.readUInt32BE(tag[19]! & 15) & 0x7fffffff;
  return String(truncated % 10 ** digits).padStart(digits, '0');
}
