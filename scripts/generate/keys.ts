/** The key map for the core, from hardware-docs/keys.json. */
import { CLIPS, constantName, CORE, KEYS, type ModelKey } from './tables.ts';

const functionId = (name: string): number => {
  const found = KEYS.functions.find((each) => each.name === name);
  if (found === undefined) throw new Error(`keys.json: no function is called "${name}"`);
  return found.id;
};

const keysOf = (model: string): ModelKey[] => {
  const keys = KEYS.models[model];
  if (keys === undefined) throw new Error(`keys.json: no keys for the model "${model}"`);
  if (keys.some((key, index) => key.id !== index))
    throw new Error(`keys.json: ${model}: expected ids in order`);
  return keys;
};

const MOST_KEYS = Math.max(...CORE.models.map((model) => keysOf(model.name).length));
const HIGHEST_MODEL = Math.max(...CORE.models.map((model) => model.id));

/** One row of MOST_KEYS values per model id; row 0 belongs to no model. */
function rows(pick: (key: ModelKey) => string): string {
  const row = (id: number): number[] => {
    const model = CORE.models.find((each) => each.id === id);
    const values = model === undefined ? [] : keysOf(model.name).map((key) => functionId(pick(key)));
    return [...values, ...Array<number>(MOST_KEYS - values.length).fill(0)];
  };
  return Array.from({ length: HIGHEST_MODEL + 1 }, (_, id) => row(id).join(', ')).join(',\n');
}

/** Most clips that name a function in the spoken help. */
const HELP_CLIPS = 2;
const NO_CLIP = 0xffff;

function clipNumber(name: string): number {
  for (const pack of CLIPS.packs) {
    const index = pack.clips.indexOf(name);
    if (index >= 0) return pack.id * 256 + index;
  }
  throw new Error(`keys.json: clips.json has no clip "${name}"`);
}

function helpRow(clips: readonly string[]): number[] {
  if (clips.length > HELP_CLIPS) throw new Error(`keys.json: expected at most ${HELP_CLIPS} clips for help`);
  const numbers = clips.map(clipNumber);
  return [...numbers, ...Array<number>(HELP_CLIPS - numbers.length).fill(NO_CLIP)];
}

const keyCounts = (): number[] =>
  Array.from({ length: HIGHEST_MODEL + 1 }, (_, id) => {
    const model = CORE.models.find((each) => each.id === id);
    return model === undefined ? 0 : keysOf(model.name).length;
  });

export function coreKeys(): string {
  return `// Generated from hardware-docs/keys.json and core.json by "npm run generate". Change the table, not this file.
${KEYS.functions.map((each) => `/** ${each.en} */\nexport const ${constantName('FUNCTION', each.name)}: u32 = ${each.id};`).join('\n')}
export const HIGHEST_MODEL: u32 = ${HIGHEST_MODEL};
export const KEYS_A_ROW: u32 = ${MOST_KEYS};
/** Number of keys by model id; 0: there is no such model. */
export const KEY_COUNTS: usize = memory.data<u8>([${keyCounts().join(', ')}]);
/** The function that a press starts: a row per model id, a column per key. */
export const PRESS_FUNCTIONS: usize = memory.data<u8>([${rows((key) => key.press)}]);
/** The function that holding the key starts. */
export const LONG_FUNCTIONS: usize = memory.data<u8>([${rows((key) => key.long ?? 'none')}]);
/** Most clips that name a function in the spoken help; NO_CLIP stands for none. */
export const HELP_CLIPS: u32 = ${HELP_CLIPS};
export const NO_CLIP: u32 = ${NO_CLIP};
/** A row per function: the clips that name it in the spoken help. */
export const HELP_NAMES: usize = memory.data<u16>([${KEYS.functions.flatMap((each) => helpRow(each.help)).join(', ')}]);
/** By function: the core clip that is said where a voice lacks the first of those. */
export const CORE_HELP_NAMES: usize = memory.data<u16>([${KEYS.functions.map((each) => (each.coreHelp === undefined ? NO_CLIP : clipNumber(each.coreHelp))).join(', ')}]);
`;
}
