/** The browser's storage behaves as flash does, and comes back as it was left. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BrowserStorage } from '../../simulator/ports/browser-storage.ts';
import type { KeyValueStore } from '../../simulator/ports/browser-storage.ts';
import { MemoryStorage, STORAGE_BYTES } from '../../simulator/ports/storage.ts';
import { PAGE_BYTES, SECTOR_BYTES } from '../../simulator/token/contract.generated.ts';
import { expectEqual } from '../support/expect-equal.ts';

function mapStore(entries = new Map<string, string>()): KeyValueStore {
  return {
    getItem: (name) => entries.get(name) ?? null,
    setItem: (name, value) => void entries.set(name, value),
  };
}

const operation = fc.oneof(
  fc.record({ sector: fc.nat(STORAGE_BYTES / SECTOR_BYTES - 1) }),
  fc.record({
    page: fc.nat(STORAGE_BYTES / PAGE_BYTES - 1),
    bytes: fc.uint8Array({ minLength: 1, maxLength: PAGE_BYTES }),
  }),
);

describe('BrowserStorage', () => {
  test('is erased at first', () => {
    const storage = new BrowserStorage(mapStore(), 'flash');
    expect(storage.read(0, STORAGE_BYTES).every((byte) => byte === 0xff)).toBe(true);
  });

  test('does what memory storage does, also when it is opened anew after every operation', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 20 }), (operations) => {
        const store = mapStore();
        const memory = new MemoryStorage();
        for (const each of operations) {
          for (const storage of [memory, new BrowserStorage(store, 'flash')]) {
            if ('sector' in each) storage.erase(each.sector * SECTOR_BYTES);
            else storage.program(each.page * PAGE_BYTES, each.bytes);
          }
        }
        expectEqual(new BrowserStorage(store, 'flash').read(0, STORAGE_BYTES), memory.image);
      }),
      { numRuns: 30 },
    );
  });

  test.each(['', '%%%', 'AAAA', btoa('x'.repeat(STORAGE_BYTES + 1))])(
    'takes %j for an erased one',
    (entry) => {
      const storage = new BrowserStorage(mapStore(new Map([['flash', entry.slice(0, 20_000)]])), 'flash');
      expect(storage.read(0, 1)).toEqual(Uint8Array.of(0xff));
    },
  );

  test('a store that is full is an error of the operation', () => {
    const full: KeyValueStore = {
      getItem: () => null,
      setItem: () => {
        throw new Error('quota exceeded');
      },
    };
    expect(() => new BrowserStorage(full, 'flash').erase(0)).toThrow('quota exceeded');
  });
});
