/** What each language says, from firmware/voice/languages: the words for the hosts, and the page of the phrases. */
import { LANGUAGES, PACKS, type Language, type Phrase } from '../../firmware/voice/languages/tables.ts';

export function hostWords(): string {
  const words = LANGUAGES.map(({ tag, phrases }) => {
    const spoken = Object.fromEntries([...phrases].map(([clip, { text }]) => [clip, text]));
    return `${tag}: ${JSON.stringify(spoken)}`;
  });
  return `/** Generated from firmware/voice/languages by "npm run generate". Change the tables, not this file. */
import type { VoiceLanguage } from './languages.generated.ts';

/** By language and clip id, what the clip says; a language need not have every clip. */
export const WORDS: Record<VoiceLanguage, Record<string, string>> = {${words.join(',\n')}};
`;
}

/** A feed as code: \`[[phonemes]]\` or the words themselves. */
const row = (clip: string, { text, feed, doubts }: Phrase): string =>
  `| \`${clip}\` | ${text} | ${feed === text ? 'the text' : `\`${feed}\``} | ${doubts.length === 0 ? '' : `NS: ${doubts.join('; ')}`} |`;

function packTable(language: Language, clips: readonly string[]): string {
  const rows = clips.flatMap((clip) => {
    const phrase = language.phrases.get(clip);
    return phrase === undefined ? [] : [row(clip, phrase)];
  });
  if (rows.length === 0) return '';
  return ['| clip | says | fed to espeak-ng | doubt |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function languageSection(language: Language): string {
  const { tag, name, voice, wordsPerMinute, doubts } = language;
  const packs = PACKS.map((pack) => ({ ...pack, table: packTable(language, pack.clips) }));
  return [
    `## ${name} (\`${tag}\`)`,
    `Voice \`${voice}\`; digits at ${wordsPerMinute.digits} words a minute, everything else at ${wordsPerMinute.words}.`,
    ...(doubts.length === 0 ? [] : [doubts.map((doubt) => `- NS: ${doubt}`).join('\n')]),
    ...packs
      .filter(({ table }) => table !== '')
      .map(({ name: pack, meaning, table }) => `### ${tag}: ${pack} (${meaning})\n\n${table}`),
  ].join('\n\n');
}

export function phrasesPage(): string {
  return `<!-- Generated from firmware/voice/languages by "npm run generate". Change the tables, not this page. -->

# Phrases

What the code reader can say, clip by clip. **Nobody has listened to these clips yet.** The pronunciations were judged by the
phonemes that the synthesiser prints, by the formants of its vowels, and by what dictionaries say. NS marks what a native speaker
must judge before anybody relies on it.

A feed in double square brackets is phonemes in espeak-ng's own notation; anything else is words. A comma at the end leaves the
voice raised, for a clip that others follow. A recording takes the place of any clip: see
[firmware/voice/recordings](../firmware/voice/recordings/README.md). \`npm run voice -- --check da\` prints phonemes, length,
loudness, peak and the codec's quality of every clip of a language.

${LANGUAGES.map(languageSection).join('\n\n')}
`;
}
