/** A clock that is found wrong by a millisecond, or while the token is in fault, is unknown from then on. */
import { describe, expect, test } from 'vitest';
import { CLOCK_STATES, FAULTS } from '../../host-tools/link/protocol.generated.ts';
import type { Runner } from '../../simulator/runner/runner.ts';
import { loadCore } from '../../simulator/token/load.ts';
import type { FactoryToken } from './factory-token.ts';
import { makeToken, SOME_UNIX_MS } from './factory-token.ts';

const module = loadCore('release');
const SECRET = Uint8Array.from({ length: 20 }, (_, index) => index * 3);
const DAY_MS = 86_400_000;
/** Where a record keeps its time step (firmware/core/storage/record.ts). */
const TIME_STEP_AT = 38;

async function lockedToken(): Promise<FactoryToken> {
  const token = await makeToken({ module }, { secret: SECRET });
  await token.request('lock', {});
  token.clock.advance(30 * DAY_MS);
  expect(token.codeNow().code).not.toBeNull();
  return token;
}

async function clockState(token: FactoryToken): Promise<number> {
  return (await token.request('read-clock', {})).clockState;
}

/** A record in RAM that radiation has hit: with a time step of 0 the core divides by zero at the next press. */
function damage(runner: Runner): void {
  const snapshot = runner.snapshot();
  const recordAt = Buffer.from(snapshot.buffer).indexOf('TKR1');
  snapshot.fill(0, recordAt + TIME_STEP_AT, recordAt + TIME_STEP_AT + 2);
  runner.restore(snapshot);
}

async function expectTrapFault(token: FactoryToken): Promise<void> {
  const { fault } = await token.request('identify', { minimumVersion: 1, maximumVersion: 1 });
  expect(FAULTS[fault]?.name).toBe('trap');
}

describe('L3: a clock found wrong while the token is in fault', () => {
  async function faultyToken(): Promise<FactoryToken> {
    const token = await lockedToken();
    damage(token.runner);
    token.press();
    await expectTrapFault(token);
    return token;
  }

  test('is still unknown at the next start, which has no fault', async () => {
    const token = await faultyToken();
    token.moveClock(token.clock.unixMs() - DAY_MS / 2);
    await expectTrapFault(token);
    token.powerCycle();
    expect(await clockState(token)).toBe(CLOCK_STATES.unknown);
    expect(token.codeNow()).toMatchObject({ text: 'no CLoC', code: null });
  });

  test('is unknown when it has caught up meanwhile', async () => {
    const token = await faultyToken();
    token.moveClock(0);
    token.runner.powerCut();
    token.clock.setUnixMs(SOME_UNIX_MS + 60 * DAY_MS);
    token.runner.powerOn();
    expect(await clockState(token)).toBe(CLOCK_STATES.unknown);
  });

  test('and one that goes on as it should is trusted at the next start', async () => {
    const token = await faultyToken();
    token.clock.advance(DAY_MS);
    token.powerCycle();
    expect(await clockState(token)).toBe(CLOCK_STATES.set);
  });
});

describe('a real-time clock that goes back within its second', () => {
  test.each([
    ['by a millisecond', 1, CLOCK_STATES.unknown],
    ['by 400 ms', 400, CLOCK_STATES.unknown],
    ['by nothing', 0, CLOCK_STATES.set],
  ])('%s', async (_name, byMs, state) => {
    const token = await lockedToken();
    token.moveClock(Math.floor(token.clock.unixMs() / 1000) * 1000 + 1500);
    expect(await clockState(token)).toBe(CLOCK_STATES.set);
    token.moveClock(token.clock.unixMs() - byMs);
    expect(await clockState(token)).toBe(state);
  });
});

describe('a real-time clock that is read at a start before the moment at which it was set', () => {
  test.each([
    ['by a millisecond', 1, CLOCK_STATES.unknown],
    ['by 999 ms', 999, CLOCK_STATES.unknown],
    ['by nothing', 0, CLOCK_STATES.set],
  ])('%s is not believed later either', async (_name, byMs, state) => {
    const token = await makeToken({ module }, { secret: SECRET });
    token.runner.powerCut();
    token.clock.setUnixMs(SOME_UNIX_MS - byMs);
    token.runner.powerOn();
    token.clock.advance(DAY_MS);
    token.moveClock(token.clock.unixMs());
    expect(await clockState(token)).toBe(state);
  });
});
