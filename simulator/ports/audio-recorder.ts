/** A loudspeaker that keeps all that it is given, and where in it which clip was heard. */
import type { AudioPort } from './audio.ts';
import type { AudioMark } from '../token/sound-buffers.ts';

/** A clip or tone as it was heard, in samples from the beginning of the recording. */
export interface HeardClip {
  clip: number;
  language: number;
  startSample: number;
  /** The sample after its last; null while it is still to be heard. */
  endSample: number | null;
  /** It was stopped before its end. */
  cut: boolean;
}

export class AudioRecorder implements AudioPort {
  readonly #next: AudioPort | undefined;
  #blocks: Int16Array[] = [];
  #length = 0;
  #heard: HeardClip[] = [];

  /** @param next hears the same, as it comes */
  constructor(next?: AudioPort) {
    this.#next = next;
  }

  play(samples: Int16Array, marks: readonly AudioMark[]): void {
    for (const mark of marks) this.#mark(mark);
    this.#blocks.push(samples.slice());
    this.#length += samples.length;
    this.#next?.play(samples, marks);
  }

  ended(): void {
    this.#next?.ended();
  }

  /** How many samples were given. */
  get length(): number {
    return this.#length;
  }

  /** Clips and tones in the order of their beginning. */
  get heard(): readonly HeardClip[] {
    return this.#heard;
  }

  /** All samples, one block after the other. */
  samples(): Int16Array {
    const all = new Int16Array(this.#length);
    let at = 0;
    for (const block of this.#blocks) {
      all.set(block, at);
      at += block.length;
    }
    return all;
  }

  /** Forgets all, as a tape that is put in anew. */
  reset(): void {
    this.#blocks = [];
    this.#length = 0;
    this.#heard = [];
  }

  #mark({ sample, clip, kind, language }: AudioMark): void {
    const at = this.#length + sample;
    if (kind === 'begins') {
      this.#heard.push({ clip, language, startSample: at, endSample: null, cut: false });
      return;
    }
    const open = this.#heard.findLast((each) => each.clip === clip && each.endSample === null);
    // None: it began before the tape was put in.
    if (open === undefined) return;
    open.endSample = at;
    open.cut = kind === 'cut';
  }
}
