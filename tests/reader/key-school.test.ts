/** The key school: each key is named and does nothing else, until the red one is held; and nobody is caught in it. */
import { describe, expect, test } from 'vitest';
import { SETTINGS, type SettingName } from '../../host-tools/link/protocol.generated.ts';
import { Reader, START } from './reader.ts';
import { voiceWith } from './voices.ts';

const ITEM_WORDS = 'practise-keys press 3';
const MAXIMUM_ITEMS = 20;
const START_WORDS = 'practise-keys hold-red-key';
/** The red key is named as it goes down; three seconds later the school is over. */
const END_WORDS = 'red-key-name code tone-end ready';
const HELD_MS = 3100;

const NAMES: readonly (readonly [key: string, words: string])[] = [
  ['0', '0 repeat'],
  ['1', '1 volume down'],
  ['2', '2 serial-number'],
  ['3', '3 volume up'],
  ['4', '4 slower'],
  ['5', '5 digit-by-digit'],
  ['6', '6 faster'],
  ['7', '7 previous language'],
  ['8', '8 battery'],
  ['9', '9 next language'],
  ['left', 'left-side-key help'],
  ['right', 'right-side-key settings'],
  ['fn', 'red-key-name code'],
];

async function inSchool(options: Parameters<typeof Reader.make>[0] = {}): Promise<Reader> {
  const reader = await Reader.make(options);
  toItem(reader);
  reader.pressEach('3');
  expect(reader.text()).toBe(START_WORDS);
  return reader;
}

/** Through the settings to their end. */
function toItem(reader: Reader): void {
  reader.pressEach('fn');
  for (let item = 0; item < MAXIMUM_ITEMS && reader.text() !== ITEM_WORDS; item++) reader.pressEach('right');
  expect(reader.text()).toBe(ITEM_WORDS);
}

function hold(reader: Reader, key: string, ms: number): void {
  reader.forget();
  reader.session.press(key);
  reader.wait(ms);
  reader.session.device.release(key);
  reader.untilSilent();
}

async function settings(reader: Reader): Promise<number[]> {
  const names = Object.keys(SETTINGS) as SettingName[];
  const values: number[] = [];
  for (const name of names) values.push(await reader.setting(name));
  return values;
}

describe('is reached', () => {
  test('from the first use: the right side key, then 3', async () => {
    const reader = await Reader.make({ settings: { 'audio-output': 0 } });
    reader.pressEach('fn', '1');
    expect(reader.text()).toMatch(/ change right-side-key practise-keys$/);
    reader.pressEach('right');
    expect(reader.text()).toBe('practise-keys press 3');
    expect(reader.glass()).toMatchObject({ text: '3' });
    expect(reader.glass().icons).toContain('page-help');
    reader.pressEach('3');
    expect(reader.text()).toBe(START_WORDS);
  });

  test('or passed over there: the right side key once more leads out', async () => {
    const reader = await Reader.make({ settings: { 'audio-output': 0 } });
    reader.pressEach('fn', '1', 'right', 'right');
    expect(reader.text()).toBe('tone-end');
    reader.pressEach('right', 'right');
    expect(reader.text()).toMatch(/^auto-repeat /);
  });

  test('from the end of the settings: 3 begins it, 0 and 1 say so again, and the right side key leads out', async () => {
    const reader = await Reader.make();
    toItem(reader);
    for (const key of ['0', '1']) {
      reader.pressEach(key);
      expect(reader.text()).toBe('practise-keys press 3');
    }
    reader.pressEach('right');
    expect(reader.text()).toBe('tone-end');
  });

  test('in no voice without its words', async () => {
    const reader = await Reader.make({ voice: voiceWith(({ pack }) => pack !== 'guide') });
    reader.pressEach('fn', 'right');
    for (let item = 0; item < MAXIMUM_ITEMS && reader.text() !== 'tone-end'; item++) {
      reader.pressEach('right');
      expect(reader.text()).not.toContain('practise-keys');
    }
    expect(reader.text()).toBe('tone-end');
  });

  test('by a device without a secret, too', async () => {
    const reader = await Reader.make({ asIs: true });
    toItem(reader);
    reader.pressEach('3', '5');
    expect(reader.text()).toBe('5 digit-by-digit');
    hold(reader, 'fn', HELD_MS);
    expect(reader.text()).toBe(END_WORDS);
    expect(reader.glass().icons).toContain('no-data');
  });
});

describe('names', () => {
  test.each(NAMES)('key %s: "%s", and does nothing else', async (key, words) => {
    const reader = await inSchool();
    const before = await settings(reader);
    for (let press = 0; press < 2; press++) {
      reader.pressEach(key);
      expect(reader.text()).toBe(words);
      expect(reader.glass()).toMatchObject({ code: null, text: /^\d$/.test(key) ? key : '-' });
      expect(reader.glass().icons).toContain('page-help');
    }
    expect(await settings(reader)).toEqual(before);
  });

  test('a key that is held once, as any other: 7 and 9 lead to no language', async () => {
    const reader = await inSchool({ settings: { language: 1 } });
    for (const [key, words] of NAMES) {
      if (key === 'fn') continue;
      hold(reader, key, HELD_MS);
      expect(reader.text()).toBe(words);
    }
    expect(await reader.setting('language')).toBe(1);
    expect(new Set(reader.languages())).toEqual(new Set(['en']));
  });

  test('the next key at once, in place of the one before', async () => {
    const reader = await inSchool();
    reader.press('1', 900);
    reader.pressEach('2');
    expect(reader.text()).toBe('2 serial-number');
  });

  test('no key within the pause between presses, so that it can be tried', async () => {
    const reader = await inSchool({ settings: { 'key-lock-out': 0 } });
    await reader.change('key-lock-out', 1000);
    reader.pressEach('1');
    reader.press('2', 100);
    reader.press('2', 300);
    reader.untilSilent();
    expect(reader.text()).not.toContain('2 serial-number 2');
  });
});

describe('ends', () => {
  test('when the red key is held, and then it gives the code again', async () => {
    const reader = await inSchool();
    hold(reader, 'fn', HELD_MS);
    expect(reader.text()).toBe(END_WORDS);
    expect(reader.session.device.asleep).toBe(false);
    reader.press('fn', 2000);
    expect(reader.glass().code).toBe(reader.code());
    reader.pressEach('3');
    expect(reader.text()).toBe('volume 5');
  });

  test('not when it is pressed for less', async () => {
    const reader = await inSchool();
    hold(reader, 'fn', 2900);
    expect(reader.text()).toBe('red-key-name code');
    reader.pressEach('3');
    expect(reader.text()).toBe('3 volume up');
  });

  test('by itself when nobody presses: the device goes off as ever', async () => {
    const reader = await inSchool();
    reader.wait(29_000);
    expect(reader.session.device.asleep).toBe(false);
    reader.forget();
    reader.wait(3000);
    expect(reader.text()).toBe('tone-end');
    expect(reader.session.device.asleep).toBe(true);
    reader.pressEach('fn');
    expect(reader.text()).toMatch(/^(code|new-code)/);
  });

  test('for no code: one that was waited for does not come, and one that dies is not told of', async () => {
    const reader = await Reader.make({ unixMs: START + 20_000 });
    reader.press('fn', 1500);
    expect(reader.text()).toMatch(/^new-code in /);
    for (let item = 0; item < MAXIMUM_ITEMS && reader.text() !== ITEM_WORDS; item++)
      reader.press('right', 1200);
    reader.press('3', 300);
    for (let second = 0; second < 30; second += 3) {
      reader.press('4', 3000);
      expect(reader.text()).toBe('4 slower');
    }
    expect(reader.glass().code).toBeNull();
  });
});
