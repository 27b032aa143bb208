/** Compares what a scenario expects with what is on the token. */
import { ownEntry } from '../../host-tools/link/own-entry.ts';
import { BAR_SEGMENTS } from '../glass/geometry.generated.ts';
import { feltWords } from '../haptics/felt-words.ts';
import type { Session } from '../session/session.ts';
import { spokenDigits } from '../session/speech.ts';
import { spokenWords } from '../voice/spoken-words.ts';
import { kebab } from './parse-link.ts';
import type { Condition, LinkCondition } from './steps.ts';
import { CLOCK_STATES, LIFE_CYCLE_STATES } from '../../host-tools/link/protocol.generated.ts';
import { ALGORITHMS } from '../../host-tools/token/limits.generated.ts';

/** A difference in words; null when all is as expected. */
export type Difference = { expected: string; seen: string } | null;

/** What the last link request brought; null when none was made. */
export type LinkOutcome =
  | { kind: 'answer'; fields: Record<string, unknown> }
  | { kind: 'error'; error: string; message: string }
  | { kind: 'silence' }
  | null;

function differ(same: boolean, expected: string, seen: string): Difference {
  return same ? null : { expected, seen };
}

function inQuotes(words: string): string {
  return words === '' ? 'nothing said' : `"${words}"`;
}

/** Whole words: `4 9` is not in `14 9`. */
function isWithin(words: string, sought: string): boolean {
  return ` ${words} `.includes(` ${sought.trim().replace(/\s+/g, ' ')} `);
}

/** What has been said since a key was last pressed. */
function checkSpoken(
  session: Session,
  condition: Condition & { kind: 'spoken' | 'spoken code' | 'silence' },
): Difference {
  const words = spokenWords(session.heardSinceKey()).join(' ');
  if (condition.kind === 'silence')
    return differ(!session.device.audible, 'silence', `${inQuotes(words)}, and it goes on`);
  if (condition.kind === 'spoken')
    return differ(isWithin(words, condition.words), inQuotes(condition.words), inQuotes(words));
  const { code, text } = session.glass();
  if (code === null) return { expected: 'a code on the glass, spoken', seen: `"${text}" on the glass` };
  const digits = spokenDigits(session.heardSinceKey());
  return differ(digits.includes(code), `the code ${code} spoken`, inQuotes(words));
}

function checkFelt(session: Session, sought: string): Difference {
  const words = feltWords(session.pulsesSinceKey()).join(' ');
  return differ(isWithin(words, sought), inQuotes(sought), words === '' ? 'nothing felt' : `"${words}"`);
}

export function checkCondition(session: Session, condition: Condition): Difference {
  const { text, bar, icons, code } = session.glass();
  const glass = text.trim() === '' ? 'a dark glass' : `"${text.trim()}"`;
  const signs = `the signs ${icons.join(', ') || 'none'}`;
  switch (condition.kind) {
    case 'text':
      return differ(text.trim() === condition.text.trim(), `"${condition.text.trim()}"`, glass);
    case 'code':
      if (condition.digits === null) return differ(code !== null, 'a code', glass);
      return differ(
        code === condition.digits,
        `the code ${condition.digits}`,
        code ? `the code ${code}` : glass,
      );
    case 'no code':
      return differ(code === null, 'no code', `the code ${code}`);
    case 'bar':
      return differ(bar === condition.steps, `${condition.steps} of ${BAR_SEGMENTS} steps`, `${bar}`);
    case 'icon':
      return differ(
        icons.includes(condition.icon) === condition.lit,
        `${condition.lit ? 'the sign' : 'no sign'} ${condition.icon}`,
        signs,
      );
    case 'asleep': {
      const name = (asleep: boolean): string => (asleep ? 'asleep' : 'awake');
      const { asleep } = session.device;
      return differ(asleep === condition.asleep, name(condition.asleep), `${name(asleep)}, ${glass}`);
    }
    case 'felt':
      return checkFelt(session, condition.words);
    case 'spoken':
    case 'spoken code':
    case 'silence':
      return checkSpoken(session, condition);
  }
}

/** Names of values that are numbers on the wire. */
const VALUE_NAMES: Record<string, Record<string, number>> = {
  'life-cycle-state': LIFE_CYCLE_STATES,
  'clock-state': CLOCK_STATES,
  algorithm: ALGORITHMS,
};

/** Space to tilde. */
function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
}

/** A response's value as a scenario writes it: names where there are some, bytes as text when they are text, else in hexadecimal. */
function valueInWords(field: string, value: unknown): string {
  const names = Object.entries(ownEntry(VALUE_NAMES, field) ?? {});
  if (value instanceof Uint8Array) return Buffer.from(value).toString(isText(value) ? 'latin1' : 'hex');
  return names.find(([, id]) => id === value)?.[0] ?? String(value);
}

function outcomeInWords(outcome: LinkOutcome): string {
  if (outcome === null) return 'no request before this line';
  if (outcome.kind === 'answer') return 'an answer';
  return outcome.kind === 'error' ? outcome.message : 'silence';
}

export function checkLink(outcome: LinkOutcome, condition: LinkCondition): Difference {
  const seen = outcomeInWords(outcome);
  switch (condition.kind) {
    case 'ok':
      return differ(outcome?.kind === 'answer', 'an answer', seen);
    case 'silence':
      return differ(outcome?.kind === 'silence', 'silence', seen);
    case 'error': {
      const same = outcome?.kind === 'error' && outcome.error === condition.error;
      return differ(same, `the error ${condition.error}`, seen);
    }
    case 'field': {
      const { field, value } = condition;
      const expected = `${field} ${value}`;
      if (outcome?.kind !== 'answer') return { expected, seen };
      const found = Object.entries(outcome.fields).find(([name]) => kebab(name) === field);
      if (!found) return { expected, seen: `an answer without ${field}` };
      const word = valueInWords(field, found[1]);
      return differ(word === value, expected, `${field} ${word}`);
    }
  }
}
