/**
 * The journal in the emulated chip's flash: kept in a file that the simulator reads too, and whole after any power cut.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { SETTINGS, type MessageName, type Messages } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';
import { MemoryStorage, type Storage } from '../../simulator/ports/storage.ts';
import { CuttingStorage } from '../../simulator/session/cutting-storage.ts';
import type { Session } from '../../simulator/session/session.ts';
import type { TokenWish } from '../../simulator/session/wish.ts';
import { makeFolder, simulateJson } from '../cli/talkode.ts';
import { chipInHand, START_UNIX_MS, type ChipInHand } from './chip-in-hand.ts';

class CountingStorage extends MemoryStorage {
  operations = 0;

  override erase(offset: number): void {
    this.operations += 1;
    super.erase(offset);
  }

  override program(offset: number, bytes: Uint8Array): void {
    this.operations += 1;
    super.program(offset, bytes);
  }
}

interface Change {
  name: string;
  from: Partial<TokenWish>;
  make: (session: Session) => Promise<unknown>;
}

function request<N extends MessageName>(name: N, fields: Messages[N]['request']): Change['make'] {
  return (session) => session.request(name, fields);
}

const CHANGES: readonly Change[] = [
  {
    name: 'provision',
    from: { blank: true },
    make: request('provision', {
      serialNumber: '901234567893',
      algorithm: ALGORITHMS.SHA1,
      digits: 6,
      timeStepSeconds: 30,
      t0UnixSeconds: 0n,
      secret: new Uint8Array(20).fill(7),
    }),
  },
  { name: 'lock', from: {}, make: request('lock', {}) },
  {
    name: 'settings',
    from: {},
    make: request('change-setting', { setting: SETTINGS['glass-seconds'].id, value: 77 }),
  },
  {
    name: 'clock',
    from: {},
    make: request('set-clock', { unixSeconds: 1_900_000_000n, millisecond: 0, trimPartsPerBillion: 0 }),
  },
];

/** What the token says of itself after a start; clocks without the seconds that pass meanwhile. */
async function observe({ session }: ChipInHand): Promise<unknown> {
  const identity = await session.identify();
  const { value } = await session.request('read-setting', { setting: SETTINGS['glass-seconds'].id });
  const { unixSeconds } = await session.request('read-clock', {});
  return { ...identity, glassSeconds: value, days: unixSeconds / 86_400n };
}

/** A chip that starts from this storage and is left as it is. */
function startOn(storage: Storage, { blank = false }: Partial<TokenWish>): Promise<ChipInHand> {
  // Later than any time that the token knows: else it would not trust its clock.
  const unixMs = START_UNIX_MS + 10_000;
  return chipInHand({ storage, unixMs, wish: { blank, clockUnset: blank } });
}

async function observeImage(image: Uint8Array, from: Partial<TokenWish>): Promise<unknown> {
  return observe(await startOn(new MemoryStorage(image.slice()), from));
}

function isSame(one: unknown, other: unknown): boolean {
  const words = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}` : value);
  return JSON.stringify(one, words) === JSON.stringify(other, words);
}

describe('the power cut before any flash operation', () => {
  test.each(CHANGES)('of $name leaves the old record or the new one', async ({ from, make }) => {
    const storage = new CountingStorage();
    const { session } = await chipInHand({ storage, wish: from });
    const image = storage.image.slice();
    storage.operations = 0;
    await make(session);
    const { operations } = storage;
    expect(operations).toBeGreaterThan(1);
    const former = await observeImage(image, from);
    const next = await observeImage(storage.image, { blank: false });
    expect(isSame(former, next)).toBe(false);
    for (let operation = 0; operation < operations; operation += 1) {
      const cutting = new CuttingStorage(new MemoryStorage(image.slice()));
      const chip = await startOn(cutting, from);
      cutting.cutAfter(operation, () => {});
      await expect(make(chip.session)).rejects.toThrow();
      expect(chip.board.isPowered).toBe(false);
      chip.session.device.powerOn();
      const seen = await observe(chip);
      // Before the first operation nothing has changed yet.
      expect(seen).toEqual(operation > 0 && isSame(seen, next) ? next : former);
      // It still stores.
      await chip.session.request('change-setting', { setting: SETTINGS['glass-seconds'].id, value: 99 });
    }
  });
});

describe('a storage file', () => {
  const files = makeFolder();
  afterAll(files.remove);

  test('keeps the token of an emulated chip, for the next one and for the simulator', async () => {
    const file = files.file('token.flash');
    const secret = ['--secret', 'hex:000102030405060708090a0b0c0d0e0f10111213'];
    const use = ['--storage', file, '--press', 'main', '--at'];
    // A token does not trust a time before the one that it knows; all three lie in one time step.
    const first = await simulateJson('--target', 'rp2040', ...secret, ...use, '2026-11-22T12:00:00Z');
    const again = await simulateJson('--target', 'rp2040', ...use, '2026-11-22T12:00:05Z');
    const simulated = await simulateJson(...use, '2026-11-22T12:00:10Z');
    expect(first['code']).toMatch(/^\d{6}$/);
    expect([again['code'], simulated['code']]).toEqual([first['code'], first['code']]);
  });
});
