/** The words of what was heard, in the language in which it was said. */
import { clipName } from './clip-names.ts';
import { LANGUAGES } from './languages.generated.ts';
import { WORDS } from './words.generated.ts';

/** What an audio mark tells of a clip. */
interface Heard {
  clip: number;
  language: number;
}

/** In order; digits as figures. Tones have no words. Throws for a clip that its language does not have. */
export function spokenWords(heard: readonly Heard[]): string[] {
  return heard.flatMap(({ clip, language }) => {
    const { kind, id } = clipName(clip);
    if (kind === 'tone') return [];
    const tag = LANGUAGES[language]?.tag;
    const words = tag && (Object.hasOwn(WORDS[tag], id) ? WORDS[tag][id] : undefined);
    if (words === undefined)
      throw new RangeError(`clip: expected one of the language ${tag ?? language}, got "${id}"`);
    return words.split(' ');
  });
}
