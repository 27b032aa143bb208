/** The word that a mark in the sound stands for, for captions. */
import type { AudioMark } from '../../../ports/audio.ts';
import { CLIPS, LANGUAGES, PACKS, TONE_PACK } from '../../../voice/clips.generated.ts';
import type { CaptionWord } from './captions.ts';

const CLIPS_A_PACK = 256;

/** Null for tones. */
export function spokenWord({ clip, language }: AudioMark): CaptionWord | null {
  const pack = Math.floor(clip / CLIPS_A_PACK);
  if (pack === TONE_PACK) return null;
  const id = CLIPS[PACKS[pack]!][clip % CLIPS_A_PACK]!;
  return { text: id, language: LANGUAGES[language]!.tag };
}
