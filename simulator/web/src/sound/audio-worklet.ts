/**
 * Plays the core's samples on the browser's audio thread exactly as they come: nothing is resampled, mixed or scaled, but
 * what a person cuts off.
 */
import { FADE_SAMPLES, LEAD_SAMPLES, WORKLET_NAME } from './worklet-messages.ts';
import type { ToWorklet } from './worklet-messages.ts';

/** What TypeScript's library for worklets would say; it has none. */
declare const AudioWorkletProcessor: new () => { readonly port: MessagePort };
declare function registerProcessor(name: string, processor: unknown): void;

/** Full scale of 16-bit samples: dividing by a power of two is exact, so that times 32768 gives the sample back. */
const FULL_SCALE = 32_768;

class CorePlayer extends AudioWorkletProcessor {
  readonly #blocks: Int16Array[] = [];
  #played = 0;
  #waiting = 0;
  #isEnded = true;
  #isPlaying = false;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<ToWorklet>) => {
      if (data.kind === 'cut-off') this.#fadeOut();
      this.#isEnded = data.kind !== 'samples';
      if (data.kind === 'samples') this.#add(data.samples);
    };
  }

  #add(samples: Int16Array): void {
    this.#blocks.push(samples);
    this.#waiting += samples.length;
  }

  /** Of what waits only the first is heard, fading. */
  #fadeOut(): void {
    const length = this.#isPlaying ? Math.min(FADE_SAMPLES, this.#waiting) : 0;
    const fading = Int16Array.from({ length }, (_, at) => this.#next() * (1 - at / length));
    this.#blocks.length = 0;
    this.#played = 0;
    this.#waiting = 0;
    if (length > 0) this.#add(fading);
  }

  /** Called for each 128 samples; true keeps the player alive. */
  process(_inputs: unknown, outputs: Float32Array[][]): boolean {
    const output = outputs[0]![0]!;
    // Also after a gap: a page that was too late once is given its lead anew.
    this.#isPlaying ||= this.#waiting >= LEAD_SAMPLES || (this.#isEnded && this.#waiting > 0);
    if (!this.#isPlaying) return true;
    for (let at = 0; at < output.length && this.#waiting > 0; at++) output[at] = this.#next() / FULL_SCALE;
    if (this.#waiting === 0) this.#isPlaying = false;
    return true;
  }

  #next(): number {
    const block = this.#blocks[0]!;
    const sample = block[this.#played++]!;
    this.#waiting--;
    if (this.#played === block.length) {
      this.#blocks.shift();
      this.#played = 0;
    }
    return sample;
  }
}

registerProcessor(WORKLET_NAME, CorePlayer);
