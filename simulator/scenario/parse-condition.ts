/** Reads what `expect` and `wait until` look and listen for. */
import { ownEntry } from '../../host-tools/link/own-entry.ts';
import { BAR_SEGMENTS, SEGMENTS } from '../glass/geometry.generated.ts';
import { readWhole, ValueError } from '../text/values.ts';
import { shown } from '../text/shown.ts';
import type { Condition } from './steps.ts';
import type { Words } from './words.ts';

const ICONS = SEGMENTS.filter(({ kind }) => kind === 'icon').map(({ id }) => id);

function readCode(text: string): string {
  if (!/^\d{6,8}$/.test(text)) throw new ValueError('a code of 6 to 8 digits', shown(text));
  return text;
}

function parseCode(words: Words): Condition {
  // What follows is a limit, which may have lost its first words.
  if (words.ended || ['for', 'at', 'most'].includes(words.peek() ?? ''))
    return { kind: 'code', digits: null };
  words.takeExactly('equals');
  return { kind: 'code', digits: words.takeValue('a code', readCode) };
}

function parseIcon(words: Words, lit: boolean): Condition {
  return { kind: 'icon', icon: words.takeOneOf(ICONS, 'a sign of the glass'), lit };
}

function parseAbsence(words: Words): Condition {
  const what = words.takeOneOf(['icon', 'code'], 'what is not on the glass');
  return what === 'code' ? { kind: 'no code' } : parseIcon(words, false);
}

function parseSpoken(words: Words): Condition {
  if (words.takeIf('code')) return { kind: 'spoken code' };
  return { kind: 'spoken', words: words.takeText() };
}

const CONDITIONS: Record<string, (words: Words) => Condition> = {
  text: (words) => ({ kind: 'text', text: words.takeText() }),
  code: parseCode,
  bar: (words) => ({
    kind: 'bar',
    steps: words.takeValue('steps of the time bar', (text) => readWhole(text, 0, BAR_SEGMENTS)),
  }),
  icon: (words) => parseIcon(words, true),
  no: parseAbsence,
  asleep: () => ({ kind: 'asleep', asleep: true }),
  spoken: parseSpoken,
  felt: (words) => ({ kind: 'felt', words: words.takeText() }),
  silence: () => ({ kind: 'silence' }),
  awake: () => ({ kind: 'asleep', asleep: false }),
};

export const CONDITION_WORDS = Object.keys(CONDITIONS);

/** `text "492 039"`, `code equals 492039`, `code`, `no code`, `bar 6`, `icon no-time`, `no icon fault`, `asleep`, `spoken "kode 4"`. */
export function parseCondition(words: Words, alsoKnown: readonly string[] = []): Condition {
  const word = words.takeOneOf([...CONDITION_WORDS, ...alsoKnown], 'what to look for');
  return ownEntry(CONDITIONS, word)!(words);
}
