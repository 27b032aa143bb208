/**
 * The voice image's directory: which packs are there and where. Only their offsets are kept, never a pack.
 *
 * A directory that is damaged or unknown counts as no voice at all, an entry that makes no sense as no pack.
 */
import { crc32 } from '../crypto/crc';
import {
  readU16,
  readU32,
  readU8,
  VOICE_WINDOW,
  wipeBytes,
  writeU16,
  writeU32,
  writeU8,
} from '../base/memory';
import { LANGUAGE_COUNT, PACK_CORE, PACK_COUNT } from './clips.generated';

export const DIRECTORY_BYTES: u32 = 512;
const HEADER_BYTES: u32 = 16;
const ENTRY_BYTES: u32 = 16;
const MAXIMUM_ENTRIES: u32 = (DIRECTORY_BYTES - HEADER_BYTES) / ENTRY_BYTES;
/** "TKV1" */
const MAGIC: u32 = 0x31564b54;
const VERSION: u32 = 2;

/** From the start of one spoken digit to the next; long enough for the digits of most languages. */
const DEFAULT_DIGIT_SLOT_MS: u32 = 940;
const MAXIMUM_DIGIT_SLOT_MS: u32 = 4000;

@unmanaged
class Directory {
  /** the host has answered, with a directory or without */
  answered: u32;
  imageBytes: u32;
}
const directory = changetype<Directory>(memory.data(offsetof<Directory>(), 8));
const PACK_OFFSETS_BYTES: u32 = LANGUAGE_COUNT * PACK_COUNT * 4;
/** u32 offset of each pack in the voice image, by language and pack; 0: not there. */
const PACK_OFFSETS: usize = memory.data(PACK_OFFSETS_BYTES, 8);
const DIGIT_SLOTS_BYTES: u32 = LANGUAGE_COUNT * 2;
/** u16 by language. */
const DIGIT_SLOTS: usize = memory.data(DIGIT_SLOTS_BYTES, 8);
/** u8 by language, of its core pack's entry. */
const FLAGS: usize = memory.data(LANGUAGE_COUNT, 8);
/** The language says everything in its own words. */
const COMPLETE: u32 = 1;
/** Keys lead to it. */
const OFFERED: u32 = 2;

export function resetDirectory(): void {
  directory.answered = 0;
  directory.imageBytes = 0;
  wipeBytes(PACK_OFFSETS, PACK_OFFSETS_BYTES);
  wipeBytes(DIGIT_SLOTS, DIGIT_SLOTS_BYTES);
  wipeBytes(FLAGS, LANGUAGE_COUNT);
}

/** The host's answer lies in the window; `bytes` 0: it has no voice. */
export function directoryArrived(bytes: u32): void {
  directory.answered = 1;
  if (bytes != 0 && isGood()) takeEntries();
}

function isGood(): bool {
  return (
    readU32(VOICE_WINDOW) == MAGIC &&
    readU16(VOICE_WINDOW + 4) == VERSION &&
    readU16(VOICE_WINDOW + 6) <= MAXIMUM_ENTRIES &&
    readU32(VOICE_WINDOW + 12) == crc32(VOICE_WINDOW + HEADER_BYTES, DIRECTORY_BYTES - HEADER_BYTES)
  );
}

function takeEntries(): void {
  directory.imageBytes = readU32(VOICE_WINDOW + 8);
  const count = readU16(VOICE_WINDOW + 6);
  for (let i: u32 = 0; i < count; i++) takeEntry(VOICE_WINDOW + HEADER_BYTES + i * ENTRY_BYTES);
}

function takeEntry(entry: usize): void {
  const language = readU8(entry);
  const pack = readU8(entry + 1);
  const offset = readU32(entry + 4);
  if (language >= LANGUAGE_COUNT || pack >= PACK_COUNT) return;
  if (offset < DIRECTORY_BYTES || offset % 8 != 0 || !isInImage(offset, readU32(entry + 8))) return;
  writeU32(offsetOf(language, pack), offset);
  if (pack != PACK_CORE) return;
  writeU16(DIGIT_SLOTS + language * 2, readU16(entry + 12));
  writeU8(FLAGS + language, readU16(entry + 14));
}

function offsetOf(language: u32, pack: u32): usize {
  return PACK_OFFSETS + (language * PACK_COUNT + pack) * 4;
}

/** Whether a range lies in the voice image. */
export function isInImage(offset: u32, bytes: u32): bool {
  return offset <= directory.imageBytes && bytes <= directory.imageBytes - offset;
}

/** Where a pack begins in the voice image; 0: it is not there. */
export function packOffset(language: u32, pack: u32): u32 {
  return language < LANGUAGE_COUNT && pack < PACK_COUNT ? readU32(offsetOf(language, pack)) : 0;
}

/** Whether the host has answered which packs there are; it may have none. */
export function hasDirectory(): bool {
  return directory.answered != 0;
}

/** Whether a language can be spoken: its core pack is there. */
export function hasLanguage(language: u32): bool {
  return hasPack(language, PACK_CORE);
}

/** Whether a language says everything in its own words, as far as its packs are there. */
export function isComplete(language: u32): bool {
  return language < LANGUAGE_COUNT && (readU8(FLAGS + language) & COMPLETE) != 0;
}

/** Whether keys lead to a language. */
export function isOffered(language: u32): bool {
  return hasLanguage(language) && (readU8(FLAGS + language) & OFFERED) != 0;
}

/** Whether all of a language is there. */
export function hasAllPacks(language: u32): bool {
  for (let pack: u32 = 0; pack < PACK_COUNT; pack++) {
    if (!hasPack(language, pack)) return false;
  }
  return true;
}

export function hasPack(language: u32, pack: u32): bool {
  return packOffset(language, pack) != 0;
}

/** From the start of one spoken digit to the start of the next, at normal speed. */
export function digitSlotMs(language: u32): u32 {
  const slotMs = language < LANGUAGE_COUNT ? readU16(DIGIT_SLOTS + language * 2) : 0;
  return slotMs < DEFAULT_DIGIT_SLOT_MS || slotMs > MAXIMUM_DIGIT_SLOT_MS ? DEFAULT_DIGIT_SLOT_MS : slotMs;
}
