/** What a person has set stays so: through sleep, through power loss at any moment, and from an older firmware on. */
import { describe, expect, test } from 'vitest';
import { SETTINGS, type SettingName } from '../../host-tools/link/protocol.generated.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { CuttingStorage } from '../../simulator/session/cutting-storage.ts';
import { STORED_FORMATS } from '../support/stored-formats.ts';
import { Reader, SERIAL_NUMBER, START } from './reader.ts';

/** What the keys set in the tests below, and the keys that do it. */
const BY_KEYS: readonly { setting: SettingName; keys: readonly string[]; value: number }[] = [
  { setting: 'volume', keys: ['3'], value: 5 },
  { setting: 'volume', keys: ['1', '1'], value: 2 },
  { setting: 'speed', keys: ['6'], value: 5 },
  { setting: 'language', keys: ['9'], value: 1 },
  { setting: 'language', keys: ['7'], value: 1 },
  { setting: 'key-lock-out', keys: ['right', '3'], value: 500 },
  { setting: 'auto-repeat', keys: ['right', 'right', '1'], value: 0 },
  { setting: 'audio-output', keys: ['right', 'right', 'right', '3'], value: 2 },
  { setting: 'boosted-sound', keys: [...Array<string>(4).fill('right'), '3'], value: 1 },
  { setting: 'giant-digit', keys: [...Array<string>(5).fill('right'), '3'], value: 1 },
  { setting: 'inverse-glass', keys: [...Array<string>(6).fill('right'), '3'], value: 1 },
  { setting: 'vibration', keys: [...Array<string>(7).fill('right'), '3'], value: 1 },
];

test('every setting that belongs to a speaking device can be set by keys', () => {
  const byKeys = new Set(BY_KEYS.map(({ setting }) => setting));
  expect(Object.keys(SETTINGS).filter((name) => !byKeys.has(name as SettingName))).toEqual(['glass-seconds']);
});

test.each(BY_KEYS)('$keys sets $setting to $value for good', async ({ setting, keys, value }) => {
  const reader = await Reader.make();
  reader.pressEach('fn', ...keys);
  expect(await reader.setting(setting)).toBe(value);
  reader.untilStored();
  reader.powerCycle();
  expect(await reader.setting(setting)).toBe(value);
});

describe('while the device speaks', () => {
  /** A reader whose storage counts what it has to do. */
  async function counting(): Promise<{ reader: Reader; operations: () => number }> {
    const storage = new MemoryStorage();
    const reader = await Reader.make({ storage });
    let count = 0;
    const erase = storage.erase.bind(storage);
    const program = storage.program.bind(storage);
    storage.erase = (offset): void => {
      count++;
      erase(offset);
    };
    storage.program = (offset, bytes): void => {
      count++;
      program(offset, bytes);
    };
    return { reader, operations: () => count };
  }

  // On a board an erase stops the program for 45 ms and more: a key could not silence what is said.
  test('no setting is stored; one record holds all that keys have changed meanwhile', async () => {
    const { reader, operations } = await counting();
    reader.press('fn', 500);
    for (const key of ['3', '6', '3', '1']) reader.press(key, 300);
    expect(operations()).toBe(0);
    reader.untilSilent();
    expect(operations()).toBe(0);
    reader.untilStored();
    // Erase, record, mark.
    expect(operations()).toBe(3);
    reader.powerCycle();
    expect([await reader.setting('volume'), await reader.setting('speed')]).toEqual([5, 5]);
  });

  test('a code that is asked for at once goes first; the setting is stored after it', async () => {
    const { reader, operations } = await counting();
    reader.press('fn', 500);
    reader.press('3', 800);
    reader.press('fn', 3000);
    expect(operations()).toBe(0);
    reader.untilStored();
    expect(operations()).toBe(3);
  });

  test.each([false, true])(
    'an erase takes what is not yet stored with it (%s: over a fault)',
    async (fault) => {
      const storage = new MemoryStorage();
      const before = await Reader.make({ storage });
      if (fault) {
        before.session.powerCut();
        storage.image.fill(0x5a, 0, 64);
        storage.image.fill(0x5a, 4096, 4160);
        before.session.device.powerOn();
      }
      before.press('fn', 500);
      before.press('3', 300);
      await before.session.request('erase', {});
      before.untilStored();
      before.powerCycle();
      expect([await before.setting('volume'), await before.setting('audio-output')]).toEqual([4, 0]);
    },
  );

  test('the next owner is asked where a code may be heard, whatever the last one had just chosen', async () => {
    const reader = await Reader.make({ settings: { 'audio-output': 0 } });
    reader.press('fn', 700);
    reader.press('1', 200);
    expect(await reader.setting('audio-output')).toBe(1);
    await reader.session.request('erase', {});
    await reader.provision({});
    await reader.setClock();
    reader.press('fn', 2000);
    expect(reader.glass()).toMatchObject({ code: null, text: '1 2' });
  });

  test('a change by a host counts, and when it fails the one by key does', async () => {
    const storage = new MemoryStorage();
    const reader = await Reader.make({ storage });
    reader.press('fn', 500);
    reader.press('3', 300);
    const erase = storage.erase.bind(storage);
    storage.erase = (): void => {
      throw new Error('worn out');
    };
    await expect(reader.change('volume', 2)).rejects.toThrow(/storage-failed/);
    expect(await reader.setting('volume')).toBe(5);
    storage.erase = erase;
    await reader.change('volume', 2);
    reader.untilStored();
    expect(await reader.setting('volume')).toBe(2);
    reader.powerCycle();
    expect(await reader.setting('volume')).toBe(2);
  });

  test('a power loss takes the change with it, and nothing else', async () => {
    const { reader, operations } = await counting();
    reader.press('fn', 500);
    reader.press('3', 300);
    expect(await reader.setting('volume')).toBe(5);
    reader.powerCycle();
    expect(operations()).toBe(0);
    expect(await reader.setting('volume')).toBe(4);
    reader.press('fn', 2000);
    expect(reader.glass().code).toBe(reader.code());
  });
});

describe('power that fails while a setting is stored', () => {
  test.each([0, 1, 2, 3])(
    'after %i operations leaves the old value or the new one, and all else',
    async (operations) => {
      const storage = new CuttingStorage(new MemoryStorage());
      const reader = await Reader.make({ storage });
      reader.pressEach('fn');
      storage.cutAfter(operations, () => {});
      reader.press('3');
      reader.untilStored();
      reader.session.powerCut();
      storage.cutAfter(1000, () => {});
      reader.session.device.powerOn();
      // Erase and program come first; with them the new record is in force.
      expect(await reader.setting('volume')).toBe(operations < 2 ? 4 : 5);
      expect(await reader.setting('audio-output')).toBe(1);
      reader.press('fn', 2000);
      expect(reader.glass().code).toBe(reader.code());
    },
  );
});

test('many changes in a row end in the last one', async () => {
  const reader = await Reader.make();
  reader.pressEach('fn');
  for (const key of ['3', '3', '1', '6', '6', '4', '9', '3']) reader.press(key, 120);
  reader.untilStored();
  reader.powerCycle();
  const kept = [
    await reader.setting('volume'),
    await reader.setting('speed'),
    await reader.setting('language'),
  ];
  expect(kept).toEqual([6, 5, 1]);
});

test('a storage that fails is not tried for ever; the setting holds until the power goes', async () => {
  const storage = new MemoryStorage();
  const reader = await Reader.make({ storage });
  reader.pressEach('fn');
  let erases = 0;
  storage.erase = (): void => {
    erases++;
    throw new Error('worn out');
  };
  reader.press('3');
  reader.untilSilent();
  expect(reader.text()).toBe('volume 5');
  reader.press('left');
  reader.untilSilent();
  reader.wait(2000);
  expect(erases).toBe(3);
  reader.press('3');
  reader.untilSilent();
  expect(reader.text()).toBe('volume 6 highest');
});

test('a host sets and reads the same settings', async () => {
  const reader = await Reader.make();
  reader.pressEach('fn');
  await reader.change('volume', 2);
  reader.pressEach('3');
  expect(reader.text()).toBe('volume 3');
  await reader.change('speed', 7);
  reader.pressEach('4');
  expect(reader.text()).toBe('speed 6');
});

describe('a record of format 1', () => {
  const released = (): MemoryStorage => new MemoryStorage(STORED_FORMATS[0]!.image.slice());

  test('is read whole, with the new settings at their defaults', async () => {
    const reader = await Reader.make({ asIs: true, storage: released(), unixMs: START });
    expect(await reader.session.identify()).toMatchObject({ serialNumber: SERIAL_NUMBER, fault: null });
    const stored: Record<string, number> = {};
    for (const name of Object.keys(SETTINGS)) stored[name] = await reader.setting(name as SettingName);
    const defaults = Object.fromEntries(Object.entries(SETTINGS).map(([name, each]) => [name, each.default]));
    expect(stored).toEqual({ ...defaults, 'glass-seconds': 45, 'key-lock-out': 500 });
  });

  test('gives the right codes, asks the first question, and is kept in the new format', async () => {
    const storage = released();
    const reader = await Reader.make({ asIs: true, storage, unixMs: START });
    reader.pressEach('fn');
    expect(reader.text()).toBe('press 1 for speaker 2 for headphones');
    reader.pressEach('1', 'fn');
    expect(reader.glass().code).toBe(reader.code());
    reader.untilStored();
    const again = await Reader.make({ asIs: true, storage, unixMs: START });
    expect(await again.setting('audio-output')).toBe(1);
    expect(await again.setting('glass-seconds')).toBe(45);
    expect(await again.setting('key-lock-out')).toBe(500);
  });
});
