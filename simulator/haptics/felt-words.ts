/** What a person makes of pulses: digits of a code and signals, by hardware-docs/haptics.md. */
import {
  DIGIT_PATTERNS,
  GAP_MS,
  LONG_MS,
  PAUSE_MS,
  REST_MS,
  SHORT_MS,
  SIGNAL_PATTERNS,
} from './haptics.generated.ts';

export interface FeltPulse {
  startMs: number;
  endMs: number | null;
}

/** Halfway between the two that it tells apart. */
const LONG_FROM_MS = (SHORT_MS + LONG_MS) / 2;
const PAUSE_FROM_MS = (GAP_MS + PAUSE_MS) / 2;
const REST_FROM_MS = (PAUSE_MS + REST_MS) / 2;

const WORDS: ReadonlyMap<string, string> = new Map([
  ...DIGIT_PATTERNS.map((pattern, digit) => [pattern, String(digit)] as const),
  ...Object.entries(SIGNAL_PATTERNS).map(([name, pattern]) => [pattern.trim(), name] as const),
]);

/** From one rest to the next, as the table writes patterns: `.` short, `-` long, a space a pause. */
function patternsOf(pulses: readonly FeltPulse[]): string[] {
  const patterns: string[] = [];
  let stoppedMs = -Infinity;
  for (const { startMs, endMs } of pulses) {
    if (endMs === null) continue;
    const stoodMs = startMs - stoppedMs;
    if (stoodMs >= REST_FROM_MS) patterns.push('');
    else if (stoodMs >= PAUSE_FROM_MS) patterns[patterns.length - 1] += ' ';
    patterns[patterns.length - 1] += endMs - startMs >= LONG_FROM_MS ? '-' : '.';
    stoppedMs = endMs;
  }
  return patterns;
}

/** `ready`, `7`, `end` and so on; what is none of them, such as one that a key cut short, stands as its pulses. */
export function feltWords(pulses: readonly FeltPulse[]): string[] {
  return patternsOf(pulses).map((pattern) => WORDS.get(pattern) ?? pattern);
}
