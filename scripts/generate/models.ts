/** What tells one model from another, as columns for the core: from core.json, keys.json and glass.json. */
import { segmentCount } from './glass.ts';
import { CORE, MAXIMUM_KEY_COUNT, KEYS, type Model, type ModelKey } from './tables.ts';

const functionId = (name: string): number => {
  const found = KEYS.functions.find((each) => each.name === name);
  if (found === undefined) throw new Error(`keys.json: no function is called "${name}"`);
  return found.id;
};

const keysOf = ({ name }: Model): ModelKey[] => {
  const keys = KEYS.models[name];
  if (keys === undefined) throw new Error(`keys.json: no keys for the model "${name}"`);
  if (keys.some((key, index) => key.id !== index))
    throw new Error(`keys.json: ${name}: expected ids in order`);
  return keys;
};

const MAXIMUM_MODEL = Math.max(...CORE.models.map((model) => model.id));

/** What `pick` says of the model with each id; 0 where there is none. */
function column(pick: (model: Model) => number | number[], width = 1): string {
  const cells = (id: number): number[] => {
    const model = CORE.models.find((each) => each.id === id);
    const picked = model === undefined ? [] : [pick(model)].flat();
    return [...picked, ...Array<number>(width - picked.length).fill(0)];
  };
  return Array.from({ length: MAXIMUM_MODEL + 1 }, (_, id) => cells(id).join(', ')).join(', ');
}

const functions = (pick: (key: ModelKey) => string): string =>
  column((model) => keysOf(model).map((key) => functionId(pick(key))), MAXIMUM_KEY_COUNT);

const longSeconds = column((model) => keysOf(model).map((key) => key.longSeconds ?? 0), MAXIMUM_KEY_COUNT);

export function coreModels(): string {
  return `/** Generated from hardware-docs/core.json, keys.json and glass.json by "npm run generate". Change the tables, not this file. */
export const MAXIMUM_MODEL: u32 = ${MAXIMUM_MODEL};
/** Number of keys by model id; 0: there is no such model. */
export const KEY_COUNTS: usize = memory.data<u8>([${column((model) => keysOf(model).length)}]);
/** By model id: 1 if it speaks. */
export const SPEAKS: usize = memory.data<u8>([${column(({ speaks }) => Number(speaks))}]);
/** How many of the frame's segments the glass has, by model id. */
export const SEGMENT_COUNTS: usize = memory.data<u8>([${column(({ name }) => segmentCount(name))}]);
/** The function that a press starts: a row per model id, a column per key. */
export const PRESS_FUNCTIONS: usize = memory.data<u8>([${functions((key) => key.press)}]);
/** The function that holding the key starts. */
export const LONG_FUNCTIONS: usize = memory.data<u8>([${functions((key) => key.long ?? 'none')}]);
/** How many seconds it is held for that; 0: holding it starts nothing. */
export const LONG_SECONDS: usize = memory.data<u8>([${longSeconds}]);
`;
}
