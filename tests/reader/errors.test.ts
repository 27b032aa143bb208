/** What keeps a code away is said and shown, and never keeps the volume away. */
import { describe, expect, test } from 'vitest';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { FORMAT_VERSION_AT, RECORD_MAGIC, reseal } from '../support/stored-record.ts';
import { Reader, WHOLE_VOICE } from './reader.ts';
import { CORE_PACKS } from './voices.ts';

function corrupt(): MemoryStorage {
  const storage = new MemoryStorage();
  storage.image.fill(0x55, 0, 256);
  return storage;
}

/** A record as a later firmware would write it: the format's number raised, its checksum right. */
async function fromTheFuture(): Promise<MemoryStorage> {
  const storage = new MemoryStorage();
  await Reader.make({ storage });
  for (const page of [0, 4096]) {
    const view = new DataView(storage.image.buffer, page, 256);
    if (view.getUint32(0, true) !== RECORD_MAGIC) continue;
    view.setUint16(FORMAT_VERSION_AT, 99, true);
    reseal(storage.image, page);
  }
  return storage;
}

interface Case {
  what: string;
  make: (core?: boolean) => Promise<Reader>;
  text: string;
  full: string;
  core: string;
}

const voice = (core = false): typeof WHOLE_VOICE => (core ? CORE_PACKS : WHOLE_VOICE);

const CASES: Case[] = [
  {
    what: 'a blank reader',
    make: (core) => Reader.make({ asIs: true, voice: voice(core) }),
    text: 'no dAtA',
    full: 'tone-error no-code not-activated',
    core: 'tone-error no code',
  },
  {
    what: 'a clock that was never set',
    make: async (core) => {
      const reader = await Reader.make({ asIs: true, voice: voice(core) });
      await reader.provision({});
      return reader;
    },
    text: 'no CLoC',
    full: 'tone-error clock-not-set no-code',
    core: 'tone-error clock-not-set no code',
  },
  {
    what: 'a clock that went backwards',
    make: async (core) => {
      const reader = await Reader.make({ voice: voice(core) });
      reader.clock.setUnixMs(reader.clock.unixMs() - 60_000);
      return reader;
    },
    text: 'no CLoC',
    full: 'tone-error clock-not-set no-code',
    core: 'tone-error clock-not-set no code',
  },
  {
    what: 'a storage that cannot be read',
    make: (core) => Reader.make({ asIs: true, storage: corrupt(), voice: voice(core) }),
    text: 'Err 02',
    full: 'tone-error fault 0 2',
    core: 'tone-error fault 0 2',
  },
  {
    what: 'a storage from a later firmware',
    make: async (core) => Reader.make({ asIs: true, storage: await fromTheFuture(), voice: voice(core) }),
    text: 'Err 03',
    full: 'tone-error fault 0 3',
    core: 'tone-error fault 0 3',
  },
];

describe.each(CASES)('$what', ({ make, text, full, core }) => {
  const shown = (reader: Reader): string => reader.glass().text.replace(/ /g, '');
  const expected = text.replace(/ /g, '');

  test('is said and shown at a press, and at every further one', async () => {
    const reader = await make();
    for (const key of ['fn', 'fn', '0', '5']) {
      reader.press(key);
      reader.untilSilent();
      expect(reader.text()).toBe(full);
      expect(shown(reader).toLowerCase()).toBe(expected.toLowerCase());
    }
  });

  test('is said with the core pack', async () => {
    const reader = await make(true);
    reader.press('fn');
    reader.untilSilent();
    expect(reader.text()).toBe(core);
  });

  test('leaves volume, speed, language and help as they are, and comes back to the glass', async () => {
    const reader = await make();
    reader.pressEach('fn', '3');
    expect(reader.text()).toBe('volume 5');
    reader.pressEach('6');
    // A step faster than a new one, or than the one whose clock went backwards.
    expect(['speed 4 normal', 'speed 5']).toContain(reader.text());
    reader.pressEach('9');
    expect(reader.languages()).toEqual(['en']);
    reader.pressEach('left');
    expect(reader.words()[0]).toBe('help');
    reader.wait(3500);
    expect(shown(reader).toLowerCase()).toBe(expected.toLowerCase());
    reader.pressEach('3');
    expect(reader.text()).toBe('volume 6 highest');
  });

  test('no key makes the reader say or show a code', async () => {
    const reader = await make();
    for (const key of ['fn', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'left', 'right', '5', 'fn']) {
      reader.press(key, 1200);
      expect(reader.glass().code).toBeNull();
      expect(reader.words()).not.toContain('code');
      expect(reader.words()).not.toContain('again');
    }
  });
});

test('a trap in the midst of a code ends it; from then on the fault is said and shown, never a code', async () => {
  let breaks = false;
  const reader = await Reader.make({
    voice: {
      read: (offset, length) => {
        const bytes = WHOLE_VOICE.read(offset, length);
        const tooFew = breaks;
        breaks = false;
        return tooFew ? bytes?.subarray(8) : bytes;
      },
    },
  });
  reader.press('fn', 2000);
  // A host that breaks the contract: fewer bytes than were asked for, and not none.
  breaks = true;
  reader.until(() => reader.glass().icons.length === 0);
  reader.wait(5000);
  for (const key of ['fn', '0', '5']) {
    reader.press(key);
    reader.untilSilent();
    expect(reader.text()).toBe('tone-error fault 0 1');
    expect(reader.glass().text).toBe('Err 01');
  }
});

test('a device without a voice image still shows codes, and gives tones', async () => {
  const reader = await Reader.make({ voice: null });
  reader.press('fn');
  reader.untilSilent();
  expect(reader.text()).toBe('tone-start');
  expect(reader.glass().code).toBe(reader.code());
  for (const key of ['1', '2', '4', '5', '7', '8', '9', 'left', 'right']) {
    reader.press(key, 400);
    expect(reader.words()[0]).toBe('tone-key');
  }
  reader.press('3', 400);
  expect(reader.words()).toEqual(['tone-key']);
  reader.untilSilent();
  reader.wait(40_000);
  reader.until(() => reader.session.device.asleep);
  expect(reader.glass().icons).toEqual([]);
});

test('a device without a voice image waits for nothing: a dying code is shown', async () => {
  const reader = await Reader.make({ voice: null, unixMs: Date.parse('2026-11-24T10:00:25Z') });
  reader.press('fn', 200);
  expect(reader.glass().code).toBe(reader.code());
});
