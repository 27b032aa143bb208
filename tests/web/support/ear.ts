/** An ear that knows the voice: tells from the samples alone, without any marks, which clips were played. */
import { SETTINGS } from '../../../host-tools/link/protocol.generated.ts';
import { CLIPS, PACKS } from '../../../simulator/voice/clips.generated.ts';
import { LANGUAGES } from '../../../simulator/voice/languages.generated.ts';
import { loadVoice } from '../../../simulator/voice/load.ts';
import { readVoiceImage } from '../../../simulator/voice/voice-image.ts';
import { TestPlayer } from '../../audio/test-player.ts';

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
  /** From the first sample that is heard at any volume. */
  samples: Int16Array;
}

/** 0.999 and more at any volume; other words stay far below. */
const SAME = 0.98;
/** How much of a clip is looked at, and then how much more, before all of it is: most are told apart at the first glance. */
const GLANCES_SAMPLES = [64, 800];
const MAXIMUM_GLANCE_SAMPLES = 800;

/** A sample below this may be 0 at a low volume. */
const FAINT = 16;

/** Settings of the speed at which words are known: that of a new device and normal speed, at which a clip is as it is. */
const KNOWN_SPEEDS = [SETTINGS.speed.default, 4];

function loadClips(): Known[] {
  const { image } = loadVoice();
  const player = new TestPlayer(image);
  return readVoiceImage(image).flatMap(({ language, pack, clipCount }) =>
    Array.from({ length: clipCount }, (_, place) =>
      KNOWN_SPEEDS.map((speed) => {
        const clip = PACKS.indexOf(pack) * 256 + place;
        const samples = player.playClip(
          LANGUAGES.findIndex(({ tag }) => tag === language),
          clip,
          { speed },
        );
        const loud = samples.findIndex((sample) => Math.abs(sample) >= FAINT);
        return { id: CLIPS[pack][place]!, language, samples: samples.subarray(loud) };
      }),
    )
      .flat()
      .filter(({ samples }) => samples.length > MAXIMUM_GLANCE_SAMPLES),
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
  readonly #clips = loadClips();

  /** What was said at a known speed, in order. Tones, other speeds and words that are cut short are no words. */
  listen(heard: Int16Array): Heard[] {
    const words: Heard[] = [];
    let at = 0;
    while (at < heard.length) {
      const clip = heard[at] === 0 ? undefined : this.#recognise(heard, at);
      if (clip) {
        const { id, language, samples } = clip;
        const power = heard.subarray(at, at + samples.length).reduce((sum, sample) => sum + sample ** 2, 0);
        words.push({ id, language, loudness: Math.sqrt(power / samples.length) });
      }
      at += clip?.samples.length ?? 1;
    }
    return words;
  }

  #recognise(heard: Int16Array, at: number): Known | undefined {
    return this.#clips.find(
      ({ samples }) =>
        at + samples.length <= heard.length &&
        [...GLANCES_SAMPLES, samples.length].every((length) => likeness(heard, at, samples, length) > SAME),
    );
  }
}
