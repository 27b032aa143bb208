/** Builds small voice images for tests: directory, packs, index and slices as a voice build lays them out. */
import { crc32 } from 'node:zlib';

const DIRECTORY_BYTES = 512;
const DIRECTORY_HEADER_BYTES = 16;
const DIRECTORY_ENTRY_BYTES = 16;
const PACK_HEADER_BYTES = 16;
const INDEX_ENTRY_BYTES = 8;
const SLICE_BYTES = 8;

export interface Pack {
  language: number;
  pack: number;
  digitSlotMs?: number;
  /** The slices of each clip; null where the language has no such clip. */
  clips: readonly (Uint8Array | null)[];
}

function buildPack({ language, pack, clips }: Pack): Uint8Array {
  const dataStart = PACK_HEADER_BYTES + clips.length * INDEX_ENTRY_BYTES;
  const bytes = new Uint8Array(dataStart + clips.reduce((sum, clip) => sum + (clip?.length ?? 0), 0));
  const view = new DataView(bytes.buffer);
  bytes.set(Buffer.from('TKVP'));
  view.setUint8(4, language);
  view.setUint8(5, pack);
  view.setUint16(6, clips.length, true);
  view.setUint32(8, bytes.length, true);
  let offset = dataStart;
  clips.forEach((clip, index) => {
    const entry = PACK_HEADER_BYTES + index * INDEX_ENTRY_BYTES;
    view.setUint32(entry, offset, true);
    view.setUint16(entry + 4, (clip?.length ?? 0) / SLICE_BYTES, true);
    if (clip) bytes.set(clip, offset);
    offset += clip?.length ?? 0;
  });
  view.setUint32(12, crc32(bytes.subarray(PACK_HEADER_BYTES)), true);
  return bytes;
}

/** Computes the directory's checksum anew, so that a test can damage what it covers. */
export function sealDirectory(image: Uint8Array): void {
  const view = new DataView(image.buffer, image.byteOffset, image.length);
  view.setUint32(12, crc32(image.subarray(DIRECTORY_HEADER_BYTES, DIRECTORY_BYTES)), true);
}

export function buildImage(packs: readonly Pack[]): Uint8Array {
  const built = packs.map(buildPack);
  const image = new Uint8Array(DIRECTORY_BYTES + built.reduce((sum, { length }) => sum + length, 0));
  const view = new DataView(image.buffer);
  image.set(Buffer.from('TKV1'));
  view.setUint16(4, 2, true);
  view.setUint16(6, packs.length, true);
  view.setUint32(8, image.length, true);
  let offset = DIRECTORY_BYTES;
  packs.forEach(({ language, pack, clips, digitSlotMs = 940 }, index) => {
    const entry = DIRECTORY_HEADER_BYTES + index * DIRECTORY_ENTRY_BYTES;
    view.setUint8(entry, language);
    view.setUint8(entry + 1, pack);
    view.setUint16(entry + 2, clips.length, true);
    view.setUint32(entry + 4, offset, true);
    view.setUint32(entry + 8, built[index]!.length, true);
    view.setUint16(entry + 12, digitSlotMs, true);
    image.set(built[index]!, offset);
    offset += built[index]!.length;
  });
  sealDirectory(image);
  return image;
}
