/** Where a simulated token's sound goes, and where its voice bytes come from. */

/** Something that was said, or a tone: where it begins or ends. */
export interface AudioMark {
  /** Counts from the first sample of the block that the mark came with. */
  sample: number;
  /** pack * 256 + place in the pack; tones are pack 255. */
  clip: number;
  kind: 'begins' | 'ends' | 'cut';
  /** By the order of firmware/voice/clips.json. */
  language: number;
}

/** 16-bit samples with what was said in them. */
export interface AudioBlock {
  samples: Int16Array;
  marks: readonly AudioMark[];
}

/** A loudspeaker: takes the core's samples in step with time. */
export interface AudioPort {
  /** The next samples, which follow those before without a gap; the marks count from the first of these. */
  play(samples: Int16Array, marks: readonly AudioMark[]): void;
  /** Silence follows what was played, until the next `play`. */
  ended(): void;
}

/** The flash with the voice packs, or its stand-in. */
export interface VoiceSource {
  /** Bytes of the voice image; undefined when it has not all of them. */
  read(offset: number, length: number): Uint8Array | undefined;
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
