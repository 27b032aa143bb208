/**
 * A small voice image in the format that the core reads, made of noise: every clip is there, so that all is said, and
 * short, so that saying it takes little of an exploration's time. Longer than 30 ms, though: a clip that ends by itself
 * must not pass for one that a key press has stopped.
 */
import { crc32 } from 'node:zlib';
import { CLIPS, PACKS, type PackName } from '../../simulator/voice/clips.generated.ts';

const DIRECTORY_BYTES = 512;
const DIRECTORY_HEADER_BYTES = 16;
const PACK_HEADER_BYTES = 16;
const ENTRY_BYTES = 16;
const CLIP_ENTRY_BYTES = 8;
const SLICE_BYTES = 8;
/** 20 samples each: 112 ms, so that a key may be pressed after its debouncing and 30 ms are still to come. */
const SLICES_A_CLIP = 90;
const DIRECTORY_MAGIC = 0x31564b54;
const PACK_MAGIC = 0x50564b54;
const VERSION = 2;
/** What the core takes for granted where a pack says less. */
const DIGIT_SLOT_MS = 940;
const COMPLETE_AND_OFFERED = 3;

export interface VoicePack {
  language: number;
  pack: PackName;
}

function buildPack({ language, pack }: VoicePack): Uint8Array {
  const clips = CLIPS[pack].length;
  const dataAt = PACK_HEADER_BYTES + clips * CLIP_ENTRY_BYTES;
  const bytes = new Uint8Array(dataAt + SLICES_A_CLIP * SLICE_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, PACK_MAGIC, true);
  view.setUint8(4, language);
  view.setUint8(5, PACKS.indexOf(pack));
  view.setUint16(6, clips, true);
  view.setUint32(8, bytes.length, true);
  for (let clip = 0; clip < clips; clip++) {
    const at = PACK_HEADER_BYTES + clip * CLIP_ENTRY_BYTES;
    // All clips are the same noise: what differs is which one it is.
    view.setUint32(at, dataAt, true);
    view.setUint16(at + 4, SLICES_A_CLIP, true);
  }
  for (let at = dataAt; at < bytes.length; at++) bytes[at] = (at * 167 + 59) & 0xff;
  view.setUint32(12, crc32(bytes.subarray(PACK_HEADER_BYTES)), true);
  return bytes;
}

export function buildSyntheticVoice(packs: readonly VoicePack[]): Uint8Array {
  const built = packs.map(buildPack);
  const bytes = new Uint8Array(built.reduce((sum, pack) => sum + pack.length, DIRECTORY_BYTES));
  const view = new DataView(bytes.buffer);
  let offset = DIRECTORY_BYTES;
  built.forEach((pack, index) => {
    const entry = DIRECTORY_HEADER_BYTES + index * ENTRY_BYTES;
    view.setUint8(entry, packs[index]!.language);
    view.setUint8(entry + 1, PACKS.indexOf(packs[index]!.pack));
    view.setUint16(entry + 2, CLIPS[packs[index]!.pack].length, true);
    view.setUint32(entry + 4, offset, true);
    view.setUint32(entry + 8, pack.length, true);
    view.setUint16(entry + 12, DIGIT_SLOT_MS, true);
    view.setUint16(entry + 14, COMPLETE_AND_OFFERED, true);
    bytes.set(pack, offset);
    offset += pack.length;
  });
  view.setUint32(0, DIRECTORY_MAGIC, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, packs.length, true);
  view.setUint32(8, bytes.length, true);
  view.setUint32(12, crc32(bytes.subarray(DIRECTORY_HEADER_BYTES, DIRECTORY_BYTES)), true);
  return bytes;
}
