/** No code is better than a wrong one: when the token's clock cannot be trusted, the glass says so. */
import { beforeEach, describe, expect, test } from 'vitest';
import { LinkRefusal } from '../../host-tools/link/errors.ts';
import { encodeFrame } from '../../host-tools/link/framing.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import { CLOCK_STATES, MESSAGES } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS, LIMITS } from '../../host-tools/token/limits.generated.ts';
import { readGlass } from '../../simulator/glass/reading.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { RECORD_PAGES_BYTES, Token } from '../../simulator/token/token.ts';
import { oracleTotp } from '../verifier/oracle.ts';
import { FactoryToken, makeToken, SOME_UNIX_MS } from './factory-token.ts';

const module = loadCore('release');
const SECRET = Uint8Array.from({ length: 20 }, (_, index) => index * 3);
const HOUR_MS = 3_600_000;

function codeOf(unixMs: number): string {
  const parameters = { algorithm: 'SHA1', digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0 } as const;
  return oracleTotp(SECRET, parameters, Math.floor(unixMs / 1000));
}

async function expectNoTime(token: FactoryToken): Promise<void> {
  const reading = token.codeNow();
  expect(reading).toMatchObject({ text: 'no CLoC', code: null, bar: 0 });
  expect(reading.icons).toContain('no-time');
  const answer = await token.request('read-clock', {});
  expect(answer).toEqual({ clockState: CLOCK_STATES.unknown, unixSeconds: 0n, millisecond: 0 });
}

describe('a token whose clock was set', () => {
  let token: FactoryToken;

  beforeEach(async () => {
    token = await makeToken({ module }, { secret: SECRET });
    expect(token.codeNow().code).toBe(codeOf(SOME_UNIX_MS));
  });

  test('shows no time when its real-time clock runs backwards, until the clock is set again', async () => {
    token.moveClock(token.clock.unixMs() - HOUR_MS);
    await expectNoTime(token);
    token.moveClock(token.clock.unixMs() + 2 * HOUR_MS);
    await expectNoTime(token);
    await token.setClock();
    const unixMs = token.clock.unixMs();
    expect(token.codeNow().code).toBe(codeOf(unixMs));
  });

  test('a code on the glass goes the moment the clock runs backwards', () => {
    expect(token.press().code).not.toBeNull();
    token.moveClock(token.clock.unixMs() - HOUR_MS);
    expect(token.glass()).toMatchObject({ text: 'no CLoC', code: null, bar: 0 });
  });

  test('shows no time after a changed battery, when the real-time clock starts anew', async () => {
    token.runner.powerCut();
    token.clock.setUnixMs(0);
    token.runner.powerOn();
    await expectNoTime(token);
  });

  test('keeps its time through a power cut while the real-time clock goes on', () => {
    token.runner.powerCut();
    token.clock.advance(HOUR_MS);
    token.runner.powerOn();
    const unixMs = token.clock.unixMs();
    expect(token.codeNow().code).toBe(codeOf(unixMs));
  });

  test('cannot be locked while its clock is unknown: nothing could set it any more', async () => {
    token.moveClock(token.clock.unixMs() - HOUR_MS);
    await expect(token.request('lock', {})).rejects.toThrow(/clock-unknown/);
  });

  test('locked, it shows no time when the real-time clock runs backwards, and takes no new time', async () => {
    await token.request('lock', {});
    token.moveClock(token.clock.unixMs() - HOUR_MS);
    await expectNoTime(token);
    await expect(token.setClock()).rejects.toThrow(/wrong-state/);
    await expectNoTime(token);
  });

  test('a real-time clock beyond the year 9999 is nonsense', async () => {
    token.moveClock((LIMITS.clockMaximumUnixSeconds + 1) * 1000);
    await expectNoTime(token);
  });
});

test('a real-time clock that counts from zero gives no old code after a changed battery, however long it runs', async () => {
  const token = new FactoryToken({ module, rtcUnixMs: 60_000 });
  await token.setClock(SOME_UNIX_MS);
  await token.provision({ secret: SECRET });
  token.clock.advance(HOUR_MS);
  token.runner.powerCut();
  token.clock.setUnixMs(0);
  token.runner.powerOn();
  await expectNoTime(token);
  token.clock.advance(10 * HOUR_MS);
  await expectNoTime(token);
});

describe('a clock once found wrong stays unknown through every power loss', () => {
  /** A locked token thirty days old, on a real-time clock that began at a minute. */
  async function lockedToken(): Promise<FactoryToken> {
    const token = new FactoryToken({ module, rtcUnixMs: 60_000 });
    await token.setClock(SOME_UNIX_MS);
    await token.provision({ secret: SECRET });
    await token.request('lock', {});
    token.clock.advance(30 * 24 * HOUR_MS);
    expect(token.codeNow().code).toBe(codeOf(SOME_UNIX_MS + 30 * 24 * HOUR_MS));
    return token;
  }

  test('a battery that is changed, and whose contact then bounces', async () => {
    const token = await lockedToken();
    token.runner.powerCut();
    token.clock.setUnixMs(0);
    token.runner.powerOn();
    await expectNoTime(token);
    token.runner.powerCut();
    token.clock.advance(2 * HOUR_MS);
    token.runner.powerOn();
    await expectNoTime(token);
  });

  test('a clock that goes back by half a day, but not behind the day it was set', async () => {
    const token = await lockedToken();
    token.moveClock(token.clock.unixMs() - 12 * HOUR_MS);
    await expectNoTime(token);
    token.powerCycle();
    await expectNoTime(token);
  });

  test('until it is set: a token that is not locked yet is whole again then', async () => {
    const token = await makeToken({ module }, { secret: SECRET });
    token.moveClock(token.clock.unixMs() - HOUR_MS);
    token.powerCycle();
    await expectNoTime(token);
    await token.setClock();
    token.powerCycle();
    const unixMs = token.clock.unixMs();
    expect(token.codeNow().code).toBe(codeOf(unixMs));
  });

  test('while the storage refuses to note it, the token itself still knows', async () => {
    const token = await lockedToken();
    const { storage } = token;
    storage.erase = () => {
      throw new Error('worn out');
    };
    token.moveClock(token.clock.unixMs() - HOUR_MS);
    await expectNoTime(token);
  });
});

describe('a host that gives no reading before a key', () => {
  const DAY_MS = 24 * HOUR_MS;
  test.each([
    ['a day and a millisecond after the last reading', DAY_MS + 1],
    ['49 days after it', 49 * DAY_MS],
    ['a millisecond before it', -1],
  ])('gets no time %s', (_name, afterMs) => {
    const token = bareToken(2_000_000);
    token.key('code-display', 'main', true, 2_000_000 + afterMs);
    expect(readGlass(token.frame())).toMatchObject({ text: 'no CLoC', code: null });
  });

  test('gets the code of the time since then for a day', () => {
    const token = bareToken(2_000_000);
    token.key('code-display', 'main', true, 2_000_000 + DAY_MS);
    expect(readGlass(token.frame()).code).toBe(codeOf(SOME_UNIX_MS + DAY_MS));
  });

  /** A token without a host around it, its clock set and read at this uptime. */
  function bareToken(uptimeMs: number): Token {
    const storage = new MemoryStorage();
    const token = new Token(module);
    const recordPages = new Uint8Array(RECORD_PAGES_BYTES).fill(0xff);
    token.boot({ model: 'code-display', recordPages, development: true, afterTrap: false });
    token.clock(SOME_UNIX_MS, uptimeMs);
    carryOut(token, storage);
    const provision = {
      serialNumber: '900010000014',
      algorithm: ALGORITHMS.SHA1,
      digits: 6,
      timeStepSeconds: 30,
      t0UnixSeconds: 0n,
      secret: SECRET,
    };
    const unixSeconds = BigInt(Math.floor(SOME_UNIX_MS / 1000));
    const clock = { unixSeconds, millisecond: SOME_UNIX_MS % 1000, trimPartsPerBillion: 0 };
    send(token, storage, 1, encodeRequest('provision', provision), MESSAGES.provision.id);
    send(token, storage, 2, encodeRequest('set-clock', clock), MESSAGES['set-clock'].id);
    return token;
  }

  function send(
    token: Token,
    storage: MemoryStorage,
    sequence: number,
    payload: Uint8Array,
    type: number,
  ): void {
    token.linkReceive(encodeFrame({ flags: 0, sequence, type, payload }));
    carryOut(token, storage);
    token.linkTake();
  }

  function carryOut(token: Token, storage: MemoryStorage): void {
    while (token.takeEffects().storage) {
      const request = token.storageRequest();
      if (request.operation === 'erase') storage.erase(request.offset);
      else storage.program(request.offset, request.bytes);
      token.storageDone(true);
    }
  }
});

describe('a token whose clock was never set', () => {
  test.each([
    ['1970', 0],
    ['2026', SOME_UNIX_MS],
  ])('shows no time, whatever the real-time clock reads (%s)', async (_name, rtcUnixMs) => {
    const token = new FactoryToken({ module, rtcUnixMs });
    await token.provision({ secret: SECRET });
    await expectNoTime(token);
    token.powerCycle();
    await expectNoTime(token);
  });
});

describe('set-clock', () => {
  const minimum = BigInt(LIMITS.clockMinimumUnixSeconds);
  const maximum = BigInt(LIMITS.clockMaximumUnixSeconds);
  const limit = LIMITS.clockTrimMaximumPartsPerBillion;

  test.each([
    ['the second before 2020', minimum - 1n, 0, 0],
    ['1970', 0n, 0, 0],
    ['the second after the year 9999', maximum + 1n, 0, 0],
    ['2^64 - 1 s', 2n ** 64n - 1n, 0, 0],
    ['millisecond 1000', minimum, 1000, 0],
    ['too much trim', minimum, 0, limit + 1],
    ['too little trim', minimum, 0, -limit - 1],
  ])(
    'refuses %s and leaves the clock as it was',
    async (_name, unixSeconds, millisecond, trimPartsPerBillion) => {
      const token = await makeToken({ module }, { secret: SECRET });
      const refused = token.request('set-clock', { unixSeconds, millisecond, trimPartsPerBillion });
      await expect(refused).rejects.toThrow(LinkRefusal);
      const unixMs = token.clock.unixMs();
      expect(token.codeNow().code).toBe(codeOf(unixMs));
    },
  );

  test.each([
    ['the first second of 2020', minimum, 0],
    ['the last millisecond of 9999', maximum, 999],
  ])('takes %s', async (_name, unixSeconds, millisecond) => {
    const token = await makeToken({ module }, { secret: SECRET });
    await token.request('set-clock', { unixSeconds, millisecond, trimPartsPerBillion: 0 });
    token.runner.press('main');
    expect(token.glass().code).toBe(codeOf(Number(unixSeconds) * 1000 + millisecond));
  });

  test('a token that lives into the year 10000 shows no time', async () => {
    const token = await makeToken({ module }, { secret: SECRET });
    await token.request('set-clock', { unixSeconds: maximum, millisecond: 0, trimPartsPerBillion: 0 });
    token.clock.advance(1000);
    await expectNoTime(token);
  });
});
