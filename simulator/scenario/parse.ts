/** Reads a scenario: one step a line, `#` begins a comment. README.md in this folder describes the language. */
import { ownEntry } from '../../host-tools/link/own-entry.ts';
import { KEYS, MODELS, type ModelName } from '../token/contract.generated.ts';
import { readInstant, readMillivolts, readWhole } from '../text/values.ts';
import { readStrokes } from '../session/key-strokes.ts';
import { hasVoice } from '../session/voices.ts';
import { parseCondition } from './parse-condition.ts';
import { parseLink, parseLinkCondition } from './parse-link.ts';
import { parseToken } from './parse-token.ts';
import type { Action, Step } from './steps.ts';
import { ScenarioSyntaxError, Words } from './words.ts';

/** Longer than any step; a line of megabytes is another file in the scenario's place. */
const MAXIMUM_LINE_CHARACTERS = 10_000;
/** More storage operations than the whole life of a token has. */
const MAXIMUM_OPERATIONS = 1_000_000;

function takeKey(words: Words, model: ModelName): string {
  return words.takeOneOf(Object.keys(KEYS[model]), `a key of the ${model}`);
}

/** `main`, or for several keys `fn+3` and `fn,0`. */
function parsePress(words: Words, model: ModelName): Action {
  if (!/[+,]/.test(words.peek() ?? '')) return { do: 'press', key: takeKey(words, model), staysDown: false };
  return { do: 'strike', strokes: words.takeValue('keys', (text) => readStrokes(model, text)) };
}

function parsePlug(words: Words, present: boolean): Action {
  words.takeExactly('headphones');
  return { do: 'headphones', present };
}

function parseExpect(words: Words): Action {
  if (words.takeIf('link')) return { do: 'expect link', condition: parseLinkCondition(words) };
  return { do: 'expect', condition: parseCondition(words, ['link']) };
}

function parseWait(words: Words): Action {
  words.takeExactly('until');
  const condition = parseCondition(words);
  words.takePhrase(['for', 'at', 'most'], 'a limit such as "for at most 30 s"');
  return { do: 'wait', condition, forMs: words.takeDuration() };
}

function parsePower(words: Words): Action {
  if (words.takeOneOf(['cut', 'on'], 'what happens to the power') === 'on') return { do: 'power on' };
  if (!words.takeIf('after')) return { do: 'power cut', afterOperations: null };
  const afterOperations = words.takeValue('a number', (text) => readWhole(text, 0, MAXIMUM_OPERATIONS));
  words.takeExactly('storage');
  words.takeOneOf(['operation', 'operations'], 'a unit');
  return { do: 'power cut', afterOperations };
}

function parseBattery(words: Words): Action {
  const millivolts = words.takeValue('a voltage such as 2950 mV', (text) =>
    readMillivolts(text.replace(/mV$/, '')),
  );
  words.takeIf('mV');
  return { do: 'battery', millivolts };
}

function parsers(model: ModelName): Record<string, (words: Words) => Action> {
  return {
    token: (words) => ({ do: 'token', ...parseToken(words, model) }),
    at: (words) => ({ do: 'at', unixMs: words.takeValue('a time', readInstant) }),
    press: (words) => parsePress(words, model),
    release: (words) => ({ do: 'release', key: takeKey(words, model) }),
    hold: (words) => ({ do: 'hold', key: takeKey(words, model), ms: words.takeDuration() }),
    advance: (words) => ({ do: 'advance', ms: words.takeDuration() }),
    link: (words) => ({ do: 'link', ...parseLink(words) }),
    expect: parseExpect,
    wait: parseWait,
    power: parsePower,
    battery: parseBattery,
    ...(hasVoice(model) && {
      plug: (words: Words) => parsePlug(words, true),
      unplug: (words: Words) => parsePlug(words, false),
    }),
  };
}

const MODEL_NAMES = Object.keys(MODELS) as ModelName[];

/** The model that the text's first step names; null for none. Mistakes are left to `parseScenario`. */
export function scenarioModel(text: string): ModelName | null {
  const first = /^\uFEFF?(?:[^\S\n]*(?:#[^\n]*)?\r?\n)*[^\S\n]*model[^\S\n]+([^\s#]+)/.exec(text)?.[1];
  return MODEL_NAMES.find((name) => name === first) ?? null;
}

/** `model code-reader`, ahead of everything else; `model` is the one that the scenario is read for. */
function checkModelLine(words: Words, isFirst: boolean, model: ModelName): void {
  if (!isFirst) words.fail('expected the model line once and before every other step, got it here');
  const named = words.takeOneOf(MODEL_NAMES, 'a model');
  if (named !== model) words.fail(`expected ${model}, the model that was asked for, got ${named}`);
}

/** A `press` whose key a later line releases, before pressing it again, keeps the key down until then. */
function keepDownUntilRelease(steps: Step[]): void {
  for (const [index, { action, line }] of steps.entries()) {
    if (action.do !== 'release') continue;
    const earlier = steps
      .slice(0, index)
      .map((step) => step.action)
      .findLast(
        (each) =>
          (each.do === 'press' || each.do === 'hold' || each.do === 'release') && each.key === action.key,
      );
    if (earlier?.do === 'press') earlier.staysDown = true;
    else new Words(line, '').fail(`expected a press of ${action.key} before its release, got none`);
  }
}

/** Steps that may come before the token is there. */
const BEFORE_TOKEN: readonly Action['do'][] = ['at', 'battery'];

/** A `token` line describes the token before it is made: once, and ahead of every step that uses it. */
function checkTokenLine(steps: readonly Step[]): void {
  const isLate = ({ action }: Step, index: number): boolean =>
    action.do === 'token' &&
    steps.slice(0, index).some((earlier) => !BEFORE_TOKEN.includes(earlier.action.do));
  const late = steps.find(isLate);
  if (late)
    throw new ScenarioSyntaxError(
      late.line,
      1,
      'expected the token line before every step but at and battery, got it here',
    );
}

/** What may be shown of a line when its expectation fails. */
function showable(text: string): string {
  return text.trim().replace(/\b(hex|base32):\S+/gi, '$1:…');
}

/** Throws ScenarioSyntaxError with line and column. */
export function parseScenario(text: string, model: ModelName): Step[] {
  const known = parsers(model);
  const steps: Step[] = [];
  let isFirst = true;
  for (const [index, lineText] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (lineText.length > MAXIMUM_LINE_CHARACTERS)
      throw new ScenarioSyntaxError(
        index + 1,
        MAXIMUM_LINE_CHARACTERS + 1,
        `expected a line of at most ${MAXIMUM_LINE_CHARACTERS} characters, got ${lineText.length}`,
      );
    const words = new Words(index + 1, lineText);
    if (words.ended) continue;
    const first = words.takeOneOf(['model', ...Object.keys(known)], 'a step');
    if (first === 'model') checkModelLine(words, isFirst, model);
    isFirst = false;
    const action = ownEntry(known, first)?.(words);
    words.end();
    if (action) steps.push({ line: index + 1, source: showable(lineText), action });
  }
  checkTokenLine(steps);
  keepDownUntilRelease(steps);
  return steps;
}
