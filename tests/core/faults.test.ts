/** A trap or a damaged storage shows the fault sign and is named on the link; whatever happens, never a wrong code. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  FAULTS,
  MESSAGE_RULES,
  MESSAGES,
  type MessageName,
  type Messages,
} from '../../host-tools/link/protocol.generated.ts';
import { readGlass } from '../../simulator/glass/reading.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { erasedImage, MemoryStorage } from '../../simulator/ports/storage.ts';
import { Runner } from '../../simulator/runner/runner.ts';
import { BUFFERS, MODELS, PAGE_BYTES, SECTOR_BYTES } from '../../simulator/token/contract.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';
import {
  CRC_AT,
  FORMAT_VERSION_AT,
  NOTE_AT,
  RECORD_BYTES,
  reseal,
  ZONE_RULE_AT,
} from '../support/stored-record.ts';
import { oracleTotp } from '../verifier/oracle.ts';
import { FactoryToken, makeToken, SOME_UNIX_MS } from './factory-token.ts';

const module = loadCore('release');
const SECRET = Uint8Array.from({ length: 20 }, (_, index) => 200 - index);
const RIGHT_CODE = oracleTotp(
  SECRET,
  { algorithm: 'SHA1', digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0 },
  Math.floor(SOME_UNIX_MS / 1000),
);
const SEED = 4096;

/** Where the stored record keeps these (firmware/core/storage/record.ts). */
const TIME_STEP_AT = 38;

function faultId(name: string): number {
  return Number(Object.entries(FAULTS).find(([, fault]) => fault.name === name)![0]);
}

/** The storage of a provisioned token with its clock set: the newest record in one slot, the former in the other. */
let image: Uint8Array;
let newestAt: number;
let formerAt: number;

beforeAll(async () => {
  const token = await makeToken({ module }, { secret: SECRET });
  image = token.storage.image.slice();
  const isNewest = (sector: number): boolean =>
    image.subarray(sector + RECORD_BYTES, sector + PAGE_BYTES).every((byte) => byte === 0xff);
  newestAt = isNewest(0) ? 0 : SECTOR_BYTES;
  formerAt = SECTOR_BYTES - newestAt;
  expect(isNewest(formerAt)).toBe(false);
  expect(pressed(image).code).toBe(RIGHT_CODE);
});

function pressed(stored: Uint8Array): ReturnType<typeof readGlass> {
  const runner = new Runner({
    module,
    model: 'code-display',
    clock: new VirtualClock(SOME_UNIX_MS),
    storage: new MemoryStorage(stored.slice()),
  });
  runner.press('main');
  return readGlass(runner.frame());
}

function changed(change: (image: Uint8Array) => void): Uint8Array {
  const copy = image.slice();
  change(copy);
  return copy;
}

/** Changes a field of the newest record and seals it again, as another firmware or a mistake in this one would. */
function resealed(at: number, bytes: readonly number[]): Uint8Array {
  return changed((copy) => {
    copy.set(bytes, newestAt + at);
    reseal(copy, newestAt);
  });
}

const ANY_REQUEST: { [N in MessageName]: Messages[N]['request'] } = {
  identify: { minimumVersion: 1, maximumVersion: 1 },
  'self-test': {},
  'read-battery': {},
  'read-clock': {},
  'set-clock': { unixSeconds: 1_800_000_000n, millisecond: 0, trimPartsPerBillion: 0 },
  provision: {
    serialNumber: '900010000014',
    algorithm: 1,
    digits: 6,
    timeStepSeconds: 30,
    t0UnixSeconds: 0n,
    secret: new Uint8Array(20),
  },
  lock: {},
  erase: {},
  'read-setting': { setting: 0 },
  'change-setting': { setting: 0, value: 30 },
  'read-counters': {},
  'compute-code': { algorithm: 1, digits: 6, counter: 0n, secret: new Uint8Array(20) },
  'compute-hmac': { algorithm: 1, keyLength: 1, keyAndMessage: new Uint8Array(2) },
  'read-entropy': { length: 32 },
  'set-zone': { utcOffsetMinutes: 60, zoneRule: 2 },
};

/** The fault sign and number on the glass, the fault on the link, nothing that needs a secret, whatever the key does. */
async function expectFault(token: FactoryToken, name: string): Promise<void> {
  const fault = faultId(name);
  const text = `Err${String(fault).padStart(2, '0')}`;
  for (const reading of [token.press(), token.press(), token.openPages()]) {
    expect(reading).toMatchObject({ code: null, bar: 0 });
    expect(reading.text.replaceAll(' ', '')).toBe(text);
    expect(reading.icons).toContain('fault');
  }
  expect((await token.request('identify', ANY_REQUEST.identify)).fault).toBe(fault);
  for (const message of Object.keys(MESSAGES) as MessageName[]) {
    if (MESSAGE_RULES[message].inFault) continue;
    await expect(token.request(message, ANY_REQUEST[message]), message).rejects.toThrow(
      new RegExp(`fault ${fault}, ${name}`),
    );
  }
  token.waitUntilDark();
}

describe('a core that traps', () => {
  /** A record in RAM that radiation has hit: with a time step of 0 the core divides by zero at the next press. */
  function damage(runner: Runner): void {
    const snapshot = runner.snapshot();
    const recordAt = Buffer.from(snapshot.buffer).indexOf('TKR1');
    snapshot.fill(0, recordAt + TIME_STEP_AT, recordAt + TIME_STEP_AT + 2);
    runner.restore(snapshot);
  }

  function damagedToken(): FactoryToken {
    const token = new FactoryToken({ module, storage: new MemoryStorage(image.slice()) });
    damage(token.runner);
    return token;
  }

  test('is started anew and shows the fault instead of a code', async () => {
    const token = damagedToken();
    token.runner.press('main');
    token.runner.release('main');
    token.clock.advance(1000);
    await expectFault(token, 'trap');
  });

  test('works again after a power cycle', async () => {
    const token = damagedToken();
    token.runner.press('main');
    expect((await token.request('identify', ANY_REQUEST.identify)).fault).toBe(faultId('trap'));
    token.powerCycle();
    expect((await token.request('identify', ANY_REQUEST.identify)).fault).toBe(0);
    expect(token.press().code).toBe(RIGHT_CODE);
  });

  test('says so to whoever watches', () => {
    const traps: string[] = [];
    const runner = new Runner({
      module,
      model: 'code-display',
      clock: new VirtualClock(SOME_UNIX_MS),
      storage: new MemoryStorage(image.slice()),
      observer: {
        input: () => undefined,
        output: (event) => void (event.output === 'trap' && traps.push(event.message)),
      },
    });
    damage(runner);
    runner.press('main');
    expect(traps).toEqual(['divide by zero']);
  });
});

describe('a record with a right checksum that no firmware could have written', () => {
  test.each<[string, number, number[]]>([
    ['a time step of 0', TIME_STEP_AT, [0, 0]],
    ['a time step of 14 s', TIME_STEP_AT, [14, 0]],
    ['a time step of 301 s', TIME_STEP_AT, [45, 1]],
    ['T0 beyond the year 9999', 8, [0, 0, 0, 0, 0, 1, 0, 0]],
    ['a trim of 2^31 - 1', 32, [255, 255, 255, 127]],
    ['format version 0', FORMAT_VERSION_AT, [0, 0]],
    ['life-cycle state 3', 44, [3]],
    ['algorithm 0', 45, [0]],
    ['algorithm 4', 45, [4]],
    ['5 digits', 46, [5]],
    ['9 digits', 46, [9]],
    ['200 digits', 46, [200]],
    ['no secret', 47, [0]],
    ['a secret of 65 bytes', 47, [65]],
    ['clock state 2', 48, [2]],
    ['a wipe that is more than half', 49, [2]],
    ['more writes by the link than there may be', 50, [11]],
    ['a zone rule 3', ZONE_RULE_AT, [3, 60, 0]],
    ['an offset where the zone is unknown', ZONE_RULE_AT, [0, 60, 0]],
    ['an offset of 14 h 1 min', ZONE_RULE_AT, [1, 0x49, 0x03]],
    ['an offset of -14 h 1 min', ZONE_RULE_AT, [1, 0xb7, 0xfc]],
    ['a letter in the serial number', 64, [0x41]],
    ['a glass that is lit for 0 s', 144, [0, 0]],
    ['a key lock-out of a minute', 146, [0x60, 0xea]],
  ])('%s is a fault', async (_name, at, bytes) => {
    const token = new FactoryToken({ module, storage: new MemoryStorage(resealed(at, bytes)) });
    await expectFault(token, 'storage-corrupt');
  });

  test.each<[string, number, number[]]>([
    ['a time step of 15 s', TIME_STEP_AT, [15, 0]],
    ['8 digits', 46, [8]],
    ['a secret of 10 bytes', 47, [10]],
    ['an offset of 14 h', ZONE_RULE_AT, [1, 0x48, 0x03]],
    ['an offset of -14 h', ZONE_RULE_AT, [2, 0xb8, 0xfc]],
    ['a key lock-out of 2 s', 146, [0xd0, 0x07]],
  ])('%s is none', (_name, at, bytes) => {
    expect(pressed(resealed(at, bytes)).code).not.toBeNull();
  });
});

describe('damaged storage', () => {
  const cases: [string, () => Uint8Array, string][] = [
    [
      'garbage in both slots',
      () => Uint8Array.from({ length: image.length }, (_, at) => at & 0x7f),
      'storage-corrupt',
    ],
    ['zeros everywhere', () => new Uint8Array(image.length), 'storage-corrupt'],
    [
      'the newest record erased beside a superseded one',
      () => changed((copy) => copy.fill(0xff, newestAt, newestAt + SECTOR_BYTES)),
      'storage-corrupt',
    ],
    [
      'one bit of the newest record wrong beside a superseded one',
      () => changed((copy) => (copy[newestAt + 85]! ^= 1)),
      'storage-corrupt',
    ],
    [
      'both records superseded',
      () => changed((copy) => copy.fill(0, newestAt + RECORD_BYTES, newestAt + PAGE_BYTES)),
      'storage-corrupt',
    ],
    ['a record of a newer firmware', () => resealed(FORMAT_VERSION_AT, [5, 0]), 'storage-version'],
    ['a record of a much newer firmware', () => resealed(FORMAT_VERSION_AT, [1, 1]), 'storage-version'],
  ];

  test.each(cases)('%s', async (_name, stored, fault) => {
    const storage = new MemoryStorage(stored());
    const before = storage.image.slice();
    const token = new FactoryToken({ module, storage });
    await expectFault(token, fault);
    expect(storage.image, 'evidence is kept').toEqual(before);
    token.powerCycle();
    await expectFault(token, fault);
  });

  test('erasing a development token with damaged storage makes it a blank one that works', async () => {
    const token = new FactoryToken({ module, storage: new MemoryStorage(new Uint8Array(image.length)) });
    await token.request('erase', {});
    expect(token.press().text).toBe('no dAtA');
    token.waitUntilDark();
    await token.setClock(SOME_UNIX_MS);
    await token.provision({ secret: SECRET });
    expect(token.press().code).toBe(RIGHT_CODE);
  });

  test('every single wrong bit of both record pages: the right code, a fault or no time', () => {
    const seen = { right: 0, fault: 0, noTime: 0 };
    const wrong: string[] = [];
    for (const page of [newestAt, formerAt]) {
      for (let bit = 0; bit < PAGE_BYTES * 8; bit++) {
        const { text, code, icons } = pressed(
          changed((copy) => (copy[page + (bit >> 3)]! ^= 1 << (bit & 7))),
        );
        if (code === RIGHT_CODE) seen.right++;
        else if (code === null && icons.includes('fault')) seen.fault++;
        else if (code === null && icons.includes('no-time')) seen.noTime++;
        else wrong.push(`bit ${bit} of the page at ${page}: "${text}"`);
      }
    }
    expect(wrong).toEqual([]);
    // All of the newest page, the note that the clock was found wrong too; of the former one, nothing matters any more.
    const noTime = (CRC_AT - NOTE_AT) * 8;
    expect(seen).toEqual({ right: PAGE_BYTES * 8, fault: PAGE_BYTES * 8 - noTime, noTime });
  });

  test('random pages beside each other: the right code, a fault, or no data', () => {
    const anyPage = fc.oneof(
      fc.uint8Array({ minLength: PAGE_BYTES, maxLength: PAGE_BYTES }),
      fc.constantFrom('erased', 'newest', 'former', 'cut'),
    );
    const pageBytes = (page: Uint8Array | string): Uint8Array => {
      if (typeof page !== 'string') return page;
      const bytes = erasedImage().slice(0, PAGE_BYTES);
      const at = page === 'former' ? formerAt : newestAt;
      if (page !== 'erased') bytes.set(image.subarray(at, at + (page === 'cut' ? 100 : PAGE_BYTES)));
      return bytes;
    };
    const never = fc.property(anyPage, anyPage, (first, second) => {
      const stored = erasedImage();
      stored.set(pageBytes(first), 0);
      stored.set(pageBytes(second), SECTOR_BYTES);
      const { code, icons } = pressed(stored);
      if (code === null) expect(icons.some((icon) => icon === 'fault' || icon === 'no-data')).toBe(true);
      else expect(code).toBe(RIGHT_CODE);
    });
    fc.assert(never, { numRuns: 1000, seed: SEED });
  });
});

describe('a host that starts the core wrongly', () => {
  test.each([
    ['with an unknown model', 99, 512, 'unknown-model'],
    ['with model 0', 0, 512, 'unknown-model'],
    ['with too short a storage image', MODELS['code-display'], 256, 'storage-corrupt'],
    ['with no storage image', MODELS['code-display'], 0, 'storage-corrupt'],
  ])('%s sees the fault', (_name, model, storageLength, fault) => {
    const core = new WebAssembly.Instance(module).exports as unknown as {
      memory: WebAssembly.Memory;
      layout(): number;
      boot(model: number, storageLength: number, flags: number): void;
      key(id: number, pressed: number, uptimeMs: number): void;
    };
    const imageAt = core.layout() + 8 * BUFFERS.indexOf('storageImage');
    const [address, bytes] = new Uint32Array(core.memory.buffer, imageAt, 2);
    // Erased flash lies there: nothing is wrong but what the host says of it.
    new Uint8Array(core.memory.buffer, address, bytes).fill(0xff);
    core.boot(model, storageLength, 1);
    core.key(0, 1, 1000);
    const frameAt = new Uint32Array(core.memory.buffer, core.layout(), 1)[0]!;
    const { text, icons, code } = readGlass(new Uint8Array(core.memory.buffer, frameAt, 16));
    expect(code).toBeNull();
    expect(icons).toContain('fault');
    expect(text).toContain(String(faultId(fault)).padStart(2, '0'));
  });
});
