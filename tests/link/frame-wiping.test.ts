/** The frame before COBS, which holds a request's secret once more: overwritten as soon as it is encoded. */
import { expect, test, vi } from 'vitest';
import type * as Cobs from '../../host-tools/link/cobs.ts';
import { encodeFrame } from '../../host-tools/link/framing.ts';

const given = vi.hoisted(() => [] as Uint8Array[]);

vi.mock('../../host-tools/link/cobs.ts', async (importOriginal) => {
  const cobs = await importOriginal<typeof Cobs>();
  return {
    ...cobs,
    cobsEncode: (bytes: Uint8Array) => {
      given.push(bytes);
      return cobs.cobsEncode(bytes);
    },
  };
});

test('a frame is overwritten once it is encoded', () => {
  const secret = Uint8Array.from({ length: 20 }, (_, i) => 0xa0 + i);
  const wire = encodeFrame({ flags: 0, sequence: 1, type: 2, payload: secret });
  expect(Buffer.from(wire).includes(Buffer.from(secret))).toBe(true);
  expect(given).toEqual([new Uint8Array(28)]);
});
