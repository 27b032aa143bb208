/** The spoken help tells every function of the key map, in the order of the keys, whatever packs the voice has. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Reader } from './reader.ts';
import { CORE_PACKS } from './voices.ts';

interface KeyMap {
  functions: { name: string; help: string[]; coreHelp?: string }[];
  models: Record<string, { name: string; press: string }[]>;
}
const KEYS = JSON.parse(readFileSync('hardware-docs/keys.json', 'utf8')) as KeyMap;
const READER_KEYS = KEYS.models['code-reader']!;

/** What is said for a key: digits by themselves, the others by their names. */
const KEY_CLIPS: Record<string, string> = { right: 'right-side-key', fn: 'function' };

function helpOf(press: string): KeyMap['functions'][number] {
  return KEYS.functions.find(({ name }) => name === press)!;
}

async function help(options: Parameters<typeof Reader.make>[0]): Promise<Reader> {
  const reader = await Reader.make(options);
  reader.press('fn', 300);
  reader.press('left', 2000);
  expect(reader.glass().icons).toContain('page-help');
  reader.untilSilent();
  return reader;
}

test('every key but that of help itself has a function with a name', () => {
  const unnamed = READER_KEYS.filter(({ press }) => helpOf(press).help.length === 0);
  expect(unnamed.map(({ name }) => name)).toEqual(['left']);
});

describe.each([
  { tag: 'da', language: 0 },
  { tag: 'en', language: 1 },
])('in $tag', ({ tag, language }) => {
  test('with all packs each function is named in full', async () => {
    const reader = await help({ settings: { language } });
    const expected = READER_KEYS.filter(({ press }) => helpOf(press).help.length > 0).map(
      ({ name, press }) => `${helpOf(press).help.join(' ')} press ${KEY_CLIPS[name] ?? name}`,
    );
    const [first, ...rest] = reader.text().split(/(?<=press \S+) /);
    expect(first).toBe(`help ${expected[0]}`);
    expect(rest).toEqual(expected.slice(1));
    expect(new Set(reader.languages())).toEqual(new Set([tag]));
  });

  test('with the core pack alone each digit and the function key is told', async () => {
    const reader = await help({ settings: { language }, voice: CORE_PACKS });
    const expected = READER_KEYS.filter(({ press }) => helpOf(press).coreHelp ?? press === 'show-code').map(
      ({ name, press }) => `${helpOf(press).coreHelp ?? 'code'} press ${KEY_CLIPS[name] ?? name}`,
    );
    expect(expected).toHaveLength(11);
    expect(reader.text().split(/(?<=press \S+) /)).toEqual(expected);
  });
});

test.each([
  [2, 'en'],
  [3, 'en'],
  [4, 'da'],
  [5, 'da'],
  [6, 'da'],
])('in language %i, whose voice has few words, all of it is said in %s', async (language, helper) => {
  const reader = await help({ settings: { language } });
  expect(new Set(reader.languages())).toEqual(new Set([helper]));
  const own = await help({ settings: { language: helper === 'da' ? 0 : 1 } });
  expect(reader.text()).toBe(own.text());
  const core = await help({ settings: { language }, voice: CORE_PACKS });
  expect(new Set(core.languages())).toEqual(new Set([helper]));
});
