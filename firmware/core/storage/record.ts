/**
 * The stored record: everything a token keeps through power loss, in one flash page.
 *
 * The field order below is the format on flash (little-endian, natural alignment). A change of meaning takes a new
 * FORMAT_VERSION; newer records are refused, never guessed at.
 */
import {
  CLOCK_SET,
  CLOCK_UNKNOWN,
  LINK_WRITES_AT_ONCE,
  SECRET_MAXIMUM_BYTES,
  SERIAL_NUMBER_DIGITS,
  SETTING_COUNT,
  SETTING_RANGES,
  STATE_BLANK,
  STATE_LOCKED,
  STORAGE_PAGE_BYTES,
  STORAGE_REQUEST_BYTES,
  ZONE_UNKNOWN,
} from '../base/contract.generated';
import { crc32 } from '../crypto/crc';
import {
  allBytesAre,
  copyBytes,
  readU16,
  readU32,
  STORAGE_REQUEST,
  wipeBytes,
  writeU16,
  writeU32,
} from '../base/memory';
import {
  isAlgorithm,
  isClockTrim,
  isDigits,
  isSecretLength,
  isSerialNumber,
  isSettingValue,
  isT0,
  isTimeStep,
  isZone,
} from './limits';

/** "TKR1", little-endian. */
const MAGIC: u32 = 0x31524b54;
/** 2 has more settings than 1, at the end; 3 leaves room for the note; 4 has more settings again, and the time zone. */
export const FORMAT_VERSION: u32 = 4;
const SETTINGS_IN_FORMAT_1: u32 = 2;
const SETTINGS_IN_FORMATS_2_AND_3: u32 = 7;
const FIRST_FORMAT_WITH_ZONE: u32 = 4;
const FIRST_FORMAT_WITH_NOTE: u16 = 3;

@unmanaged
export class TokenRecord {
  magic: u32;
  /** rises by one with every record written: the newest wins, and wear can be read from it */
  sequence: u32;
  t0UnixSeconds: u64;
  /** what the RTC read when the clock was set */
  clockSetRtcMs: u64;
  /** token time minus RTC at that moment */
  clockOffsetMs: i64;
  /** parts per billion added to the RTC's rate since then */
  clockTrim: i32;
  formatVersion: u16;
  timeStepSeconds: u16;
  clockSettings: u16;
  provisionings: u16;
  lifeCycleState: u8;
  algorithm: u8;
  digits: u8;
  secretBytes: u8;
  clockState: u8;
  /** 1: a wipe has not yet written the other slot, so what that held may still be there */
  wiping: u8;
  /** writes that the link has caused on a locked token and that have not come back; 0 in records from before them */
  linkWrites: u8;
  /** whether and how the time of day where the person lives is known: see the zone rules of the link */
  zoneRule: u8;
  /** of standard time; 0 while it is unknown */
  utcOffsetMinutes: i16;
}

const SERIAL_AT: usize = 64;
const SECRET_AT: usize = 80;
const SETTINGS_AT: usize = 144;
/**
 * Stays erased when the record is written. Any bit cleared later notes that the clock was found wrong: that takes no
 * erase, so it wears nothing, and what power cuts short is a note already. The checksum leaves it out.
 */
export const NOTE_AT: u32 = 232;
const CRC_AT: u32 = 244;
/** Programmed at once; the rest of the page is the superseded mark. */
export const RECORD_BYTES: u32 = 248;
/**
 * The mark, what is programmed of the note, and what is spoiled of a record: a double word that was erased, or becomes
 * zero, which flash that corrects errors needs.
 */
export const MARK_BYTES: u32 = 8;

const REQUEST_HEADER_BYTES: u32 = 16;

/** The record in force: the only place in RAM where the secret is. */
export const RECORD: usize = memory.data(RECORD_BYTES, 8);
/** The next record, where the host will take it from. */
export const STAGED: usize = STORAGE_REQUEST + REQUEST_HEADER_BYTES;

const DOUBT: usize = memory.data(4, 4);

export const record = changetype<TokenRecord>(RECORD);
export const staged = changetype<TokenRecord>(STAGED);

export function serialNumberOf(page: usize): usize {
  return page + SERIAL_AT;
}

export function secretOf(page: usize): usize {
  return page + SECRET_AT;
}

export function settingOf(page: usize, setting: u32): u32 {
  return readU16(page + SETTINGS_AT + setting * 2);
}

export function setSetting(page: usize, setting: u32, value: u32): void {
  writeU16(page + SETTINGS_AT + setting * 2, value);
}

/** Starts the next record as a copy of the one in force, but for a clock that was found wrong since. */
export function stage(): void {
  copyBytes(STAGED, RECORD, RECORD_BYTES);
  if (readU32(DOUBT) != 0) staged.clockState = <u8>CLOCK_UNKNOWN;
}

/** The clock was found wrong: no next record says that it is set, but one that sets it. */
export function doubtClock(): void {
  writeU32(DOUBT, 1);
}

/** The record in force is a new one, and says what is known of the clock. */
export function forgetDoubt(): void {
  writeU32(DOUBT, 0);
}

/** Makes the staged record a blank one; counters and clock stay. */
export function stageBlank(): void {
  stage();
  staged.t0UnixSeconds = 0;
  staged.timeStepSeconds = 0;
  staged.lifeCycleState = <u8>STATE_BLANK;
  staged.algorithm = 0;
  staged.digits = 0;
  staged.secretBytes = 0;
  staged.linkWrites = 0;
  forgetZone(staged);
  wipeBytes(STAGED + SERIAL_AT, CRC_AT - <u32>SERIAL_AT);
  adoptDefaults(STAGED, 0);
}

export function defaultOf(setting: u32): u32 {
  return readU16(SETTING_RANGES + (2 * SETTING_COUNT + setting) * 2);
}

/** Gives every setting from `first` on its default. */
function adoptDefaults(page: usize, first: u32): void {
  for (let i = first; i < SETTING_COUNT; i++) {
    setSetting(page, i, defaultOf(i));
  }
}

function forgetZone(page: TokenRecord): void {
  page.zoneRule = <u8>ZONE_UNKNOWN;
  page.utcOffsetMinutes = 0;
}

/** How many settings a record of that format has: later ones came at the end. */
function settingsOfFormat(version: u32): u32 {
  if (version == 1) return SETTINGS_IN_FORMAT_1;
  return version < FIRST_FORMAT_WITH_ZONE ? SETTINGS_IN_FORMATS_2_AND_3 : SETTING_COUNT;
}

/** Brings the record in force to the present format; the next one written has it. */
export function upgradeRecord(): void {
  adoptDefaults(RECORD, settingsOfFormat(record.formatVersion));
  if (<u32>record.formatVersion < FIRST_FORMAT_WITH_ZONE) forgetZone(record);
}

/** Numbers and seals the staged record. */
export function sealStaged(): void {
  if (
    SERIAL_AT < offsetof<TokenRecord>() ||
    SERIAL_AT + SERIAL_NUMBER_DIGITS > SECRET_AT ||
    SECRET_AT + SECRET_MAXIMUM_BYTES > SETTINGS_AT ||
    SETTINGS_AT + 2 * SETTING_COUNT > NOTE_AT ||
    REQUEST_HEADER_BYTES + RECORD_BYTES + MARK_BYTES > STORAGE_REQUEST_BYTES
  )
    ERROR('record.ts: expected the fields to fit into a record of this format');
  staged.magic = MAGIC;
  staged.formatVersion = <u16>FORMAT_VERSION;
  staged.sequence = record.sequence + 1;
  // Word by word: of so short a fill the compiler makes stores of any alignment.
  for (let at = NOTE_AT; at < CRC_AT; at += 4) writeU32(STAGED + at, 0xffffffff);
  writeU32(STAGED + CRC_AT, checksumOf(STAGED));
}

/**
 * Makes the staged record begin with zeros, which spoil another when they are programmed over it: without its magic it is
 * none, however little of an erase follows. `sealStaged` gives the staged one its own again.
 */
export function spoilStaged(): void {
  staged.magic = 0;
  staged.sequence = 0;
}

/** Records from before the note have something else in its place, which the checksum covers. */
export function hasNoteRoom(page: usize): bool {
  return changetype<TokenRecord>(page).formatVersion >= FIRST_FORMAT_WITH_NOTE;
}

/** The clock was found wrong after the record was written. */
export function isNoted(page: usize): bool {
  return hasNoteRoom(page) && !allBytesAre(page + NOTE_AT, 0xff, CRC_AT - NOTE_AT);
}

function checksumOf(page: usize): u32 {
  return crc32(page, hasNoteRoom(page) ? NOTE_AT : CRC_AT);
}

export function wipeStaged(): void {
  wipeBytes(STORAGE_REQUEST, STORAGE_REQUEST_BYTES);
}

export function isSealed(page: usize): bool {
  return changetype<TokenRecord>(page).magic == MAGIC && readU32(page + CRC_AT) == checksumOf(page);
}

export function isErased(page: usize): bool {
  return allBytesAre(page, 0xff, STORAGE_PAGE_BYTES);
}

/** Whether a later record has been written since. Any cleared bit counts: the mark itself may have been cut short. */
export function isSuperseded(page: usize): bool {
  return !allBytesAre(page + RECORD_BYTES, 0xff, MARK_BYTES);
}

/**
 * Whether a sealed record says only what this firmware could have written. A checksum proves that nothing was changed
 * by chance, not that the fields make sense; a code from impossible parameters would be a wrong code.
 */
export function isPlausible(page: usize): bool {
  const read = changetype<TokenRecord>(page);
  if (read.formatVersion == 0 || read.wiping > 1 || read.linkWrites > <u8>LINK_WRITES_AT_ONCE) return false;
  if (read.clockState > <u8>CLOCK_SET || !isClockTrim(read.clockTrim)) return false;
  const settings = settingsOfFormat(read.formatVersion);
  for (let i: u32 = 0; i < settings; i++) {
    if (!isSettingValue(i, settingOf(page, i))) return false;
  }
  const hasZone = <u32>read.formatVersion >= FIRST_FORMAT_WITH_ZONE;
  if (hasZone && !isZone(read.zoneRule, read.utcOffsetMinutes)) return false;
  if (read.lifeCycleState == <u8>STATE_BLANK) return true;
  return (
    read.lifeCycleState <= <u8>STATE_LOCKED &&
    isAlgorithm(read.algorithm) &&
    isDigits(read.digits) &&
    isTimeStep(read.timeStepSeconds) &&
    isT0(read.t0UnixSeconds) &&
    isSecretLength(read.secretBytes) &&
    isSerialNumber(serialNumberOf(page))
  );
}
