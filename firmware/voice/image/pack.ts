/** A pack: the clips of one language that are put on a device together (hardware-docs/voice-image.md). */
import { crc32 } from 'node:zlib';
import { SLICE_BYTES } from '../codec/levels.ts';

/** "TKVP", read as a little-endian number. */
const PACK_MAGIC = 0x50564b54;
export const PACK_HEADER_BYTES = 16;
export const PACK_INDEX_BYTES = 8;
/** The checksum ends the header and covers all that follows. */
const CRC_AT = 12;
/** Four packs of a language and the core then fit a chip with 512 KiB of flash. */
export const MAXIMUM_PACK_BYTES = 100 * 1024;

export interface Pack {
  language: number;
  pack: number;
  /** The slices of every clip in the order of clips.json; an empty one where the language has no such clip. */
  clips: readonly Uint8Array[];
}

/** `name` is for the errors. */
export function writePack({ language, pack, clips }: Pack, name: string): Uint8Array {
  const dataAt = PACK_HEADER_BYTES + PACK_INDEX_BYTES * clips.length;
  const bytes = clips.reduce((sum, clip) => sum + clip.length, dataAt);
  if (bytes > MAXIMUM_PACK_BYTES)
    throw new Error(`${name}: expected at most ${MAXIMUM_PACK_BYTES} bytes, got ${bytes}`);
  const file = new Uint8Array(bytes);
  const view = new DataView(file.buffer);
  view.setUint32(0, PACK_MAGIC, true);
  view.setUint8(4, language);
  view.setUint8(5, pack);
  view.setUint16(6, clips.length, true);
  view.setUint32(8, bytes, true);
  let at = dataAt;
  clips.forEach((clip, index) => {
    const entry = PACK_HEADER_BYTES + PACK_INDEX_BYTES * index;
    view.setUint32(entry, clip.length === 0 ? 0 : at, true);
    view.setUint16(entry + 4, clip.length / SLICE_BYTES, true);
    file.set(clip, at);
    at += clip.length;
  });
  view.setUint32(CRC_AT, crc32(file.subarray(PACK_HEADER_BYTES)), true);
  return file;
}

/** Reads a pack back and checks all of it; `name` is for the errors. */
export function readPack(file: Uint8Array, name: string): Pack {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < PACK_HEADER_BYTES)
    throw new Error(`${name}: expected at least ${PACK_HEADER_BYTES} bytes, got ${file.length}`);
  if (view.getUint32(0, true) !== PACK_MAGIC)
    throw new Error(`${name}: expected a pack to begin with TKVP, got ${hex(view.getUint32(0, true))}`);
  const bytes = view.getUint32(8, true);
  if (bytes !== file.length)
    throw new Error(`${name}: expected the ${bytes} bytes that it says it has, got ${file.length}`);
  const crc = view.getUint32(CRC_AT, true);
  const found = crc32(file.subarray(PACK_HEADER_BYTES));
  if (crc !== found) throw new Error(`${name}: expected checksum ${hex(crc)}, got ${hex(found)}`);
  const count = view.getUint16(6, true);
  const dataAt = PACK_HEADER_BYTES + PACK_INDEX_BYTES * count;
  const clips = Array.from({ length: count }, (_, index) => {
    const entry = PACK_HEADER_BYTES + PACK_INDEX_BYTES * index;
    if (entry + PACK_INDEX_BYTES > file.length)
      throw new Error(`${name}: clip ${index}: expected an index entry, got the end of the pack`);
    const at = view.getUint32(entry, true);
    const length = view.getUint16(entry + 4, true) * SLICE_BYTES;
    if (length === 0) return new Uint8Array();
    if (at < dataAt || at % 8 !== 0 || at + length > file.length)
      throw new Error(
        `${name}: clip ${index}: expected it inside the pack's data, got ${length} bytes at ${at}`,
      );
    return file.slice(at, at + length);
  });
  return { language: view.getUint8(4), pack: view.getUint8(5), clips };
}

export const hex = (value: number): string => `0x${value.toString(16).padStart(8, '0')}`;
