/** The chip's memory, byte for byte: after each call of the core it equals that of the same core.wasm in Node. */
import { SETTINGS } from '../../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS } from '../../../host-tools/token/limits.generated.ts';
import { encodeFrame } from '../../../host-tools/link/framing.ts';
import { encodeRequest } from '../../../host-tools/link/messages.ts';
import { MESSAGES } from '../../../host-tools/link/protocol.generated.ts';
import type { ModelName } from '../../../simulator/token/contract.generated.ts';
import type { Check } from '../check.ts';
import { isMissing, need } from '../part.ts';
import { requireTrue } from '../require.ts';
import { makeTestToken, TEST_TOKEN } from '../test-token.ts';

const MAIN_KEY: Record<ModelName, string> = { 'code-display': 'main', 'code-reader': 'fn' };
const TAP_MS = 60;

function memoryCheck(model: ModelName): Check {
  return {
    name: `memory-${model}`,
    title: `${model}: all memory in use equals Node's at every call of the core, from the first byte of a life to a code`,
    model,
    run: async ({ device, host }) => {
      const memory = need(device.memory);
      const { calls, crc32 } = await memory.lockstep(async () => {
        await host.ask('self-test', {});
        await makeTestToken(host, model);
        await host.ask('change-setting', { setting: SETTINGS['glass-seconds'].id, value: 20 });
        if (!isMissing(device.keys)) {
          await device.keys.press(MAIN_KEY[model]);
          await device.time.until(() => false, TAP_MS);
          await device.keys.release(MAIN_KEY[model]);
          await device.time.until(() => false, TAP_MS);
        }
        await host.identify();
      });
      requireTrue('calls of the core: expected more than 20', calls > 20, calls);
      return { value: calls, unit: `calls, memory CRC-32 ${crc32.toString(16).padStart(8, '0')} at the end` };
    },
  };
}

export const MEMORY_CHECKS: readonly Check[] = [memoryCheck('code-display'), memoryCheck('code-reader')];

/** The cost of a code where the chip computes it. */
export const CODE_COST: Check = {
  name: 'code-cost',
  title: 'what a SHA-1 code costs over the link: request taken, code computed, answer laid out',
  model: 'code-display',
  run: async ({ device }) => {
    const counts = need(device.counts);
    const { secret, digits } = TEST_TOKEN;
    const payload = encodeRequest('compute-code', {
      algorithm: ALGORITHMS.SHA1,
      digits,
      counter: 1n,
      secret,
    });
    const frame = encodeFrame({ flags: 0, sequence: 200, type: MESSAGES['compute-code'].id, payload });
    const first = await counts.linkReceive(frame);
    requireTrue(`${counts.unit}: expected more than a compression of SHA-1 takes`, first > 3000, first);
    return { value: first, unit: counts.unit };
  },
};
