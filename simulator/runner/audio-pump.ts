/**
 * Pulls a token's sound in step with time: the first block at once, each next one when those before it have been
 * played. What a board's DMA interrupt is, this is for the browser and Node.
 */
import type { AudioPort } from '../ports/audio.ts';
import type { AudioBlock } from '../token/sound-buffers.ts';
import type { Clock } from '../ports/clock.ts';
import { SAMPLE_RATE } from '../token/contract.generated.ts';

/** 16 ms: the core's buffer holds no more, and no key waits longer to be heard. */
export const BLOCK_SAMPLES = 256;

const SAMPLES_PER_MS = SAMPLE_RATE / 1000;

/** From the first block to the last without a pause. */
interface Run {
  startMs: number;
  samples: number;
}

export class AudioPump {
  readonly #clock: Clock;
  readonly #port: AudioPort | undefined;
  readonly #pull: (maxSamples: number) => AudioBlock;
  #run: Run | undefined;
  #cancel: (() => void) | undefined;
  /** Something to hear was announced since the last block was asked for. */
  #announced = false;
  /** Until when what was pulled is heard. */
  #endMs = 0;

  /** @param pull gives the next samples; fewer than asked for: nothing follows */
  constructor(clock: Clock, port: AudioPort | undefined, pull: (maxSamples: number) => AudioBlock) {
    this.#clock = clock;
    this.#port = port;
    this.#pull = pull;
  }

  /** Whether blocks are being pulled. */
  get running(): boolean {
    return this.#run !== undefined;
  }

  /** There is something to hear. Does nothing but note it while blocks are being pulled anyway. */
  start(): void {
    this.#announced = true;
    if (this.#run !== undefined) return;
    // The end of what was pulled before may still be sounding: the next sound follows it.
    this.#run = { startMs: Math.max(this.#clock.uptimeMs(), this.#endMs), samples: 0 };
    this.#pullDue(this.#run);
  }

  /** Silence at once, as without power. */
  stop(): void {
    this.#cancel?.();
    this.#endMs = this.#clock.uptimeMs();
    this.#finish();
  }

  #dueMs(run: Run): number {
    return run.startMs + run.samples / SAMPLES_PER_MS;
  }

  #pullDue(run: Run): void {
    while (this.#dueMs(run) <= this.#clock.uptimeMs()) {
      this.#announced = false;
      const { samples, marks } = this.#pull(BLOCK_SAMPLES);
      // Stopped while pulling, by a power cut or a trap: the samples are lost with it.
      if (this.#run !== run) return;
      run.samples += samples.length;
      if (samples.length > 0 || marks.length > 0) this.#port?.play(samples, marks);
      if (samples.length < BLOCK_SAMPLES) return this.#runDry(run);
    }
    this.#scheduleAt(this.#dueMs(run), () => this.#pullDue(run));
  }

  #runDry(run: Run): void {
    this.#endMs = Math.ceil(this.#dueMs(run));
    this.#finish();
    // Announced during the last block, for later: looked for once more, when that has been played.
    if (this.#announced)
      this.#scheduleAt(Math.max(this.#endMs, this.#clock.uptimeMs() + 1), () => this.start());
  }

  #finish(): void {
    const wasHeard = this.#run !== undefined && this.#run.samples > 0;
    this.#run = undefined;
    if (wasHeard) this.#port?.ended();
  }

  #scheduleAt(dueMs: number, task: () => void): void {
    this.#cancel?.();
    this.#cancel = this.#clock.schedule(dueMs - this.#clock.uptimeMs(), task);
  }
}
