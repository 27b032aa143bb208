/** Reads the directory of a voice image and checks that its packs are whole. */
import { crc32 } from '../ports/crc32.ts';
import { PACKS, type PackName } from './clips.generated.ts';
import { LANGUAGES, type VoiceLanguage } from './languages.generated.ts';

export interface VoicePack {
  language: VoiceLanguage;
  pack: PackName;
  clipCount: number;
  /** Where it begins in the image. */
  offset: number;
  bytes: number;
  /** From the start of one spoken digit to the start of the next, at normal speed. */
  digitSlotMs: number;
}

/** An image that cannot be used; the message says what was expected and what came. */
export class VoiceImageError extends Error {
  override readonly name = 'VoiceImageError';
}

const DIRECTORY_BYTES = 512;
const DIRECTORY_HEADER_BYTES = 16;
const ENTRY_BYTES = 16;
const MAXIMUM_PACKS = (DIRECTORY_BYTES - DIRECTORY_HEADER_BYTES) / ENTRY_BYTES;
const PACK_HEADER_BYTES = 16;
/** "TKV1" and "TKVP" as little-endian numbers. */
const DIRECTORY_MAGIC = 0x31564b54;
const PACK_MAGIC = 0x50564b54;
const VERSION = 2;
/** An entry's flags, and the bit of a language that keys lead to. */
const FLAGS_AT = 14;
const OFFERED_FLAG = 2;
const ALIGNMENT = 8;

function require(holds: boolean, what: string, expected: string, got: string | number): void {
  if (!holds) throw new VoiceImageError(`${what}: expected ${expected}, got ${got}`);
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}

function requireEqual(
  what: string,
  expected: number,
  got: number,
  write: (value: number) => string = String,
): void {
  require(expected === got, what, write(expected), write(got));
}

function readEntry(image: DataView, at: number, name: string): VoicePack {
  const language = LANGUAGES[image.getUint8(at)];
  const pack = PACKS[image.getUint8(at + 1)];
  if (language === undefined || pack === undefined)
    throw new VoiceImageError(
      `${name}: expected a known language and pack, got ${image.getUint8(at)} and ${image.getUint8(at + 1)}`,
    );
  return {
    language: language.tag,
    pack,
    clipCount: image.getUint16(at + 2, true),
    offset: image.getUint32(at + 4, true),
    bytes: image.getUint32(at + 8, true),
    digitSlotMs: image.getUint16(at + 12, true),
  };
}

function checkPack(image: DataView, entry: VoicePack): void {
  const { language, pack, clipCount, offset, bytes } = entry;
  const name = `voice pack ${language}.${pack}`;
  require(offset % ALIGNMENT === 0, name, `an offset that is a multiple of ${ALIGNMENT}`, offset);
  const end = offset + bytes;
  require(bytes >= PACK_HEADER_BYTES &&
    end <= image.byteLength, name, `an end within ${image.byteLength} bytes`, end);
  requireEqual(`${name}, magic`, PACK_MAGIC, image.getUint32(offset, true), hex);
  require(LANGUAGES[image.getUint8(offset + 4)]?.tag === language &&
    PACKS[image.getUint8(offset + 5)] ===
      pack, name, 'the same language and pack in its header', `${image.getUint8(offset + 4)} and ${image.getUint8(offset + 5)}`);
  requireEqual(`${name}, clips`, clipCount, image.getUint16(offset + 6, true));
  requireEqual(`${name}, bytes`, bytes, image.getUint32(offset + 8, true));
  const content = new Uint8Array(image.buffer, image.byteOffset + offset, bytes).subarray(PACK_HEADER_BYTES);
  requireEqual(`${name}, checksum`, crc32(content), image.getUint32(offset + 12, true), hex);
}

/** The packs of an image, in the order of its directory. Throws VoiceImageError for an image that is not whole. */
export function readVoiceImage(bytes: Uint8Array): VoicePack[] {
  const name = 'voice image';
  require(bytes.length >= DIRECTORY_BYTES, name, `at least ${DIRECTORY_BYTES} bytes`, bytes.length);
  const image = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  requireEqual(`${name}, magic`, DIRECTORY_MAGIC, image.getUint32(0, true), hex);
  requireEqual(`${name}, version`, VERSION, image.getUint16(4, true));
  const packCount = image.getUint16(6, true);
  require(packCount <= MAXIMUM_PACKS, `${name}, packs`, `at most ${MAXIMUM_PACKS}`, packCount);
  requireEqual(`${name}, bytes`, image.getUint32(8, true), bytes.length);
  const directory = bytes.subarray(DIRECTORY_HEADER_BYTES, DIRECTORY_BYTES);
  requireEqual(`${name}, checksum of the directory`, crc32(directory), image.getUint32(12, true), hex);
  return Array.from({ length: packCount }, (_, index) => {
    const at = DIRECTORY_HEADER_BYTES + index * ENTRY_BYTES;
    const entry = readEntry(image, at, `voice image, entry ${index}`);
    checkPack(image, entry);
    return entry;
  });
}

/** The image with keys that lead to every language, complete or not. */
export function offerAllLanguages(bytes: Uint8Array): Uint8Array {
  const offering = bytes.slice();
  const image = new DataView(offering.buffer);
  for (const index of readVoiceImage(bytes).keys()) {
    const at = DIRECTORY_HEADER_BYTES + index * ENTRY_BYTES + FLAGS_AT;
    image.setUint16(at, image.getUint16(at, true) | OFFERED_FLAG, true);
  }
  image.setUint32(12, crc32(offering.subarray(DIRECTORY_HEADER_BYTES, DIRECTORY_BYTES)), true);
  return offering;
}
