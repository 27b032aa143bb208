/** Reads the tables of the voices: which clips there are (clips.json) and what each language says. */
import { readFileSync } from 'node:fs';

export interface Pack {
  id: number;
  name: string;
  meaning: string;
  clips: string[];
}

export interface Phrase {
  /** What is said, as captions show it: digits as digits. */
  text: string;
  /** What espeak-ng is given: words, or `[[phonemes]]`; a comma at the end leaves the voice raised. */
  feed: string;
  /** What a native speaker must judge. */
  doubts: string[];
}

export interface Language {
  id: number;
  tag: string;
  name: string;
  /** espeak-ng's name of the voice. */
  voice: string;
  wordsPerMinute: { digits: number; words: number };
  /** Doubts about every clip. */
  doubts: string[];
  /** By clip id; a language need not have every clip. */
  phrases: ReadonlyMap<string, Phrase>;
}

interface ClipTable {
  packs: Pack[];
  languages: { id: number; tag: string; name: string }[];
}

interface LanguageTable {
  voice: string;
  wordsPerMinute: { digits: number; words: number };
  doubts: string[];
  /** Doubts about every feed that has a phoneme, by espeak-ng's name of it. */
  soundDoubts: Record<string, string>;
  clips: Record<string, { text: string; feed?: string; doubt?: string }>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));

const TABLE = read('../clips.json') as ClipTable;
export const PACKS: readonly Pack[] = TABLE.packs;

function phrasesOf(tag: string, { clips, soundDoubts }: LanguageTable): Map<string, Phrase> {
  const phrases = new Map<string, Phrase>();
  for (const [id, { text, feed = text, doubt }] of Object.entries(clips)) {
    if (!PACKS.some((pack) => pack.clips.includes(id)))
      throw new Error(`languages/${tag}.json: clips.json has no clip '${id}'`);
    const phonemes = [...feed.matchAll(/\[\[(.*?)\]\]/g)].map((match) => match[1] ?? '').join(' ');
    const sounds = Object.entries(soundDoubts).filter(([sound]) => phonemes.includes(sound));
    phrases.set(id, {
      text,
      feed,
      doubts: [...sounds.map(([, each]) => each), ...(doubt === undefined ? [] : [doubt])],
    });
  }
  return phrases;
}

export const LANGUAGES: readonly Language[] = TABLE.languages.map(({ id, tag, name }) => {
  const table = read(`${tag}.json`) as LanguageTable;
  const { voice, wordsPerMinute, doubts } = table;
  return { id, tag, name, voice, wordsPerMinute, doubts, phrases: phrasesOf(tag, table) };
});

export function languageOf(tag: string): Language {
  const found = LANGUAGES.find((language) => language.tag === tag);
  if (found === undefined) {
    const known = LANGUAGES.map((language) => language.tag).join(', ');
    throw new Error(`no language '${tag}': expected one of ${known}`);
  }
  return found;
}

export const isDigit = (clip: string): boolean => /^\d$/.test(clip);
