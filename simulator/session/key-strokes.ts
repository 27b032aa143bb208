/** What a tester types for keys: `fn`, `fn+3` (one held, the other tapped), `fn,0` (one after the other). */
import type { ModelName } from '../token/contract.generated.ts';
import { KEY_NAMES, KEYS } from '../token/contract.generated.ts';
import { suggestion } from '../text/nearest.ts';
import { shown } from '../text/shown.ts';
import { ValueError } from '../text/values.ts';

/** The keys of one stroke: all but the last are held while the last is tapped. */
export type Stroke = readonly string[];

/** The key that shows the code. */
export function mainKey(model: ModelName): string {
  return KEY_NAMES[model].find(({ press }) => press === 'show-code')!.name;
}

/** Throws ValueError that names the model's keys. */
function readKey(model: ModelName, text: string): string {
  const keys = Object.keys(KEYS[model]);
  if (!keys.includes(text))
    throw new ValueError(keys.join(' or '), `${shown(text)}${suggestion(text, keys)}`);
  return text;
}

function readStroke(model: ModelName, text: string): Stroke {
  const keys = text.split('+').map((key) => readKey(model, key));
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new ValueError('different keys in one stroke', `${twice} twice`);
  return keys;
}

/** Strokes separated by commas, keys of one stroke by plus signs. */
export function readStrokes(model: ModelName, text: string): Stroke[] {
  return text.split(',').map((stroke) => readStroke(model, stroke));
}
