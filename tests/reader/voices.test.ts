/**
 * Every message with fewer packs, and with the voices that have few words: parts in place of phrases, never silence.
 */
import { describe, expect, test } from 'vitest';
import type { VoiceSource } from '../../simulator/token/sources.ts';
import { Reader, START, WHOLE_VOICE, type ReaderOptions } from './reader.ts';
import { CORE_PACKS, DANISH_CORE, voiceWith } from './voices.ts';

const NO_GUIDE = voiceWith(({ pack }) => pack !== 'guide');
const NO_COMFORT = voiceWith(({ pack }) => pack !== 'comfort');

/** What each key says with the core packs alone, from the messages table. */
const CORE_MESSAGES: readonly (readonly [keys: string[], text: string])[] = [
  [['3'], 'volume 5'],
  [['3', '3', '3'], 'volume 6 tone-limit'],
  [['6'], 'speed 5'],
  [['6', '4'], 'speed 4'],
  [['9'], 'language-name'],
  [['2'], 'serial-number 9 0 0 0 1 0 0 0 0 0 1 4'],
  [['right'], '0'],
  [['right', '3'], '1'],
  [['right', 'right'], '1'],
  [['right', 'right', 'right'], 'speaker'],
];

test.each(CORE_MESSAGES)('with the core packs, keys %j say "%s"', async (keys, text) => {
  const reader = await Reader.make({ voice: CORE_PACKS });
  reader.pressEach('fn', ...keys);
  expect(reader.text()).toBe(text);
});

async function soon(options: ReaderOptions): Promise<string> {
  const reader = await Reader.make({ unixMs: START + 19_000, ...options });
  reader.press('fn');
  reader.until(() => reader.glass().code !== null);
  reader.wait(2000);
  return reader.words().slice(0, 9).join(' ');
}

describe('a phrase that a voice lacks is said in its parts', () => {
  test('new code soon', async () => {
    expect(await soon({ voice: CORE_PACKS })).toMatch(/^new code soon (tone-tick!? )+new code/);
    expect(await soon({ voice: DANISH_CORE })).toMatch(/^new code soon (tone-tick!? )+new code/);
    expect(await soon({ voice: NO_GUIDE })).toMatch(/^new-code-soon (tone-tick!? )+new-code \d/);
    expect(await soon({ voice: NO_COMFORT })).toMatch(/^new code in 6 seconds (tone-tick!? )+new code/);
    expect(await soon({})).toMatch(/^new-code in 6 seconds (tone-tick!? )+new-code \d/);
  });

  test('the code has changed', async () => {
    const reader = await Reader.make({ voice: CORE_PACKS, unixMs: START + 19_000 });
    reader.press('fn', 1000);
    reader.press('fn');
    reader.untilSilent();
    expect(reader.text()).toContain(`tone-changed new code ${[...reader.code()].join(' ')}`);
  });

  test('only the Danish core pack: one language, and every key still says something', async () => {
    const reader = await Reader.make({ voice: DANISH_CORE, settings: { language: 4 } });
    reader.pressEach('fn');
    for (const key of ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'left', 'right', 'fn']) {
      reader.press(key);
      reader.untilSilent();
      expect(reader.words().length).toBeGreaterThan(0);
      expect(new Set(reader.languages())).toEqual(new Set(['da']));
    }
  });
});

describe.each([
  { tag: 'de', language: 2, fallback: 'en' },
  { tag: 'sv', language: 3, fallback: 'en' },
  { tag: 'nb', language: 4, fallback: 'da' },
  { tag: 'fo', language: 5, fallback: 'da' },
  { tag: 'kl', language: 6, fallback: 'da' },
])('$tag, a voice with few words', ({ tag, language, fallback }) => {
  const settings = { language };

  test('says what it has not in another language rather than nothing', async () => {
    const reader = await Reader.make({ asIs: true });
    await reader.change('language', language);
    reader.press('fn');
    reader.untilSilent();
    expect(reader.text()).toBe('tone-error no code');
    expect(reader.languages()).toEqual([fallback, tag]);
  });

  test('tells of headphones and asks the first question', async () => {
    const reader = await Reader.make({ settings: { ...settings, 'audio-output': 0 } });
    reader.press('fn');
    reader.untilSilent();
    expect(reader.text()).toBe('press 1 for speaker 2 for headphones');
    expect(reader.languages()).toEqual([fallback, tag, fallback, fallback, tag, fallback, fallback]);
  });

  test('announces a code that is waited for, and says it in its own digits', async () => {
    const reader = await Reader.make({ settings, unixMs: START + 23_000 });
    reader.press('fn');
    reader.until(() => reader.glass().code !== null);
    reader.wait(4000);
    expect(reader.words().length).toBeGreaterThan(2);
    const digits = reader.heard().filter(({ clip }) => clip < 10);
    expect(digits.length).toBeGreaterThan(0);
    expect(digits.every((each) => each.language === language)).toBe(true);
  });

  test.each(['1', '2', '3', '4', '5', '6', '7', '8', '9', 'left', 'right'])(
    'key %s says something',
    async (key) => {
      const reader = await Reader.make({ settings });
      reader.press('fn', 400);
      reader.press(key, 1500);
      const spoken = reader.words().filter((word) => !word.startsWith('tone-'));
      expect(spoken.length).toBeGreaterThan(0);
    },
  );

  test('a code fits the time that is reserved for it', async () => {
    for (const speed of [1, 4, 7]) {
      const reader = await Reader.make({
        settings: { ...settings, speed, 'auto-repeat': 0 },
        timeStepSeconds: 60,
      });
      reader.press('fn');
      reader.untilSilent();
      const heard = reader.heard();
      const spokenMs = (heard.at(-1)!.endSample! - heard[0]!.startSample) / 16;
      const slotMs = { fo: 1048, kl: 1882 }[tag] ?? 940;
      const factor = { 1: 0.5, 4: 1, 7: 2 }[speed]!;
      expect(spokenMs).toBeLessThanOrEqual((2200 + 6 * slotMs) / factor);
    }
  });
});

describe('a voice that fails', () => {
  const failing = (from: { at: number }): VoiceSource => {
    let reads = 0;
    return { read: (offset, length) => (++reads > from.at ? undefined : WHOLE_VOICE.read(offset, length)) };
  };

  test.each([1, 2, 3, 5, 9, 20])('after %i reads: the glass goes on, nothing hangs', async (at) => {
    const reader = await Reader.make({ voice: failing({ at }) });
    reader.press('fn');
    reader.untilSilent();
    expect(reader.glass().code).toBe(reader.code());
    for (const key of ['3', '8', 'left', '2', 'fn']) {
      reader.press(key);
      reader.untilSilent();
    }
    reader.wait(60_000);
    expect(reader.session.device.asleep).toBe(true);
  });

  test('a directory without any pack is no voice', async () => {
    const reader = await Reader.make({ voice: voiceWith(() => false) });
    reader.press('fn', 500);
    expect(reader.text()).toBe('tone-start');
    expect(reader.glass().code).toBe(reader.code());
  });
});
