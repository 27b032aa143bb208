/** The voice image: a directory and the packs behind it, as a host's file or a device's flash holds them. */
import { crc32 } from 'node:zlib';
import { hex, readPack, type Pack } from './pack.ts';

/** "TKV1", read as a little-endian number. */
const IMAGE_MAGIC = 0x31564b54;
const IMAGE_VERSION = 2;
export const DIRECTORY_BYTES = 512;
const HEADER_BYTES = 16;
const ENTRY_BYTES = 16;
/** Of an entry: the language is complete; keys lead to it. */
const COMPLETE_FLAG = 1;
const OFFERED_FLAG = 2;
const MAXIMUM_PACKS = (DIRECTORY_BYTES - HEADER_BYTES) / ENTRY_BYTES;

/** A pack of the image, and what the directory says of it. */
export interface PackInImage {
  language: number;
  pack: number;
  clipCount: number;
  /** From the start of one spoken digit to the start of the next, at normal speed. */
  digitSlotMs: number;
  /** The language says everything in its own words. */
  isComplete: boolean;
  /** Keys lead to the language. */
  isOffered: boolean;
  bytes: Uint8Array;
}

export function writeImage(packs: readonly PackInImage[]): Uint8Array {
  if (packs.length > MAXIMUM_PACKS)
    throw new Error(`voice image: expected at most ${MAXIMUM_PACKS} packs, got ${packs.length}`);
  const size = packs.reduce((sum, { bytes }) => sum + roundUpTo8(bytes.length), DIRECTORY_BYTES);
  const image = new Uint8Array(size);
  const view = new DataView(image.buffer);
  view.setUint32(0, IMAGE_MAGIC, true);
  view.setUint16(4, IMAGE_VERSION, true);
  view.setUint16(6, packs.length, true);
  view.setUint32(8, size, true);
  let at = DIRECTORY_BYTES;
  packs.forEach(({ language, pack, clipCount, digitSlotMs, isComplete, isOffered, bytes }, index) => {
    const entry = HEADER_BYTES + ENTRY_BYTES * index;
    view.setUint8(entry, language);
    view.setUint8(entry + 1, pack);
    view.setUint16(entry + 2, clipCount, true);
    view.setUint32(entry + 4, at, true);
    view.setUint32(entry + 8, bytes.length, true);
    view.setUint16(entry + 12, digitSlotMs, true);
    const flags = (isComplete ? COMPLETE_FLAG : 0) | (isOffered ? OFFERED_FLAG : 0);
    view.setUint16(entry + 14, flags, true);
    image.set(bytes, at);
    at += roundUpTo8(bytes.length);
  });
  view.setUint32(12, directoryCrc(image), true);
  return image;
}

/** Reads the directory back and checks it, and that the packs fill the image end to end; readPack checks their contents. */
export function readDirectory(image: Uint8Array): PackInImage[] {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  if (image.length < DIRECTORY_BYTES)
    throw new Error(`voice image: expected at least ${DIRECTORY_BYTES} bytes, got ${image.length}`);
  if (view.getUint32(0, true) !== IMAGE_MAGIC)
    throw new Error(`voice image: expected it to begin with TKV1, got ${hex(view.getUint32(0, true))}`);
  const version = view.getUint16(4, true);
  if (version !== IMAGE_VERSION)
    throw new Error(`voice image: expected version ${IMAGE_VERSION}, got ${version}`);
  const size = view.getUint32(8, true);
  if (size !== image.length)
    throw new Error(`voice image: expected the ${size} bytes that it says it has, got ${image.length}`);
  const crc = view.getUint32(12, true);
  const found = directoryCrc(image);
  if (crc !== found)
    throw new Error(`voice image: directory: expected checksum ${hex(crc)}, got ${hex(found)}`);
  const count = view.getUint16(6, true);
  if (count > MAXIMUM_PACKS)
    throw new Error(`voice image: directory: expected at most ${MAXIMUM_PACKS} packs, got ${count}`);
  let expected = DIRECTORY_BYTES;
  const packs = Array.from({ length: count }, (_, index) => {
    const entry = HEADER_BYTES + ENTRY_BYTES * index;
    const at = view.getUint32(entry + 4, true);
    const bytes = view.getUint32(entry + 8, true);
    if (at !== expected || at + bytes > image.length)
      throw new Error(
        `voice image: pack ${index}: expected it at ${expected} and inside the image, got ${bytes} bytes at ${at}`,
      );
    expected = at + roundUpTo8(bytes);
    const flags = view.getUint16(entry + 14, true);
    return {
      language: view.getUint8(entry),
      pack: view.getUint8(entry + 1),
      clipCount: view.getUint16(entry + 2, true),
      digitSlotMs: view.getUint16(entry + 12, true),
      isComplete: (flags & COMPLETE_FLAG) !== 0,
      isOffered: (flags & OFFERED_FLAG) !== 0,
      bytes: image.slice(at, at + bytes),
    };
  });
  if (expected !== image.length)
    throw new Error(`voice image: expected packs up to ${image.length}, got ${expected}`);
  return packs;
}

/** Reads and checks all of an image. */
export function readImage(image: Uint8Array): Pack[] {
  return readDirectory(image).map(({ language, pack, clipCount, bytes }, index) => {
    const name = `voice image: pack ${index}`;
    const read = readPack(bytes, name);
    if (read.language !== language || read.pack !== pack || read.clips.length !== clipCount)
      throw new Error(
        `${name}: expected language ${language}, pack ${pack}, ${clipCount} clips as in the directory, ` +
          `got ${read.language}, ${read.pack}, ${read.clips.length}`,
      );
    return read;
  });
}

/** Packs begin at multiples of 8, so that no slice ever straddles the end of a 512-byte window. */
const roundUpTo8 = (bytes: number): number => Math.ceil(bytes / 8) * 8;

const directoryCrc = (image: Uint8Array): number => crc32(image.subarray(HEADER_BYTES, DIRECTORY_BYTES));
