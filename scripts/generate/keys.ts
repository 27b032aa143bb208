/** The keys' functions for the core, from hardware-docs/keys.json. */
import { CLIPS, constantName, CORE, KEYS, type ModelKey } from './tables.ts';

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

/** One row of names serves the one model that says them. */
function namedKeys(): readonly ModelKey[] {
  const speaking = CORE.models.filter(({ speaks }) => speaks);
  if (speaking.length !== 1)
    throw new Error(`core.json: expected one model that speaks, got ${speaking.length}`);
  return KEYS.models[speaking[0]!.name]!;
}

function keyNameRow({ name, clip = name, helpClip = clip }: ModelKey): number[] {
  return [clipNumber(clip), clipNumber(helpClip)];
}

export function coreKeys(): string {
  return `/** Generated from hardware-docs/keys.json by "npm run generate". Change the table, not this file. */
${KEYS.functions.map((each) => `/** ${each.en} */\nexport const ${constantName('FUNCTION', each.name)}: u32 = ${each.id};`).join('\n')}
/** Most clips that name a function in the spoken help; NO_CLIP stands for none. */
export const HELP_CLIPS: u32 = ${HELP_CLIPS};
export const NO_CLIP: u32 = ${NO_CLIP};
/** A row per function: the clips that name it in the spoken help. */
export const HELP_NAMES: usize = memory.data<u16>([${KEYS.functions.flatMap((each) => helpRow(each.help)).join(', ')}]);
/** By function: the core clip that is said where a voice lacks the first of those. */
export const CORE_HELP_NAMES: usize = memory.data<u16>([${KEYS.functions.map((each) => (each.coreHelp === undefined ? NO_CLIP : clipNumber(each.coreHelp))).join(', ')}]);
/** A row per key of the model that speaks: the clip that names it, and the one in the spoken help, after "press". */
export const KEY_NAME_CLIPS: usize = memory.data<u16>([${namedKeys().flatMap(keyNameRow).join(', ')}]);
`;
}
