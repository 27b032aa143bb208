/**
 * EN 301 549, 5.2 and 5.6 to 5.9: a key acts once however long it is held, a second strike can be ignored, no two keys
 * at once.
 */
import { describe, expect, test } from 'vitest';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { READER_KEYS } from './latencies.ts';
import { TalkingToken } from './talking-token.ts';

/** Under the 20 s after which a key counts as stuck. */
const LONG_HOLD_MS = 15_000;
const CHANGED_BY = ['1', 'and', '3', 'change'];
const NO_PAUSE = ['key-pause', 'between-presses', 'no', 'key-pause', ...CHANGED_BY];
const HALF_A_SECOND = ['key-pause', 'between-presses', '1', 'half', 'second'];
const KEY_PAUSES_MS = [500, 1000, 2000];

/** Into the settings, and the key pause raised by so many steps. */
async function withKeyPause(steps: number): Promise<TalkingToken> {
  const token = await TalkingToken.open();
  token.tap('fn', 500);
  token.tap('right', 3000);
  for (let step = 0; step < steps; step++) token.tap('3', 3000);
  return token;
}

describe.each(READER_KEYS)('key %s', (key) => {
  test('does alone, one key after the other, what it does with the function key held', async () => {
    const alone = await TalkingToken.open();
    alone.session.strike([['fn'], [key]]);
    const held = await TalkingToken.open();
    if (key === 'fn') held.session.strike([['fn'], ['fn']]);
    else held.session.strike([['fn', key]]);
    alone.clock.advance(5000);
    held.clock.advance(5000);
    const names = alone.idsSince(0).slice(1);
    expect(names).not.toEqual([]);
    expect(held.idsSince(0).slice(1)).toEqual(names);
    expect(alone.session.glass().text).toBe(held.session.glass().text);
  });

  test('acts once when it is held for 15 s, and not when it is let go', async () => {
    // Holding these is a function of its own: off, and back to the first language.
    if (['fn', '7', '9'].includes(key)) return;
    const token = await TalkingToken.open();
    token.tap('fn', 1000);
    const short = await TalkingToken.open();
    short.tap('fn', 1000);
    const tapped = short.idsDuring(() => short.tap(key), LONG_HOLD_MS + 2000);
    const held = token.idsDuring(() => token.session.hold(key, LONG_HOLD_MS), 2000 + 100);
    expect(held.length).toBeGreaterThan(0);
    expect(held).toEqual(tapped);
  });
});

describe('the key pause', () => {
  test.each(KEY_PAUSES_MS.map((ms, index) => [ms, index + 1]))(
    'of %i ms: a second strike of the same key within it does nothing, one after it acts',
    async (pauseMs, steps) => {
      const token = await withKeyPause(steps);
      token.waitUntilDark();
      token.tap('fn', 3000);
      const first = token.idsDuring(() => token.tap('1'), 0);
      expect(first[0]).toBe('volume');
      token.clock.advance(pauseMs - 100);
      expect(token.idsDuring(() => token.tap('1'), 100)).not.toContain('volume');
      token.clock.advance(pauseMs);
      expect(token.idsDuring(() => token.tap('1'), 100)).toContain('volume');
    },
  );

  test('is off at first, says where it stands, and leaves other keys alone', async () => {
    const untouched = await TalkingToken.open();
    untouched.tap('fn', 3000);
    untouched.tap('1', 150);
    expect(untouched.idsDuring(() => untouched.tap('1'), 100)).toContain('volume');

    const token = await TalkingToken.open();
    token.tap('fn', 500);
    expect(token.idsDuring(() => token.tap('right'), 6000)).toEqual(NO_PAUSE);
    expect(token.idsDuring(() => token.tap('3'), 3000)).toEqual(HALF_A_SECOND);
    token.waitUntilDark();
    token.tap('fn', 3000);
    token.tap('1', 150);
    expect(token.idsDuring(() => token.tap('3'), 100)).toContain('volume');
  });
});

describe('what a person has chosen', () => {
  test('speaks from the first press on, and the first press of all asks aloud', async () => {
    const token = await TalkingToken.open({ firstUse: true });
    expect(token.idsDuring(() => token.tap('fn'), 8000)).toEqual([
      'press',
      '1',
      'for',
      'speaker',
      '2',
      'for',
      'headphones',
    ]);
  });

  test('is kept without power: volume, speed, language, key pause, automatic repeat', async () => {
    const storage = new MemoryStorage();
    const token = await TalkingToken.open({ storage });
    token.tap('fn', 500);
    for (const key of ['1', '6', '9', 'right']) token.tap(key, 2500);
    token.tap('3', 2500);
    token.tap('right', 2500);
    token.tap('1', 2500);
    token.powerCycle();
    token.waitForNewStep();
    const code = token.idsDuring(() => token.tap('fn'), 12_000);
    expect(code).toHaveLength(7); // not repeated by itself
    expect(token.heardSince(token.position - 1000).every(({ language }) => language === 1)).toBe(true);
    const settingsFrom = token.position;
    for (const key of ['3', '4', 'right']) token.tap(key, 2500);
    // One step up and down again: 3 and 4, 5 and 4; the key pause as it was left.
    token.clock.advance(5000);
    const levels = ['volume', '4', 'speed', '4', 'normal'];
    expect(token.idsSince(settingsFrom)).toEqual([...levels, ...HALF_A_SECOND, ...CHANGED_BY]);
  });
});
