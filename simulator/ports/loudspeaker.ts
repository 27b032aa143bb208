/** The host's loudspeaker in Node, through the package web-audio-api, which is loaded only when it is asked for. */
import type { AudioContext } from 'web-audio-api';
import { SAMPLE_RATE } from '../token/contract.generated.ts';
import type { AudioPort } from './audio.ts';

/** How far ahead a block is handed over: a late timer of the host is not heard as a gap. */
const LEAD_SECONDS = 0.06;
const FULL_SCALE = 32768;

export class Loudspeaker implements AudioPort {
  readonly #context: AudioContext;
  /** When the next block is to be heard, in the context's time. */
  #nextSeconds = 0;
  #sounding = 0;
  #onQuiet: (() => void) | undefined;

  private constructor(context: AudioContext) {
    this.#context = context;
  }

  /**
   * Without a sound card it plays to nobody, in the same time, and the system's sound libraries say so on standard
   * error. Rejects when the package is not there.
   */
  static async open(): Promise<Loudspeaker> {
    const { AudioContext } = await import('web-audio-api');
    const context = new AudioContext({ sampleRate: SAMPLE_RATE });
    await context.resume();
    return new Loudspeaker(context);
  }

  play(samples: Int16Array): void {
    if (samples.length === 0) return;
    const buffer = this.#context.createBuffer(1, samples.length, SAMPLE_RATE);
    buffer.copyToChannel(
      Float32Array.from(samples, (sample) => sample / FULL_SCALE),
      0,
    );
    const source = this.#context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.#context.destination);
    source.onended = (): void => {
      this.#sounding -= 1;
      if (this.#sounding === 0) this.#onQuiet?.();
    };
    this.#sounding += 1;
    this.#nextSeconds = Math.max(this.#nextSeconds, this.#context.currentTime + LEAD_SECONDS);
    source.start(this.#nextSeconds);
    this.#nextSeconds += samples.length / SAMPLE_RATE;
  }

  ended(): void {}

  /** Resolves when all that was given has been heard; the loudspeaker is of no use afterwards. */
  async close(): Promise<void> {
    if (this.#sounding > 0)
      await new Promise<void>((resolve) => {
        this.#onQuiet = resolve;
      });
    await this.#context.close();
  }
}
