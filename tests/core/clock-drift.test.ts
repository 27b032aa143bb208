/** The token's time is its real-time clock plus offset and drift trim: compared with exact fractions over years. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLOCK_STATES } from '../../host-tools/link/protocol.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { oracleTotp } from '../verifier/oracle.ts';
import { FactoryToken, makeToken } from './factory-token.ts';

const module = loadCore('release');
const SEED = 3339;
const YEAR_MS = 31_556_952_000;
const MINIMUM_MS = 1_577_836_800_000;

async function tokenUnixMs(token: FactoryToken): Promise<number | null> {
  const { clockState, unixSeconds, millisecond } = await token.request('read-clock', {});
  return clockState === CLOCK_STATES.set ? Number(unixSeconds) * 1000 + millisecond : null;
}

/** The exact time in billionths of a millisecond. */
function exactTime(setUnixMs: number, elapsedMs: number, trimPartsPerBillion: number): bigint {
  const billion = 1_000_000_000n;
  return (BigInt(setUnixMs) + BigInt(elapsedMs)) * billion + BigInt(elapsedMs) * BigInt(trimPartsPerBillion);
}

describe('drift trim', () => {
  // A crystal that loses 20 ppm falls behind by 631 s in a year; the trim gives them back.
  test.each([
    [20_000, YEAR_MS, 631_139],
    [-20_000, YEAR_MS, -631_139],
    [1, YEAR_MS, 31],
    [-1, YEAR_MS, -31],
    [200_000, 10 * YEAR_MS, 63_113_904],
    [-200_000, 10 * YEAR_MS, -63_113_904],
    [200_000, 999, 0],
    [0, 50 * YEAR_MS, 0],
  ])('%i ppb over %i ms move the time by %i ms', async (trim, elapsedMs, expectedMs) => {
    const rtcUnixMs = Date.UTC(2026, 0, 1);
    const token = new FactoryToken({ module, rtcUnixMs });
    await token.setClock(rtcUnixMs, trim);
    token.clock.advance(elapsedMs);
    expect((await tokenUnixMs(token))! - rtcUnixMs - elapsedMs).toBe(expectedMs);
  });

  test('is within 1.2 ms of the exact time, whatever offset, trim and elapsed time', async () => {
    const withinTolerance = fc.asyncProperty(
      fc.integer({ min: 0, max: 4_000_000_000_000 }),
      fc.integer({ min: MINIMUM_MS, max: 4_000_000_000_000 }),
      fc.integer({ min: -200_000, max: 200_000 }),
      fc.oneof(fc.integer({ min: 0, max: 100 * YEAR_MS }), fc.integer({ min: 0, max: 100_000 })),
      async (rtcUnixMs, setUnixMs, trim, elapsedMs) => {
        const token = new FactoryToken({ module, rtcUnixMs });
        await token.setClock(setUnixMs, trim);
        token.clock.advance(elapsedMs);
        const exact = exactTime(setUnixMs, elapsedMs, trim);
        const seenMs = await tokenUnixMs(token);
        const isBefore2020 = exact < BigInt(MINIMUM_MS) * 1_000_000_000n;
        if (seenMs === null) expect(isBefore2020).toBe(true);
        else expect(Math.abs(Number(BigInt(seenMs) * 1_000_000_000n - exact)) / 1e9).toBeLessThanOrEqual(1.2);
      },
    );
    await fc.assert(withinTolerance, { numRuns: 2000, seed: SEED });
  });

  test('never lets the time run backwards, millisecond by millisecond', async () => {
    const token = new FactoryToken({ module });
    await token.setClock(token.clock.unixMs(), -200_000);
    let lastMs = (await tokenUnixMs(token))!;
    for (let elapsedMs = 0; elapsedMs < 5000; elapsedMs++) {
      token.clock.advance(1);
      const nowMs = (await tokenUnixMs(token))!;
      expect(nowMs).toBeGreaterThanOrEqual(lastMs);
      lastMs = nowMs;
    }
  });

  test.each([
    [150_000, 'slow'],
    [-150_000, 'fast'],
  ])('a trim of %i ppb keeps the codes of a %s crystal right for five years', async (trim) => {
    const secret = Uint8Array.from({ length: 20 }, (_, index) => index);
    const startMs = Date.UTC(2026, 0, 1);
    const token = await makeToken({ module, rtcUnixMs: startMs }, { secret });
    await token.setClock(startMs, trim);
    const elapsedMs = 5 * YEAR_MS + 15_000;
    // What the crystal counts while `elapsedMs` truly pass.
    token.clock.advance(Math.round(elapsedMs / (1 + trim * 1e-9)));
    const parameters = { algorithm: 'SHA1', digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0 } as const;
    const trueSecond = Math.floor((startMs + elapsedMs) / 1000);
    expect(token.press().code).toBe(oracleTotp(secret, parameters, trueSecond));
  });
});

describe('a code on the glass of a trimmed token', () => {
  const secret = Uint8Array.from({ length: 20 }, (_, index) => index + 100);

  test.each([200_000, 20_000, -20_000, -200_000])('is never a dead one, at %i ppb', async (trim) => {
    const startMs = Date.UTC(2026, 0, 1);
    const token = await makeToken({ module, rtcUnixMs: startMs }, { secret, timeStepSeconds: 300 });
    await token.setClock(startMs, trim);
    await token.request('change-setting', { setting: 0, value: 120 });
    token.clock.advance(3 * YEAR_MS);
    const deathMs = (Math.floor((await tokenUnixMs(token))! / 300_000) + 2) * 300_000;
    token.clock.advance(deathMs - 100_000 - (await tokenUnixMs(token))!);
    const { code } = token.press();
    expect(code).not.toBeNull();
    token.clock.advance(deathMs - 50 - (await tokenUnixMs(token))!);
    expect(token.glass()).toMatchObject({ code, bar: 1 });
    while (token.glass().code !== null) token.clock.advance(1);
    const exactMs = Number(exactTime(startMs, token.clock.unixMs() - startMs, trim) / 1_000_000n) / 1000;
    expect(token.runner.asleep).toBe(true);
    expect(Math.abs(exactMs - deathMs)).toBeLessThanOrEqual(1.2);
  });
});

describe('offset', () => {
  test('a real-time clock that counts from zero serves as well as one that keeps UTC', async () => {
    const secret = Uint8Array.from({ length: 20 }, (_, index) => index);
    const setUnixMs = Date.UTC(2026, 10, 22, 14, 5, 33) + 250;
    const token = new FactoryToken({ module, rtcUnixMs: 0 });
    await token.setClock(setUnixMs);
    await token.provision({ secret });
    const parameters = { algorithm: 'SHA1', digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0 } as const;
    expect(token.press().code).toBe(oracleTotp(secret, parameters, Math.floor(setUnixMs / 1000)));
    token.powerCycle();
    expect(await tokenUnixMs(token)).toBe(setUnixMs + token.clock.unixMs());
  });
});
