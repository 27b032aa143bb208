// An ear that knows the voice: tells from the samples alone, without any marks, which clips were played.
import { decodeSlices } from '../../../firmware/voice/codec/decode.ts';
import { CLIPS } from '../../../simulator/voice/clips.generated.ts';
import { loadVoice } from '../../../simulator/voice/load.ts';
import { readVoiceImage } from '../../../simulator/voice/voice-image.ts';

export interface Heard {
  /** The clip's id. */
  id: string;
  /** Language tag. */
  language: string;
  /** Root mean square of the samples. */
  loudness: number;
}

interface Known {
  id: string;
  language: string;
  samples: Int16Array;
}

const PACK_HEADER_BYTES = 16;
const ENTRY_BYTES = 8;
const SLICE_BYTES = 8;

/** 0.999 and more at any volume; other words stay far below. */
const SAME = 0.98;
/** 10 ms at 16 kHz: a word's own silences are shorter. */
const PAUSE_SAMPLES = 160;
/** A first look at so much of a clip tells most of them apart. */
const GLANCE_SAMPLES = 800;

/** A sample below this may be 0 at a low volume. */
const FAINT = 16;

/** Where the first sample that is heard may be. */
function onsets(samples: Int16Array): number[] {
  const loud = samples.findIndex((sample) => Math.abs(sample) >= FAINT);
  return Array.from({ length: loud + 1 }, (_, at) => at).filter((at) => samples[at] !== 0);
}

function loadClips(): Known[] {
  const { image } = loadVoice();
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  return readVoiceImage(image).flatMap(({ language, pack, clipCount, offset }) =>
    Array.from({ length: clipCount }, (_, place) => {
      const entry = offset + PACK_HEADER_BYTES + place * ENTRY_BYTES;
      const start = offset + view.getUint32(entry, true);
      const slices = image.subarray(start, start + view.getUint16(entry + 4, true) * SLICE_BYTES);
      return { id: CLIPS[pack][place]!, language, samples: decodeSlices(slices) };
    }).filter(({ samples }) => samples.length > GLANCE_SAMPLES),
  );
}

/** How alike two stretches are, whatever their loudness: 1 is the same. */
function likeness(heard: Int16Array, from: number, clip: Int16Array, length: number): number {
  let both = 0;
  let one = 0;
  let other = 0;
  for (let at = 0; at < length; at++) {
    const sample = heard[from + at] ?? 0;
    const wanted = clip[at]!;
    both += sample * wanted;
    one += sample * sample;
    other += wanted * wanted;
  }
  return both / Math.sqrt(one * other || 1);
}

export class Ear {
  readonly #clips = loadClips().map((clip) => ({ ...clip, onsets: onsets(clip.samples) }));

  /** What was said at ordinary speed, in order. Tones, other speeds and a word that is not over yet are no words. */
  listen(heard: Int16Array): Heard[] {
    const words: Heard[] = [];
    let at = 0;
    while (at < heard.length) {
      const found = heard[at] === 0 ? undefined : this.#recognise(heard, at);
      if (found) {
        words.push(found.word);
        at = found.end;
      } else at = heard[at] === 0 ? at + 1 : nextPause(heard, at);
    }
    return words;
  }

  #recognise(heard: Int16Array, at: number): { word: Heard; end: number } | undefined {
    for (const { id, language, samples, onsets } of this.#clips) {
      for (const onset of onsets) {
        const clip = samples.subarray(onset);
        const end = at + clip.length;
        if (end > heard.length || likeness(heard, at, clip, GLANCE_SAMPLES) <= SAME) continue;
        if (likeness(heard, at, clip, clip.length) <= SAME) continue;
        const power = heard.subarray(at, end).reduce((sum, sample) => sum + sample ** 2, 0);
        return { word: { id, language, loudness: Math.sqrt(power / clip.length) }, end };
      }
    }
    return undefined;
  }
}

function nextPause(heard: Int16Array, from: number): number {
  let silent = 0;
  for (let at = from; at < heard.length; at++) {
    silent = heard[at] === 0 ? silent + 1 : 0;
    if (silent === PAUSE_SAMPLES) return at;
  }
  return heard.length;
}
