/** Why a token whose code was asked for shows none, told from its glass. */
import type { GlassReading } from '../glass/reading.ts';

export type MissingCodeReason =
  | 'fault'
  | 'blank'
  | 'no-time'
  | 'not-begun'
  | 'first-use'
  | 'new-code-soon'
  | 'promise-ended'
  | 'step-ended'
  | 'dark'
  | 'something-else';

export const MISSING_CODE_WORDS: Record<MissingCodeReason, string> = {
  fault: 'the token is in its fault state',
  blank: 'the token is blank: it has no secret',
  'no-time': 'the token does not know the time',
  'not-begun': 'its first time step has not begun: T0 is later than its time',
  'first-use': 'the code reader asks for loudspeaker (1) or headphones (2) first',
  'new-code-soon': 'the code of this time step ended too soon to be said, and the next one is awaited',
  'promise-ended': 'the code reader had announced the next one, and something ended its wait: press again',
  'step-ended': 'its time step ended while the key was down, and the glass went dark: press again',
  dark: 'the glass stayed dark',
  'something-else': 'the glass shows something else',
};

/** Signs of the glass (hardware-docs/glass.json) that stand for an obstacle. */
const SIGNS: readonly (readonly [string, MissingCodeReason])[] = [
  ['fault', 'fault'],
  ['no-data', 'blank'],
  ['no-time', 'no-time'],
  ['page-output', 'first-use'],
  ['wait', 'new-code-soon'],
];

export function isDark({ text, bar, icons }: GlassReading): boolean {
  return text === '' && bar === 0 && icons.length === 0;
}

function signOf({ icons }: GlassReading): MissingCodeReason | undefined {
  return SIGNS.find(([icon]) => icons.includes(icon))?.[1];
}

/** Whether the reader says that a new code comes soon, which it then shows and says by itself. */
export function promisesCode(glass: GlassReading): boolean {
  return signOf(glass) === 'new-code-soon';
}

/** Why an announced code does not come any more; null while it may, or when it is there. */
export function brokenPromise(glass: GlassReading): MissingCodeReason | null {
  if (glass.code !== null || promisesCode(glass)) return null;
  return signOf(glass) ?? 'promise-ended';
}

/** `no code: ` and the reason. */
export function missingCodeInWords(reason: MissingCodeReason): string {
  return `no code: ${MISSING_CODE_WORDS[reason]}`;
}

/** Null when there is a code. `whilePressed`: what was on the glass while the key was down; null for nothing. */
export function missingCode(now: GlassReading, whilePressed: GlassReading | null): MissingCodeReason | null {
  if (now.code !== null) return null;
  const sign = signOf(now);
  if (sign) return sign;
  if (!isDark(now)) return 'something-else';
  if (whilePressed === null) return 'dark';
  return whilePressed.code === null ? (signOf(whilePressed) ?? 'dark') : 'step-ended';
}
