/** Flash that loses its power: what an operation that is cut short leaves behind is what NOR flash can leave behind. */
import { describe, expect, test } from 'vitest';
import { FailingStorage } from '../../simulator/ports/failing-storage.ts';
import { PowerCut } from '../../simulator/ports/storage.ts';
import { PAGE_BYTES, SECTOR_BYTES } from '../../simulator/token/contract.generated.ts';

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);
/** Every byte of a sector differs from its neighbours, and none is erased. */
const CONTENT = Uint8Array.from({ length: SECTOR_BYTES }, (_, at) => (at * 73 + 41) % 251);

function filled(): FailingStorage {
  const storage = new FailingStorage();
  storage.image.set(CONTENT, 0);
  storage.image.set(CONTENT, SECTOR_BYTES);
  return storage;
}

function cut(storage: FailingStorage, seed: number, operate: () => void): void {
  storage.plan({ afterOperations: 0, failure: 'within', seed });
  expect(operate).toThrow(PowerCut);
}

/** How many bits differ. */
function distance(one: Uint8Array, other: Uint8Array): number {
  let bits = 0;
  for (let at = 0; at < one.length; at++)
    for (let rest = one[at]! ^ other[at]!; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

describe('an erase cut short', () => {
  const left = SEEDS.map((seed) => {
    const storage = filled();
    cut(storage, seed, () => storage.erase(SECTOR_BYTES));
    expect(storage.read(0, SECTOR_BYTES)).toEqual(CONTENT);
    return storage.read(SECTOR_BYTES, SECTOR_BYTES);
  });
  const all = distance(CONTENT, new Uint8Array(SECTOR_BYTES).fill(0xff));

  test('sets bits and clears none', () => {
    for (const sector of left)
      expect(sector.every((byte, at) => (byte & CONTENT[at]!) === CONTENT[at])).toBe(true);
  });

  test('sets some of the bits, not all and not none, from a few to nearly all', () => {
    const shares = left.map((sector) => distance(sector, CONTENT) / all).sort((a, b) => a - b);
    expect(shares.filter((share) => share > 0 && share < 1).length).toBeGreaterThan(0.9 * SEEDS.length);
    expect(shares[Math.floor(SEEDS.length / 10)]).toBeLessThan(0.05);
    expect(shares[Math.floor((SEEDS.length * 9) / 10)]).toBeGreaterThan(0.9);
  });

  test('leaves bytes of which some bits are set and others are not', () => {
    const isTorn = (sector: Uint8Array): boolean =>
      sector.some((byte, at) => byte !== 0xff && byte !== CONTENT[at]);
    expect(left.filter(isTorn).length).toBeGreaterThan(SEEDS.length / 3);
  });

  test('leaves the same for the same seed, and something else for most others', () => {
    const again = filled();
    cut(again, 7, () => again.erase(SECTOR_BYTES));
    expect(again.read(SECTOR_BYTES, SECTOR_BYTES)).toEqual(left[7]);
    expect(new Set(left.map((sector) => Buffer.from(sector).toString('hex'))).size).toBeGreaterThan(
      0.9 * SEEDS.length,
    );
  });
});

test('a program cut short clears some of the bits that it was to clear, and no others', () => {
  const page = CONTENT.subarray(0, PAGE_BYTES);
  const shares = SEEDS.map((seed) => {
    const storage = new FailingStorage();
    cut(storage, seed, () => storage.program(0, page));
    const found = storage.read(0, PAGE_BYTES);
    expect(found.every((byte, at) => (byte & page[at]!) === page[at])).toBe(true);
    return distance(found, page) / distance(new Uint8Array(PAGE_BYTES).fill(0xff), page);
  });
  expect(shares.filter((share) => share > 0 && share < 1).length).toBeGreaterThan(0.8 * SEEDS.length);
});

test('before and after an operation leave all of it or nothing', () => {
  for (const [failure, expected] of [
    ['before', CONTENT],
    ['after', new Uint8Array(SECTOR_BYTES).fill(0xff)],
  ] as const) {
    const storage = filled();
    storage.plan({ afterOperations: 0, failure, seed: 1 });
    expect(() => storage.erase(0)).toThrow(PowerCut);
    expect(storage.read(0, SECTOR_BYTES)).toEqual(expected);
  }
});
