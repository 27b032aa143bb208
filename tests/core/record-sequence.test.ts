/** The number that tells the newer of two records goes round after 2^32 records: the one behind 0xFFFFFFFF is 0. */
import { describe, expect, test } from 'vitest';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { PAGE_BYTES, SECTOR_BYTES } from '../../simulator/token/contract.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { RECORD_BYTES, reseal, SEQUENCE_AT } from '../support/stored-record.ts';
import { FactoryToken, makeToken } from './factory-token.ts';

const module = loadCore('release');
const SECRET = Uint8Array.from({ length: 20 }, (_, index) => 200 - index);

/** A flash whose older record says 40 s of glass and whose newer says 50, numbered like this. */
async function numbered(
  older: number,
  newer: number,
  newerSlot: number,
  marked: boolean,
): Promise<MemoryStorage> {
  const token = await makeToken({ module }, { secret: SECRET });
  const values = [40, 50, 60];
  const read = (slot: number): Uint8Array => token.storage.read(slot * SECTOR_BYTES, PAGE_BYTES);
  const isInForce = (slot: number): boolean =>
    read(slot)
      .subarray(RECORD_BYTES)
      .every((byte) => byte === 0xff);
  let at = 0;
  do await token.request('change-setting', { setting: 0, value: values[at++]! });
  while (at < 2 || !isInForce(newerSlot));
  const image = token.storage.image.slice();
  const view = new DataView(image.buffer);
  [1 - newerSlot, newerSlot].forEach((slot, age) => {
    const page = slot * SECTOR_BYTES;
    view.setUint32(page + SEQUENCE_AT, age === 0 ? older : newer, true);
    reseal(image, page);
    if (age === 0 && !marked) image.fill(0xff, page + RECORD_BYTES, page + PAGE_BYTES);
  });
  return new MemoryStorage(image);
}

describe.each([0, 1])('the newer record in slot %i', (slot) => {
  test.each([
    [1, 2],
    [0x7fffffff, 0x80000000],
    [0xfffffffe, 0xffffffff],
    [0xffffffff, 0],
  ])('is the one in force when %i is followed by %i', async (older, newer) => {
    for (const marked of [true, false]) {
      const storage = await numbered(older, newer, slot, marked);
      const token = new FactoryToken({ module, storage });
      expect((await token.request('read-counters', {})).recordsWritten).toBe(newer);
      const { value } = await token.request('read-setting', { setting: 0 });
      expect(value).toBeGreaterThanOrEqual(50);
      await token.request('change-setting', { setting: 0, value: 77 });
      token.powerCycle();
      expect((await token.request('read-setting', { setting: 0 })).value).toBe(77);
      expect((await token.request('read-counters', {})).recordsWritten).toBe((newer + 1) % 2 ** 32);
    }
  });
});
