/**
 * Pulses as a finger counts them, read from the table that people learn: short or long by how long each lasts, in groups
 * by the pauses. Knows nothing of the core or of the simulator's own reading.
 */
import { readFileSync } from 'node:fs';

export interface Felt {
  startMs: number;
  endMs: number;
}

interface Table {
  digits: string[];
  signals: { name: string; pattern: string }[];
}
const TABLE = JSON.parse(
  readFileSync(new URL('../../hardware-docs/haptics.json', import.meta.url), 'utf8'),
) as Table;

/** A finger tells a third of a second from less, and half a second of nothing from a gap. */
const LONG_FROM_MS = 330;
const GROUP_FROM_MS = 500;
/** Longer than a pause within a digit: what follows is something else. */
const REST_FROM_MS = 800;

/** Groups of pulses, each `.` or `-`, one after the other; a new row after each rest. */
function rows(pulses: readonly Felt[]): string[][] {
  const found: string[][] = [];
  let endMs = -Infinity;
  for (const pulse of pulses) {
    const stoodMs = pulse.startMs - endMs;
    if (stoodMs > REST_FROM_MS) found.push(['']);
    else if (stoodMs > GROUP_FROM_MS) found.at(-1)!.push('');
    const groups = found.at(-1)!;
    groups[groups.length - 1] += pulse.endMs - pulse.startMs > LONG_FROM_MS ? '-' : '.';
    endMs = pulse.endMs;
  }
  return found;
}

function meaning(groups: readonly string[]): string {
  const counted = groups.join('');
  // Nobody counts more than five at once.
  if (groups.some(({ length }) => length > 5)) return `too many: ${groups.join(' ')}`;
  if (counted === '-') return '0';
  if (/^\.+$/.test(counted)) return String(counted.length);
  const signal = TABLE.signals.find(({ pattern }) => pattern.trim() === groups.join(' '));
  return signal?.name ?? `unknown: ${groups.join(' ')}`;
}

/** `ready`, `7`, `end` and so on. */
export function felt(pulses: readonly Felt[]): string[] {
  return rows(pulses).map(meaning);
}

/** The digits alone, which a person types. */
export function feltDigits(pulses: readonly Felt[]): string {
  return felt(pulses)
    .filter((each) => /^\d$/.test(each))
    .join('');
}
