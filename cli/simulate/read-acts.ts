/** Reads --press, --hold and --advance, which act in the order typed. */
import { mainKey, readStrokes, type Stroke } from '../../simulator/session/key-strokes.ts';
import { TAP_MS } from '../../simulator/session/session.ts';
import { readDuration, readWhole } from '../../simulator/text/values.ts';
import type { ModelName } from '../../simulator/token/contract.generated.ts';
import { readRow } from '../options/option-table.ts';
import type { TypedOptions } from '../options/typed-options.ts';
import { SIMULATE_OPTIONS } from './simulate-options.ts';

/** `ms`: how long the last key of the last stroke is held. */
export type Act = { do: 'press'; strokes: readonly Stroke[]; ms: number } | { do: 'advance'; ms: number };

/** A day: longer than any gesture. */
const HOLD_MAXIMUM_MS = 86_400_000;

/** Throws UsageError naming the option. */
export function readActs(typed: TypedOptions<typeof SIMULATE_OPTIONS>, model: ModelName): Act[] {
  const acts: Act[] = [];
  let pressed: (Act & { do: 'press' }) | null = null;
  for (const { name, text } of typed.inOrder('press', 'hold', 'advance')) {
    const readAs = <Value>(read: (text: string) => Value): Value =>
      readRow({ ...SIMULATE_OPTIONS[name], read: () => read(text) }, [text]);
    if (name === 'advance') {
      acts.push({ do: 'advance', ms: readAs((seconds) => readDuration(seconds, 's')) });
      pressed = null;
    } else if (name === 'press') {
      pressed = { do: 'press', strokes: readAs((keys) => readStrokes(model, keys)), ms: TAP_MS };
      acts.push(pressed);
    } else {
      const ms = readAs((hold) => readWhole(hold, 1, HOLD_MAXIMUM_MS, 'milliseconds'));
      if (pressed) pressed.ms = ms;
      else acts.push({ do: 'press', strokes: [[mainKey(model)]], ms });
      pressed = null;
    }
  }
  return acts;
}
