/** Speech from espeak-ng, which is a tool of the build and never a part of what is built (NOTICE). */
import initialise, { type SpeechModule, type SpeechWorker } from '@echogarden/espeak-ng-emscripten';

export interface Speech {
  samples: Int16Array;
  /** The phonemes that espeak-ng settled on, in IPA. */
  phonemes: string;
}

export interface Utterance {
  /** espeak-ng's name of the voice. */
  voice: string;
  /** Words, or `[[phonemes]]` in espeak-ng's own notation. */
  feed: string;
  wordsPerMinute: number;
}

export const SYNTHESISER_RATE = 22050;

/** Of pitch and of its range, both 0 to 99. */
const MIDDLE = 50;

/**
 * espeak-ng keeps state from one text to the next, so that the same text spoken twice differs. Its memory as it was
 * before the first is therefore laid back before each: that gives the samples of a new instance (a test compares them)
 * in 5 ms instead of 150.
 */
export class Synthesiser {
  readonly #module: SpeechModule;
  readonly #worker: SpeechWorker;
  readonly #unused: Uint8Array;

  private constructor(module: SpeechModule, worker: SpeechWorker) {
    this.#module = module;
    this.#worker = worker;
    this.#unused = module.HEAPU8.slice();
  }

  static async start(): Promise<Synthesiser> {
    const module = await initialise();
    // The constructor answers with a promise of the worker.
    const worker = await (new module.eSpeakNGWorker() as SpeechWorker | Promise<SpeechWorker>);
    return new Synthesiser(module, worker);
  }

  speak({ voice, feed, wordsPerMinute }: Utterance): Speech {
    this.#module.HEAPU8.set(this.#unused);
    this.#module.HEAPU8.fill(0, this.#unused.length);
    // Names that espeak-ng does not know leave its English voice in place.
    if (this.#worker.set_voice(voice) !== 0) throw new Error(`espeak-ng knows no voice '${voice}'`);
    this.#worker.set_rate(wordsPerMinute);
    this.#worker.set_pitch(MIDDLE);
    this.#worker.set_range(MIDDLE);
    const parts: Int16Array[] = [];
    let phonemes = '';
    this.#worker.synthesize(feed, (samples, events) => {
      if (samples !== null && samples.length > 0) parts.push(samples.slice());
      for (const event of events ?? []) if (event.type === 'phoneme') phonemes += String(event.id ?? '');
      return 0;
    });
    return { samples: joined(parts), phonemes };
  }
}

function joined(parts: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
