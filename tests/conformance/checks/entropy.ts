/** Random bytes: from the board's named source, health-tested; a board without one says so. */
import type { Check } from '../check.ts';
import { isMissing } from '../part.ts';
import { requireEqual, requireTrue } from '../require.ts';

const BYTES = 32;

export const ENTROPY: Check = {
  name: 'entropy',
  title: "random bytes come from the board's named source, or are refused where there is none",
  model: 'code-display',
  run: async ({ device, host }) => {
    if (isMissing(device.entropy)) {
      requireEqual('read-entropy', await host.refusal('read-entropy', { length: BYTES }), 'no-entropy');
      return;
    }
    const first = await host.ask('read-entropy', { length: BYTES });
    const second = await host.ask('read-entropy', { length: BYTES });
    requireEqual('length', [first.bytes.length, second.bytes.length], [BYTES, BYTES]);
    const [a, b] = [first.bytes, second.bytes].map((bytes) => Buffer.from(bytes).toString('hex'));
    requireTrue('two answers: expected different bytes', a !== b, a);
  },
};
