/** The words that a mark in the sound stands for, for captions. */
import type { AudioMark } from '../../../token/sound-buffers.ts';
import { LANGUAGES } from '../../../voice/languages.generated.ts';
import { spokenWords } from '../../../voice/spoken-words.ts';
import type { CaptionWord } from './captions.ts';

/** Null for tones. */
export function spokenWord(mark: AudioMark): CaptionWord | null {
  const text = spokenWords([mark]).join(' ');
  return text === '' ? null : { text, language: LANGUAGES[mark.language]!.tag };
}
