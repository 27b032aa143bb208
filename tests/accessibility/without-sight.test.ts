/**
 * EN 301 549, 5.1.3: what the glass shows is said, in the chosen language, in step with the glass, errors by their
 * name.
 */
import { describe, expect, test } from 'vitest';
import { clipName } from '../../simulator/voice/clip-names.ts';
import { LANGUAGES } from '../../simulator/voice/languages.generated.ts';
import { WORDS } from '../../simulator/voice/words.generated.ts';
import { READER_KEYS } from './latencies.ts';
import { SAMPLES_A_MS, TalkingToken } from './talking-token.ts';

const TAGS = LANGUAGES.map(({ tag }) => tag);
const HOUR_MS = 3_600_000;
const MAXIMUM_TONE_MS = 3000;

/** Language and clip of everything that is said from the waking press on, with all keys pressed. */
/** Help is all in one language, and of a language with few words not in that one: tests/reader/help.test.ts. */
const ONE_LANGUAGE_KEYS = READER_KEYS.filter((key) => !['7', '9', 'left'].includes(key));

async function saidWithAllKeys(language: (typeof TAGS)[number]): Promise<{ language: number; id: string }[]> {
  const token = await TalkingToken.open({ language, timeStepSeconds: 300 });
  token.tap('fn', 9000);
  const keys = language === 'da' || language === 'en' ? [...ONE_LANGUAGE_KEYS, 'left'] : ONE_LANGUAGE_KEYS;
  for (const key of keys) token.tap(key, 4000);
  return token.heardSince(0).map((heard) => ({ language: heard.language, id: clipName(heard.clip).id }));
}

describe('what is said', () => {
  test.each(TAGS.map((tag, index) => [tag, index] as const))(
    'is all in the language chosen, and in its stand-in only what that language has no word for: %s',
    async (tag, index) => {
      const said = (await saidWithAllKeys(tag)).filter(({ id }) => !id.startsWith('tone-'));
      expect(said.length).toBeGreaterThan(20);
      const borrowed = said.filter(({ language }) => language !== index).map(({ id }) => id);
      expect(borrowed.filter((id) => id in WORDS[tag])).toEqual([]);
      // Danish and English have every word.
      if (tag === 'da' || tag === 'en') expect(borrowed).toEqual([]);
      // The code itself is never borrowed.
      expect(borrowed.filter((id) => /^[0-9]$/.test(id))).toEqual([]);
    },
  );

  test('names the language itself when it is changed', async () => {
    const token = await TalkingToken.open();
    token.tap('fn', 500);
    const from = token.position;
    for (let i = 1; i < 4; i++) token.tap('9', 3000);
    const names = token.heardSince(from);
    expect(names.map(({ clip }) => clipName(clip).id)).toEqual(names.map(() => 'language-name'));
    expect(names.map(({ language }) => language)).toEqual([1, 0, 1]);
  });

  test('agrees with the glass: the mark stands under the digit that sounds', async () => {
    const token = await TalkingToken.open();
    token.tap('fn');
    const followed: [string, string | undefined][] = [];
    for (let ms = 0; ms < 8000; ms += 16) {
      const { mark, text } = token.session.glass();
      const sounding = token.heardSince(0).at(-1);
      if (mark !== null && sounding !== undefined) {
        // Six digits stand in the places 2 to 7, a gap after the third.
        followed.push([clipName(sounding.clip).id, text.replace(' ', '')[mark - 2]]);
      }
      token.clock.advance(16);
    }
    expect(followed.length).toBeGreaterThan(6 * 10);
    expect(followed.filter(([said, marked]) => said !== marked)).toEqual([]);
    expect([...new Set(followed.map(([said]) => said))].sort()).toEqual(['3', '4', '5', '7', '8']);
  });
});

describe('what has no words on the glass is said', () => {
  test.each([
    ['the time left', '8', /seconds-left/],
    ['the battery', '8', /battery full/],
    ['the time of day', '8', /clock 13 0 0 date day-20|clock 13 0 \d/],
    ['the serial number', '2', /^serial-number 9 0 0 0 1 0 0 0 0 0 1 4$/],
  ])('%s', async (_, key, words) => {
    const token = await TalkingToken.open();
    token.tap('fn', 500);
    expect(token.idsDuring(() => token.tap(key), 20_000).join(' ')).toMatch(words);
  });

  test('an empty battery, after the code and when asked', async () => {
    const token = await TalkingToken.open({ timeStepSeconds: 60 });
    token.session.device.setMillivolts(2450);
    expect(token.idsDuring(() => token.tap('fn'), 25_000).join(' ')).toMatch(/battery/);
    expect(token.idsDuring(() => token.tap('8'), 10_000).join(' ')).toMatch(/^(tone-error )?.*battery/);
    expect(token.session.glass().icons).not.toContain('battery-4');
  });

  test('a code that is about to die: the next one is awaited and said', async () => {
    const token = await TalkingToken.open();
    token.clock.advance(25_000);
    expect(token.idsDuring(() => token.tap('fn', 2000), 0)).toEqual(['new-code', 'in', '5', 'seconds']);
    expect(token.session.glass().icons).toContain('wait');
    const heard = token.idsDuring(() => undefined, 12_000);
    expect(heard.slice(0, 2)).toEqual(['tone-tick', 'new-code']);
  });
});

describe('an error names what is wrong, and the glass shows it', () => {
  test('no time', async () => {
    const token = await TalkingToken.open({ clockSet: false });
    expect(token.idsDuring(() => token.tap('fn'), 6000)).toEqual(['tone-error', 'clock-not-set', 'no-code']);
    expect(token.session.glass().icons).toContain('no-time');
  });

  test('no secret yet', async () => {
    const token = await TalkingToken.open({ provisioned: false });
    expect(token.idsDuring(() => token.tap('fn'), 6000)).toEqual(['tone-error', 'no-code', 'not-activated']);
    expect(token.session.glass().icons).toContain('no-data');
  });

  test('a fault, with its number', async () => {
    const token = await TalkingToken.open();
    token.session.powerCut();
    for (const slot of [0, 1]) token.storage.program(slot * 4096 + 16, new Uint8Array(64));
    token.session.device.powerOn();
    const said = token.idsDuring(() => token.tap('fn'), 5000);
    const { text, icons } = token.session.glass();
    expect(icons).toContain('fault');
    const number = text.replace(/[^0-9]/g, '');
    expect(number).toMatch(/^[0-9]{2}$/);
    expect(said).toEqual(['tone-error', 'fault', ...number]);
  });
});

describe('nothing sounds unasked', () => {
  test('asleep it is silent, whatever time passes', async () => {
    const token = await TalkingToken.open();
    token.tap('fn');
    token.waitUntilDark();
    const { position } = token;
    token.clock.advance(HOUR_MS);
    expect(token.position).toBe(position);
  });

  test('after what was asked for a falling tone tells that the device goes off, in less than 3 s', async () => {
    const token = await TalkingToken.open();
    token.tap('fn', 20_000);
    const from = token.position;
    token.waitUntilDark();
    const rest = token.heardSince(from);
    expect(rest.map(({ clip }) => clipName(clip).id)).toEqual(['tone-end']);
    expect((token.position - from) / SAMPLES_A_MS).toBeLessThan(MAXIMUM_TONE_MS);
  });
});
