/** Makes the sound of one clip, from its recording if there is one, else from the synthesiser. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CLIP_RATE, toClip } from '../sound/level.ts';
import { toUnit } from '../sound/samples.ts';
import { Synthesiser, SYNTHESISER_RATE, type Utterance } from '../sound/synthesiser.ts';
import { readWav } from '../sound/wav.ts';
import { isDigit, LANGUAGES, type Language } from '../languages/tables.ts';

const RECORDING_MS = { digit: { minimum: 120, maximum: 2000 }, phrase: { minimum: 80, maximum: 5000 } };

/** What a clip is made from; equal sources make equal clips. */
export type ClipSource = { name: string; recording: Uint8Array } | { name: string; utterance: Utterance };

export interface ClipSound {
  /** As they are encoded. */
  samples: Int16Array;
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

/** A click is no word, and a digit that never ends stops the code. Greenlandic digits take 1.6 s. */
function checkRecordingLength(name: string, samples: number): void {
  const { minimum, maximum } = RECORDING_MS[isDigit(name.split('/')[1] ?? '') ? 'digit' : 'phrase'];
  const milliseconds = clipMilliseconds(samples);
  if (milliseconds < minimum || milliseconds > maximum)
    throw new Error(
      `${name}: expected a recording of ${minimum} to ${maximum} ms without the silence around it, got ${milliseconds} ms`,
    );
}

/** A recording whose name is no clip of the language would otherwise be passed over in silence. */
export function checkRecordingNames(languages: readonly Language[], recordings: string): void {
  const folders = existsSync(recordings) ? readdirSync(recordings, { withFileTypes: true }) : [];
  const unknown = folders.filter(
    (entry) => entry.isDirectory() && !LANGUAGES.some(({ tag }) => tag === entry.name),
  );
  if (unknown.length > 0)
    throw new Error(
      `recordings: expected folders named ${LANGUAGES.map(({ tag }) => tag).join(', ')}, got ${unknown.map(({ name }) => name).join(', ')}`,
    );
  for (const { tag, phrases } of languages) {
    const folder = path.join(recordings, tag);
    const strangers = existsSync(folder)
      ? readdirSync(folder).filter((file) => !file.endsWith('.wav') || !phrases.has(file.slice(0, -4)))
      : [];
    if (strangers.length > 0)
      throw new Error(
        `recordings/${tag}: expected <clip>.wav for clips of languages/${tag}.json, got ${strangers.join(', ')}`,
      );
  }
}

/** Starts the synthesiser with the first clip that needs it. */
export class SoundMaker {
  #synthesiser: Promise<Synthesiser> | null = null;

  async make(source: ClipSource): Promise<ClipSound> {
    if ('recording' in source) {
      const { samples, rate } = readWav(source.recording, source.name);
      const clip = toClip(samples, rate, source.name);
      checkRecordingLength(source.name, clip.length);
      return { samples: clip, phonemes: '' };
    }
    this.#synthesiser ??= Synthesiser.start();
    const { samples, phonemes } = (await this.#synthesiser).speak(source.utterance);
    return { samples: toClip(toUnit(samples), SYNTHESISER_RATE, source.name), phonemes };
  }
}

export const clipMilliseconds = (samples: number): number => Math.ceil((samples * 1000) / CLIP_RATE);
