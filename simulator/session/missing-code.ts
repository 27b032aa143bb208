// Why a token whose code was asked for shows none, told from its glass.
import { KEY_NAMES, type ModelName } from '../token/contract.generated.ts';
import type { GlassReading } from '../glass/reading.ts';
import type { Stroke } from './key-strokes.ts';

/** firmware/core/device/keys.ts, LONG_MS: held for so long, a key was not just pressed. */
const LONG_PRESS_MS = 6000;

export type MissingCodeReason =
  'fault' | 'blank' | 'no-time' | 'first-use' | 'new-code-soon' | 'step-ended' | 'dark' | 'something-else';

export const MISSING_CODE_WORDS: Record<MissingCodeReason, string> = {
  fault: 'the token is in its fault state',
  blank: 'the token is blank: it has no secret',
  'no-time': 'the token does not know the time',
  'first-use': 'the code reader asks for loudspeaker (1) or headphones (2) first',
  'new-code-soon': 'the code of this time step ended too soon to be said, and the next one is awaited',
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

function isPage({ icons }: GlassReading): boolean {
  return icons.some((icon) => icon.startsWith('page-'));
}

/**
 * Whether this stroke, whose last key was held for `heldMs`, asks for the code. On a model that has its pages on the same
 * key, a press while one is on the glass (`before`) turns it.
 */
export function asksForCode(model: ModelName, stroke: Stroke, heldMs: number, before: GlassReading): boolean {
  const key = KEY_NAMES[model].find(({ name }) => name === stroke.at(-1));
  if (key?.press !== 'show-code' || heldMs >= LONG_PRESS_MS) return false;
  return !('long' in key && isPage(before));
}

/** Null when there is a code. `seenWhilePressed`: the code that was on the glass while the key was down. */
export function missingCode(now: GlassReading, seenWhilePressed: string | null): MissingCodeReason | null {
  if (now.code !== null) return null;
  const sign = SIGNS.find(([icon]) => now.icons.includes(icon));
  if (sign) return sign[1];
  if (now.text !== '') return 'something-else';
  return seenWhilePressed === null ? 'dark' : 'step-ended';
}
