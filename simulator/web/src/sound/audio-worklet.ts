/** Plays the core's samples on the browser's audio thread exactly as they come: nothing is resampled, mixed or scaled. */
import { LEAD_SAMPLES } from './worklet-messages.ts';
import { WORKLET_NAME } from './worklet-messages.ts';
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
      this.#isEnded = data.kind === 'ended';
      if (data.kind !== 'samples') return;
      this.#blocks.push(data.samples);
      this.#waiting += data.samples.length;
    };
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
