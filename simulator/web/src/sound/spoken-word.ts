/** The word that a mark in the sound stands for, for captions. */
import type { AudioMark } from '../../../ports/audio.ts';
import { clipName } from '../../../voice/clip-names.ts';
import { LANGUAGES } from '../../../voice/clips.generated.ts';
import type { CaptionWord } from './captions.ts';

/** Null for tones. */
export function spokenWord({ clip, language }: AudioMark): CaptionWord | null {
  const name = clipName(clip);
  return name.kind === 'tone' ? null : { text: name.id, language: LANGUAGES[language]!.tag };
}
