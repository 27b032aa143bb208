/** Numbers of voice clips, tones and languages, from firmware/voice/clips.json and hardware-docs/core.json. */
import { CLIPS, constantName, CORE } from './tables.ts';

/** The pack number under which tones are told in audio marks. */
export const TONE_PACK = 255;

const banner =
  '/** Generated from firmware/voice/clips.json and hardware-docs/core.json by "npm run generate". Change the table, not this file. */\n';

const numbered = (): { name: string; number: number }[] =>
  CLIPS.packs.flatMap((pack) => pack.clips.map((name, index) => ({ name, number: pack.id * 256 + index })));

function languageId(tag: string): number {
  const found = CLIPS.languages.find((language) => language.tag === tag);
  if (found === undefined) throw new Error(`clips.json: no language is called "${tag}"`);
  return found.id;
}

export function coreClips(): string {
  const names = numbered();
  if (new Set(names.map(({ name }) => name)).size < names.length)
    throw new Error('clips.json: a clip stands in two packs');
  return `${banner}export const SAMPLE_RATE: u32 = ${CORE.audio.sampleRate};
export const LANGUAGE_COUNT: u32 = ${CLIPS.languages.length};
/** How each language says numbers that have no clip: 0 digit by digit, 1 units first, 2 tens first. */
export const NUMBER_STYLES: usize = memory.data<u8>([${CLIPS.languages.map(({ numbers }) => ['digits', 'units-first', 'tens-first'].indexOf(numbers)).join(', ')}]);
/** In which language a core clip is spoken that the language of the row lacks. */
export const FALLBACK_LANGUAGES: usize = memory.data<u8>([${CLIPS.languages.map(({ fallback }) => languageId(fallback)).join(', ')}]);
export const PACK_COUNT: u32 = ${CLIPS.packs.length};
${CLIPS.packs.map((pack) => `/** ${pack.meaning} */\nexport const ${constantName('PACK', pack.name)}: u32 = ${pack.id};`).join('\n')}
${names.map(({ name, number }) => `export const ${constantName('CLIP', name)}: u32 = ${number};`).join('\n')}
/** The pack number of tones in audio marks. */
export const TONE_PACK: u32 = ${TONE_PACK};
${CORE.audio.tones.map((tone) => `/** ${tone.meaning} */\nexport const ${constantName('TONE', tone.name)}: u32 = ${tone.id};`).join('\n')}
export const TONE_COUNT: u32 = ${CORE.audio.tones.length};
${CORE.audio.marks.map((mark) => `/** ${mark.meaning} */\nexport const ${constantName('MARK', mark.name)}: u32 = ${mark.id};`).join('\n')}
`;
}

export function hostClips(): string {
  return `${banner}export const PACKS = [${CLIPS.packs.map((pack) => `'${pack.name}'`).join(', ')}] as const;
export type PackName = (typeof PACKS)[number];
/** The pack number of tones in audio marks. */
export const TONE_PACK = ${TONE_PACK};
/** Clip ids of each pack; a clip's number is pack * 256 + its place. */
export const CLIPS: Record<PackName, readonly string[]> = ${JSON.stringify(Object.fromEntries(CLIPS.packs.map((pack) => [pack.name, pack.clips])))};
`;
}

/** Apart from the clips, of which a page that only names its languages has no need. */
export function hostLanguages(): string {
  return `${banner}/** What the voice speaks, by its number. */
export const LANGUAGES = [${CLIPS.languages.map(({ tag, name }) => JSON.stringify({ tag, name })).join(', ')}] as const;
export type VoiceLanguage = (typeof LANGUAGES)[number]['tag'];
`;
}
