/** Codes across the days on which clocks go wrong, to the millisecond, and across the wrap of the uptime counter. */
import { describe, expect, test } from 'vitest';
import { readGlass } from '../../simulator/glass/reading.ts';
import { PAGE_BYTES, SECTOR_BYTES } from '../../simulator/token/contract.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { Token } from '../../simulator/token/token.ts';
import { oracleHotp, oracleTotp } from '../verifier/oracle.ts';
import { makeToken, type FactoryToken, type TokenData } from './factory-token.ts';

const module = loadCore('release');
const SECRET = Uint8Array.from({ length: 20 }, (_, index) => index * 11);
const TEN_MINUTES_MS = 600_000;

/** Instants just after which something has gone wrong in other clocks. */
const INSTANTS: readonly (readonly [name: string, unixMs: number])[] = [
  ['the first hour of 2020', Date.UTC(2020, 0, 1, 0, 20)],
  ['29 February 2024', Date.UTC(2024, 1, 29)],
  ['1 March 2024', Date.UTC(2024, 2, 1)],
  ['year end 2026', Date.UTC(2027, 0, 1)],
  ['29 February 2028', Date.UTC(2028, 1, 29)],
  ['1 March 2028', Date.UTC(2028, 2, 1)],
  ['2^31 s, 2038-01-19T03:14:08Z', 2 ** 31 * 1000],
  ['1 March 2100, no leap year', Date.UTC(2100, 2, 1)],
  ['2^32 s, 2106-02-07T06:28:16Z', 2 ** 32 * 1000],
  ['29 February 2400', Date.UTC(2400, 1, 29)],
  ['20000000000 s', 20_000_000_000_000],
  ['year end 9998', Date.UTC(9999, 0, 1)],
];

type CodeParameters = Parameters<typeof oracleTotp>[1];

const TOKENS: readonly CodeParameters[] = [
  { algorithm: 'SHA1', digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0 },
  { algorithm: 'SHA256', digits: 8, timeStepSeconds: 60, t0UnixSeconds: 0 },
  { algorithm: 'SHA512', digits: 7, timeStepSeconds: 17, t0UnixSeconds: 1_500_000_007 },
];

function expectedCode(parameters: CodeParameters, unixMs: number): string {
  return oracleTotp(SECRET, parameters, Math.floor(unixMs / 1000));
}

describe.each(TOKENS)(
  '$algorithm, $digits digits, step $timeStepSeconds s, T0 $t0UnixSeconds',
  (parameters) => {
    const data: TokenData = { secret: SECRET, ...parameters };
    const stepMs = parameters.timeStepSeconds * 1000;

    /** A token that has run for ten minutes at `unixMs`. */
    async function tokenAt(unixMs: number): Promise<FactoryToken> {
      const token = await makeToken({ module, rtcUnixMs: unixMs - TEN_MINUTES_MS }, data);
      token.clock.advance(TEN_MINUTES_MS);
      return token;
    }

    test.each(INSTANTS)('right before and after %s', async (_name, instantMs) => {
      for (const offsetMs of [-61_000, -1000, -1, 0, 1, 999, 1000, 61_000]) {
        const unixMs = instantMs + offsetMs;
        const token = await tokenAt(unixMs);
        token.runner.press('main');
        expect(token.glass().code, `${offsetMs} ms`).toBe(expectedCode(parameters, unixMs));
      }
    });

    test.each(INSTANTS)(
      'a code leaves the glass in the millisecond that it dies, at %s',
      async (_name, instantMs) => {
        const sinceT0Ms = instantMs - parameters.t0UnixSeconds * 1000;
        const deathMs = parameters.t0UnixSeconds * 1000 + Math.ceil(sinceT0Ms / stepMs) * stepMs;
        const token = await tokenAt(deathMs - 5000);
        const { code } = token.press();
        token.clock.advance(deathMs - 1 - token.clock.unixMs());
        expect(token.glass()).toMatchObject({ code, bar: 1 });
        expect(code).toBe(expectedCode(parameters, deathMs - 1));
        token.clock.advance(1);
        expect(token.runner.frame()).toEqual(new Uint8Array(16));
        expect(token.press().code).toBe(expectedCode(parameters, deathMs));
      },
    );
  },
);

describe('T0', () => {
  const t0UnixSeconds = 1_800_000_000;
  const parameters = { ...TOKENS[0]!, t0UnixSeconds };

  test('no code before it, counter 0 from its first millisecond on', async () => {
    const token = await makeToken(
      { module, rtcUnixMs: t0UnixSeconds * 1000 - 1 },
      { secret: SECRET, ...parameters },
    );
    token.runner.press('main');
    expect(token.glass()).toMatchObject({ text: 'no CLoC', code: null, bar: 0 });
    expect(token.glass().icons).toContain('no-time');
    token.runner.release('main');
    token.waitUntilDark();
    const late = await makeToken(
      { module, rtcUnixMs: t0UnixSeconds * 1000 },
      { secret: SECRET, ...parameters },
    );
    expect(late.press().code).toBe(oracleHotp(SECRET, 'SHA1', 0n, 6));
  });
});

describe('the uptime counter wraps after 2^32 ms', () => {
  const WRAP_MS = 2 ** 32;

  async function tokenBeforeWrap(ms: number): Promise<FactoryToken> {
    // Half a step (15 s) into a step when the counter wraps.
    const rtcUnixMs = Date.UTC(2030, 0, 1) - WRAP_MS + 15_000;
    const token = await makeToken({ module, rtcUnixMs }, { secret: SECRET });
    token.clock.advance(WRAP_MS - ms);
    return token;
  }

  test('while a code is on the glass', async () => {
    const token = await tokenBeforeWrap(5000);
    const { code } = token.press();
    expect(code).toBe(expectedCode(TOKENS[0]!, token.clock.unixMs()));
    token.clock.advance(10_000);
    expect(token.glass().code).toBe(code);
    token.clock.advance(9_800);
    expect(token.runner.asleep).toBe(true);
    expect(token.clock.unixMs()).toBe(Date.UTC(2030, 0, 1, 0, 0, 30));
    expect(token.press().code).toBe(expectedCode(TOKENS[0]!, token.clock.unixMs()));
  });

  test('while the key is held', async () => {
    const token = await tokenBeforeWrap(3000);
    token.runner.press('main');
    token.clock.advance(5999);
    expect(token.glass().code).not.toBeNull();
    token.clock.advance(1);
    expect(token.glass().icons).toContain('page-serial');
  });

  test('while the token sleeps', async () => {
    const token = await tokenBeforeWrap(1000);
    token.clock.advance(2 * WRAP_MS);
    expect(token.press().code).toBe(expectedCode(TOKENS[0]!, token.clock.unixMs() - 200));
  });

  test('between two readings of the real-time clock, on a host that gives one only now and then', async () => {
    const { storage } = await tokenBeforeWrap(1000);
    const token = new Token(module);
    const recordPages = Uint8Array.from([
      ...storage.read(0, PAGE_BYTES),
      ...storage.read(SECTOR_BYTES, PAGE_BYTES),
    ]);
    token.boot({ model: 'code-display', recordPages, development: true, afterTrap: false });
    const readingMs = Date.UTC(2030, 0, 1, 0, 0, 29);
    token.clock(readingMs, WRAP_MS - 600);
    token.key('code-display', 'main', true, 500);
    expect(readGlass(token.frame()).code).toBe(expectedCode(TOKENS[0]!, readingMs + 1100));
  });
});
