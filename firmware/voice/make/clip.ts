/** Makes one clip of a language, from its recording if there is one, else from the synthesiser. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { encodeSamples } from '../codec/encode.ts';
import { CLIP_RATE, toClip } from '../sound/level.ts';
import { toUnit } from '../sound/samples.ts';
import { Synthesiser, SYNTHESISER_RATE, type Utterance } from '../sound/synthesiser.ts';
import { readWav } from '../sound/wav.ts';
import { isDigit, type Language } from '../tables.ts';

/** What a clip is made from; equal sources make equal clips. */
export type ClipSource = { name: string; recording: Uint8Array } | { name: string; utterance: Utterance };

export interface MadeClip {
  /** What was encoded. */
  samples: Int16Array;
  slices: Uint8Array;
  /** In IPA; a recording has none. */
  phonemes: string;
}

/** Null where the language does not say the clip. */
export function clipSource(language: Language, clip: string, recordings: string): ClipSource | null {
  const name = `${language.tag}/${clip}`;
  const phrase = language.phrases.get(clip);
  if (phrase === undefined) return null;
  const file = path.join(recordings, language.tag, `${clip}.wav`);
  if (existsSync(file)) return { name, recording: readFileSync(file) };
  const { digits, words } = language.wordsPerMinute;
  const { voice } = language;
  return { name, utterance: { voice, feed: phrase.feed, wordsPerMinute: isDigit(clip) ? digits : words } };
}

/** Starts the synthesiser with the first clip that needs it. */
export class ClipMaker {
  #synthesiser: Promise<Synthesiser> | null = null;

  async make(source: ClipSource): Promise<MadeClip> {
    if ('recording' in source) {
      const { samples, rate } = readWav(source.recording, source.name);
      return this.#encode(samples, rate, source.name, '');
    }
    this.#synthesiser ??= Synthesiser.start();
    const { samples, phonemes } = (await this.#synthesiser).speak(source.utterance);
    return this.#encode(toUnit(samples), SYNTHESISER_RATE, source.name, phonemes);
  }

  #encode(sound: Float64Array, rate: number, name: string, phonemes: string): MadeClip {
    const samples = toClip(sound, rate, name);
    return { samples, slices: encodeSamples(samples), phonemes };
  }
}

export const clipMilliseconds = (samples: number): number => Math.ceil((samples * 1000) / CLIP_RATE);
