/** The scenario language: what it reads, and where it says that something is wrong. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseScenario, scenarioModel } from '../../simulator/scenario/parse.ts';
import type { ModelName } from '../../simulator/token/contract.generated.ts';
import { ScenarioSyntaxError } from '../../simulator/scenario/words.ts';

function actions(text: string, model: ModelName = 'code-display'): unknown[] {
  return parseScenario(text, model).map((step) => step.action);
}

/** `LINE:COLUMN: message` of the syntax error that a text gives. */
function complaint(text: string, model: ModelName = 'code-display'): string {
  try {
    parseScenario(text, model);
  } catch (error) {
    if (error instanceof ScenarioSyntaxError) return `${error.line}:${error.column}: ${error.message}`;
    throw error;
  }
  return 'none';
}

describe('steps', () => {
  test.each([
    ['advance 20 ms', { do: 'advance', ms: 20 }],
    ['advance 6s', { do: 'advance', ms: 6000 }],
    ['advance 2 min', { do: 'advance', ms: 120_000 }],
    ['advance 0.5 h', { do: 'advance', ms: 1_800_000 }],
    ['hold main 6 s', { do: 'hold', key: 'main', ms: 6000 }],
    ['press main', { do: 'press', key: 'main', staysDown: false }],
    ['battery 2950 mV', { do: 'battery', millivolts: 2950 }],
    ['battery 2950mV', { do: 'battery', millivolts: 2950 }],
    ['power cut after 1 storage operation', { do: 'power cut', afterOperations: 1 }],
    ['power cut', { do: 'power cut', afterOperations: null }],
    ['power on', { do: 'power on' }],
    ['at 1795348800', { do: 'at', unixMs: 1_795_348_800_000 }],
    ['at 2026-11-22T13:00:00+01:00', { do: 'at', unixMs: 1_795_348_800_000 }],
    ['expect text "# 1"  # a comment', { do: 'expect', condition: { kind: 'text', text: '# 1' } }],
    ['expect code', { do: 'expect', condition: { kind: 'code', digits: null } }],
    [
      'wait until code for at most 1 min',
      { do: 'wait', condition: { kind: 'code', digits: null }, forMs: 60_000 },
    ],
    ['expect no icon fault', { do: 'expect', condition: { kind: 'icon', icon: 'fault', lit: false } }],
    ['expect link error fault', { do: 'expect link', condition: { kind: 'error', error: 'fault' } }],
    [
      'link change-setting glass-seconds 60',
      { do: 'link', message: 'change-setting', fields: { setting: 0, value: 60 } },
    ],
    [
      'link change-setting value 60 setting glass-seconds',
      { do: 'link', message: 'change-setting', fields: { setting: 0, value: 60 } },
    ],
  ])('%s', (text, action) => expect(actions(text)).toEqual([action]));

  test('comments, empty lines, a byte order mark and Windows line ends are no steps', () => {
    expect(actions('\uFEFF# first\r\n\r\n  press main\r\n')).toHaveLength(1);
  });

  test('a later release keeps the key down from the press before it, and only that one', () => {
    expect(actions('press main\npress main\nadvance 1 s\nrelease main\npress main')).toMatchObject([
      { staysDown: false },
      { staysDown: true },
      { do: 'advance' },
      { do: 'release' },
      { staysDown: false },
    ]);
  });
});

describe('errors name line and column and what was expected', () => {
  test.each([
    [
      'pres main',
      '1:1: expected a step: model, token, at, press, release, hold, advance, link, expect, wait, power, battery; got "pres"; did you mean press?',
    ],
    ['press', '1:6: expected a key of the code-display: main; got the end of the line'],
    ['\n  press red', '2:9: expected a key of the code-display: main; got "red"'],
    ['press main twice', '1:12: expected the end of the line, got "twice"'],
    ['advance soon', '1:9: expected a duration such as 20 ms, 6 s, 2 min or 1 h, got "soon"'],
    ['advance 40000 d', '1:9: expected a duration of at most 36600 d (a hundred years), got "40000 d"'],
    ['advance 9999999999999 s', '1:9: expected a duration of at most 36600 d'],
    ['hold main 36601 d', '1:11: expected a duration of at most 36600 d'],
    ['wait until asleep for at most 40000 d', '1:31: expected a duration of at most 36600 d'],
    ['advance 6', '1:9: expected a duration such as 20 ms, 6 s, 2 min or 1 h, got "6"'],
    ['advance 6 weeks', '1:9: expected a duration such as'],
    ['at noon', '1:4: expected a time such as 2026-11-22T12:00:00Z'],
    ['expect text 492', '1:13: expected a text in double quotes, got "492"'],
    ['expect text "492', '1:13: expected a closing " on the same line, got none'],
    ['expect icon no-tme', '1:13: expected a sign of the glass: '],
    ['expect icon no-tme', 'did you mean no-time?'],
    ['expect bar 7', '1:12: expected a whole number from 0 to 6, got "7"'],
    ['expect code equals 12345', '1:20: expected a code of 6 to 8 digits, got "12345"'],
    ['expect no text', '1:11: expected what is not on the glass: icon, code; got "text"'],
    ['wait until asleep', '1:18: expected a limit such as "for at most 30 s", got the end of the line'],
    ['wait until code', '1:16: expected a limit such as "for at most 30 s", got the end of the line'],
    // C5: the word that is missing is `for`.
    ['wait until code at most 5 s', '1:17: expected a limit such as "for at most 30 s", got "at"'],
    ['wait until bar 3 for 5 s', '1:22: expected a limit such as "for at most 30 s", got "5"'],
    [
      'wait until code for at most',
      '1:28: expected a duration such as 20 ms, 6 s, 2 min or 1 h, got the end',
    ],
    ['power off', '1:7: expected what happens to the power: cut, on; got "off"'],
    ['link identfy', '1:6: expected a link message: '],
    ['link identfy', 'did you mean identify?'],
    [
      'link change-setting glass-second 60',
      '1:21: expected a setting: glass-seconds, key-lock-out, volume, speed, language, audio-output, auto-repeat, boosted-sound, giant-digit, inverse-glass, vibration, got "glass-second"; did you mean glass-seconds?',
    ],
    ['link set-clock', '1:15: expected a value of unix-seconds, got the end of the line'],
    ['link set-zone 60 EU', '1:18: expected unknown, fixed, eu, got "EU"'],
    ['token zone Europe/Copenhagen', '1:12: expected a zone such as +01:00,eu or -03:30'],
    ['link lock now', '1:11: expected the end of the line, got "now"'],
    ['expect link error wrong-stat', 'did you mean wrong-state?'],
    ['token digits 9', '1:14: expected a whole number from 6 to 8, got "9"'],
    ['press main\ntoken blank', '2:1: expected the token line before every step but at and battery'],
    ['token blank\ntoken blank', '2:1: expected the token line before'],
    ['release main', 'expected a press of main before its release, got none'],
  ])('%j', (text, message) => expect(complaint(text)).toContain(message));

  test.each([
    'token secret hex:00FFzz',
    'press hex:00ff',
    'at hex:00ff',
    'token secret base32:00FF',
    'advance hex:00ff',
  ])('%j is not repeated', (text) => {
    expect(complaint(text)).not.toMatch(/00ff|none/i);
  });
});

const README = readFileSync(new URL('../../simulator/scenario/README.md', import.meta.url), 'utf8');

test('the page of scenarios tells every word of the token line', () => {
  const [, listed] = /a parameter of the token: (.*);/.exec(complaint('token unheard-of', 'code-reader'))!;
  const rows = README.split('\n').filter((line) => /^\| (`token |… )/.test(line));
  for (const word of listed!.split(', ')) expect(rows.join('\n')).toMatch(new RegExp(`\\b${word}\\b`));
});

test('whatever stands in a file, it is read or refused with a place inside it', () => {
  const words = [...new Set(README.split(/[\s`|]+/)), '"', '#'];
  const line = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((each) => each.join(' '));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
      const place = /^(\d+):(\d+): expected .* got /.exec(complaint(lines.join('\n')));
      if (place === null) return complaint(lines.join('\n')) === 'none';
      const within = lines[Number(place[1]) - 1];
      return within !== undefined && Number(place[2]) <= within.length + 1;
    }),
    { numRuns: 2000 },
  );
});

describe('3.3: the model line', () => {
  test.each([
    ['model code-reader\npress fn', 'code-reader'],
    ['\uFEFF# first\r\n\r\n  model\tcode-display # so\r\npress main', 'code-display'],
    ['press main\nmodel code-reader', null],
    ['# model code-reader\npress main', null],
    ['model code-radar', null],
    ['', null],
  ] as const)('%j names %s', (text, model) => expect(scenarioModel(text)).toBe(model));

  test('is no step', () => expect(actions('model code-display\npress main')).toHaveLength(1));

  test.each([
    ['model code-reader', '1:7: expected code-display, the model that was asked for, got code-reader'],
    ['model code-radar', '1:7: expected a model: code-display, code-reader; got "code-radar"; did you mean'],
    ['model', '1:6: expected a model: code-display, code-reader; got the end of the line'],
    [
      'press main\nmodel code-display',
      '2:1: expected the model line once and before every other step, got it here',
    ],
    ['model code-display\nmodel code-display', '2:1: expected the model line once'],
    ['model code-display now', '1:20: expected the end of the line, got "now"'],
  ])('%j', (text, message) => expect(complaint(text)).toContain(message));
});

describe('on the code reader', () => {
  test.each([
    ['press fn+3', { do: 'strike', strokes: [['fn', '3']] }],
    ['press fn,0,left', { do: 'strike', strokes: [['fn'], ['0'], ['left']] }],
    ['press fn', { do: 'press', key: 'fn', staysDown: false }],
    ['plug headphones', { do: 'headphones', present: true }],
    ['unplug headphones', { do: 'headphones', present: false }],
    ['expect spoken "kode 4 9"', { do: 'expect', condition: { kind: 'spoken', words: 'kode 4 9' } }],
    ['expect felt "ready"', { do: 'expect', condition: { kind: 'felt', words: 'ready' } }],
    ['expect spoken code', { do: 'expect', condition: { kind: 'spoken code' } }],
    ['wait until silence for at most 9 s', { do: 'wait', condition: { kind: 'silence' }, forMs: 9000 }],
    ['token first-use language kl', { do: 'token', firstUse: true, language: 'kl', clockUnset: false }],
  ])('%s', (text, action) => expect(actions(text, 'code-reader')).toMatchObject([action]));

  test.each([
    ['press fn+4+', '1:7: expected 0 or 1 or 2'],
    ['press fn,fnn', 'got "fnn"; did you mean fn?'],
    ['press 3+3', '1:7: expected different keys in one stroke, got 3 twice'],
    ['plug', '1:5: expected headphones, got the end of the line'],
    ['expect spoken kode', '1:15: expected a text in double quotes, got "kode"'],
    ['token language dansk', '1:16: expected a language: da, en, de, sv, nb, fo, kl; got "dansk"'],
  ])('%j', (text, message) => expect(complaint(text, 'code-reader')).toContain(message));

  test.each(['plug headphones', 'token first-use', 'token language da'])('alone: %s', (text) => {
    expect(complaint(text)).toMatch(/expected a (step|parameter of the token): /);
  });
});

test.each([
  ['token secret hex:31323334353637383930', 'token secret hex:…'],
  ['token secret BASE32:GEZDGNBVGY3TQOJQ digits 8', 'token secret BASE32:… digits 8'],
])('what is shown of "%s" holds no secret', (line, shown) => {
  expect(parseScenario(`  ${line}`, 'code-display').map(({ source }) => source)).toEqual([shown]);
});
