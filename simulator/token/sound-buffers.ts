/** Reads what the core lays in its buffers for sound: samples, marks, and which voice bytes it wants. */
import { MARK_KINDS } from './contract.generated.ts';

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

const MARKS_HEADER_BYTES = 8;
const MARK_BYTES = 8;

function dataView(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** A copy of the first `count` samples. */
export function readSamples(pcm: Uint8Array, count: number): Int16Array {
  // WebAssembly's memory is little-endian, and so is every machine that Node and browsers run on.
  return new Int16Array(pcm.slice(0, 2 * count).buffer);
}

/** Throws for a kind of mark that the contract does not have. */
export function readMarks(buffer: Uint8Array): AudioMark[] {
  const view = dataView(buffer);
  return Array.from({ length: view.getUint32(0, true) }, (_, index) => {
    const at = MARKS_HEADER_BYTES + index * MARK_BYTES;
    const kind = MARK_KINDS[view.getUint8(at + 4)];
    if (kind === undefined)
      throw new Error(`audio mark: expected a kind of the contract, got ${view.getUint8(at + 4)}`);
    return {
      sample: view.getUint16(at, true),
      clip: view.getUint16(at + 2, true),
      kind,
      language: view.getUint8(at + 5),
    };
  });
}

/** A range of the voice image. */
export interface VoiceRange {
  offset: number;
  length: number;
}

export function readVoiceRange(buffer: Uint8Array): VoiceRange {
  const view = dataView(buffer);
  return { offset: view.getUint32(0, true), length: view.getUint32(4, true) };
}
