/** Where a simulated token's sound goes, and where its voice bytes come from. */
import type { AudioMark } from '../token/sound-buffers.ts';
import type { VoiceSource } from '../token/sources.ts';

/** A loudspeaker: takes the core's samples in step with time. */
export interface AudioPort {
  /** The next samples, which follow those before without a gap; the marks count from the first of these. */
  play(samples: Int16Array, marks: readonly AudioMark[]): void;
  /** Silence follows what was played, until the next `play`. */
  ended(): void;
}

/** A voice image in memory. */
export class MemoryVoice implements VoiceSource {
  readonly image: Uint8Array;

  constructor(image: Uint8Array) {
    this.image = image;
  }

  read(offset: number, length: number): Uint8Array | undefined {
    return offset + length <= this.image.length ? this.image.subarray(offset, offset + length) : undefined;
  }
}
