/**
 * The two-slot journal over NOR flash: a write only clears bits, an erase sets a sector to 0xFF, power can fail
 * between and within any two of them.
 *
 * A commit erases the slot that is not in force, programs the new record there, then programs the "superseded" mark
 * into the old one. So at boot
 * - a slot cut short beside a record that is not superseded was being written: the old record is in force;
 * - a damaged slot beside a superseded record was the newest: that is a fault, never a silent return to older data.
 * The slots take turns, which spreads the wear evenly.
 *
 * A wipe is two commits of the blank record, one over each slot: whatever is cut short, one valid record is there. The
 * first says that it is half of a wipe, so that a start in between finishes it and the secret is gone from flash.
 *
 * An erase that is cut at once may leave the old record whole. Where every erase has to be counted, that record is
 * spoiled first, by a program: so a start never takes for whole a slot whose erase has begun.
 *
 * That the clock was found wrong is noted in the record in force, by programming alone: see record.ts.
 *
 * A provisioning that is cut short, or a wipe of what it has left, may leave parts of a secret in the slot that is not
 * in force. A start that finds such a slot beside a blank record erases it.
 */
import {
  CLOCK_UNKNOWN,
  FAULT_STORAGE_CORRUPT,
  FAULT_STORAGE_VERSION,
  STATE_BLANK,
  STORAGE_ERASE,
  STORAGE_IMAGE_BYTES,
  STORAGE_PAGE_BYTES,
  STORAGE_PROGRAM,
  STORAGE_SECTOR_BYTES,
} from '../base/contract.generated';
import { copyBytes, hasBitsOf, STORAGE_IMAGE, STORAGE_REQUEST, wipeBytes, writeU32 } from '../base/memory';
import {
  forgetDoubt,
  FORMAT_VERSION,
  hasNoteRoom,
  isErased,
  isNoted,
  isPlausible,
  isSealed,
  isSuperseded,
  MARK_BYTES,
  NOTE_AT,
  RECORD,
  record,
  RECORD_BYTES,
  sealStaged,
  spoilStaged,
  STAGED,
  stage,
  stageBlank,
  staged,
  TokenRecord,
  upgradeRecord,
  wipeStaged,
} from './record';

/** No slot holds a valid record. */
const NONE: u32 = 2;

const IDLE: u32 = 0;
const ERASING: u32 = 1;
const PROGRAMMING: u32 = 2;
const MARKING: u32 = 3;
const CLEARING: u32 = 4;
const NOTING: u32 = 5;
const SPOILING: u32 = 6;

// What a step of the storage has brought about, as flags; 0: the commit goes on.
/** The staged record has just come into force. */
export const OUTCOME_IN_FORCE: u32 = 1;
/** Everything is stored. */
export const OUTCOME_DONE: u32 = 2;
/** The old record is still in force. */
export const OUTCOME_FAILED: u32 = 4;
/** A wipe failed: a blank record is in force, but remains of the secret are on flash. */
export const OUTCOME_LOST: u32 = 8;

@unmanaged
class Journal {
  active: u32;
  phase: u32;
  requested: u32;
  /** the commit under way is the first half of a wipe */
  wiping: u32;
  /** both slots are valid and the older one lacks its mark: the power failed just before it */
  unmarked: u32;
  /** the slot that is not in force holds no whole record: it is fresh, or a write was cut short or refused */
  torn: u32;
  /** beside a blank record lies what a write that was cut short has left, which may be of a secret */
  remains: u32;
}
const journal = changetype<Journal>(memory.data(offsetof<Journal>(), 8));

function pageOf(slot: u32): usize {
  return STORAGE_IMAGE + slot * STORAGE_PAGE_BYTES;
}

/** The slot of the newest sealed record, or NONE. Sequence numbers may wrap. */
function newestSlot(): u32 {
  const first = isSealed(pageOf(0));
  const second = isSealed(pageOf(1));
  if (first && second) {
    const ahead = changetype<TokenRecord>(pageOf(1)).sequence - changetype<TokenRecord>(pageOf(0)).sequence;
    return <i32>ahead > 0 ? 1 : 0;
  }
  return first ? 0 : second ? 1 : NONE;
}

/**
 * Chooses the record in force from the storage image and forgets the image.
 * Gives 0 or a fault; `hasRecord()` then tells a fresh flash from a used one.
 */
export function openJournal(imageBytes: u32): u32 {
  journal.phase = IDLE;
  journal.requested = 0;
  journal.wiping = 0;
  journal.unmarked = 0;
  journal.torn = 1;
  journal.remains = 0;
  journal.active = NONE;
  forgetDoubt();
  const fault = imageBytes == STORAGE_IMAGE_BYTES ? choose() : FAULT_STORAGE_CORRUPT;
  wipeBytes(STORAGE_IMAGE, STORAGE_IMAGE_BYTES);
  return fault;
}

/**
 * Neither slot is sealed: a flash from the factory, at most cut short while its first record was written? Then the
 * first slot has no bit cleared that a blank record would not clear. Anything else was once a record.
 */
function isFresh(): bool {
  stageBlank();
  sealStaged();
  const isUntouched = isErased(pageOf(1)) && !isSuperseded(pageOf(0));
  const fresh = isUntouched && hasBitsOf(pageOf(0), STAGED, RECORD_BYTES);
  wipeStaged();
  return fresh;
}

function choose(): u32 {
  const slot = newestSlot();
  if (slot == NONE) return isFresh() ? 0 : FAULT_STORAGE_CORRUPT;
  const page = pageOf(slot);
  if (isSuperseded(page)) return FAULT_STORAGE_CORRUPT;
  if (changetype<TokenRecord>(page).formatVersion > <u16>FORMAT_VERSION) return FAULT_STORAGE_VERSION;
  if (!isPlausible(page)) return FAULT_STORAGE_CORRUPT;
  copyBytes(RECORD, page, RECORD_BYTES);
  upgradeRecord();
  if (isNoted(page)) record.clockState = <u8>CLOCK_UNKNOWN;
  journal.active = slot;
  const other = pageOf(target());
  const isWhole = isSealed(other);
  journal.unmarked = isWhole && !isSuperseded(other) ? 1 : 0;
  journal.torn = isWhole ? 0 : 1;
  journal.remains = !isWhole && record.lifeCycleState == <u8>STATE_BLANK && !isErased(other) ? 1 : 0;
  return 0;
}

export function hasRecord(): bool {
  return journal.active != NONE;
}

/** The power failed in the middle of a wipe; `commit` of the record in force finishes it. */
export function isHalfWiped(): bool {
  return record.wiping != 0;
}

/** The last write was cut short or refused: it has worn the flash, but no record counts it. */
export function isTorn(): bool {
  return journal.torn != 0;
}

export function isStoring(): bool {
  return journal.phase != IDLE;
}

/** True once after a request was laid out for the host. */
export function takeStorageRequest(): bool {
  const requested = journal.requested != 0;
  journal.requested = 0;
  return requested;
}

function request(operation: u32, offset: u32, bytes: u32): void {
  writeU32(STORAGE_REQUEST, operation);
  writeU32(STORAGE_REQUEST + 4, offset);
  writeU32(STORAGE_REQUEST + 8, bytes);
  journal.requested = 1;
}

function enter(phase: u32, operation: u32, offset: u32, bytes: u32): void {
  journal.phase = phase;
  request(operation, offset, bytes);
}

function target(): u32 {
  return journal.active == 0 ? 1 : 0;
}

/** Begins to write the staged record. The caller has seen `isStoring()` false. */
export function commit(): void {
  journal.wiping = 0;
  beginCommit();
}

/** The same for a write that is counted: once its erase has begun, a start finds the slot torn, however early the cut. */
export function commitTraced(): void {
  if (isTorn()) return commit();
  spoilStaged();
  enter(SPOILING, STORAGE_PROGRAM, target() * STORAGE_SECTOR_BYTES, MARK_BYTES);
}

/** Begins to write the staged record, a blank one, over both slots. The caller has seen `isStoring()` false. */
export function wipeAndCommit(): void {
  journal.wiping = 1;
  beginCommit();
}

function beginCommit(): void {
  staged.wiping = <u8>journal.wiping;
  sealStaged();
  journal.torn = 1;
  enter(ERASING, STORAGE_ERASE, target() * STORAGE_SECTOR_BYTES, 0);
}

/** Begins to erase what a write that was cut short has left beside a blank record, if anything. */
export function clearRemains(): void {
  if (journal.remains != 0) enter(CLEARING, STORAGE_ERASE, target() * STORAGE_SECTOR_BYTES, 0);
}

/** Begins to mark the older record, if the power failed before that was done: else its slot could pass for the newest. */
export function repairMark(): void {
  if (journal.unmarked != 0) mark(target());
}

/**
 * Begins to note that the clock is doubted, by a record anew where there is no room for it. The caller has seen
 * `isStoring()` false.
 */
export function noteDoubt(): void {
  if (hasNoteRoom(RECORD)) return programZeros(NOTING, journal.active, NOTE_AT);
  stage();
  commit();
}

function mark(slot: u32): void {
  programZeros(MARKING, slot, RECORD_BYTES);
}

function programZeros(phase: u32, slot: u32, at: u32): void {
  wipeStaged();
  enter(phase, STORAGE_PROGRAM, slot * STORAGE_SECTOR_BYTES + at, MARK_BYTES);
}

function finish(outcome: u32): u32 {
  wipeStaged();
  journal.phase = IDLE;
  return outcome;
}

/** A second commit of a wipe that cannot be carried out leaves the secret where it was. */
function fail(): u32 {
  return finish(isHalfWiped() ? OUTCOME_LOST : OUTCOME_FAILED);
}

/** The host has carried out the request (or could not). Gives OUTCOME flags. */
export function storageStep(succeeded: bool): u32 {
  switch (journal.phase) {
    case SPOILING:
      if (!succeeded) return fail();
      commit();
      return 0;
    case ERASING:
      if (!succeeded) return fail();
      enter(PROGRAMMING, STORAGE_PROGRAM, target() * STORAGE_SECTOR_BYTES, RECORD_BYTES);
      return 0;
    case PROGRAMMING:
      return succeeded ? recordWritten() : fail();
    case MARKING:
      // Both records are valid and the newer one is in force, with or without the mark.
      return proceed();
    case NOTING:
      if (succeeded) record.clockState = <u8>CLOCK_UNKNOWN;
      return finish(succeeded ? OUTCOME_DONE : OUTCOME_FAILED);
    case CLEARING:
      return finish(succeeded ? OUTCOME_DONE : OUTCOME_LOST);
    default:
      // A host that acknowledges what was never asked breaks the contract.
      unreachable();
      return OUTCOME_FAILED;
  }
}

/** The staged record is on flash and so in force; marks the one before it, if there is one. */
function recordWritten(): u32 {
  const former = journal.active;
  copyBytes(RECORD, STAGED, RECORD_BYTES);
  journal.active = target();
  forgetDoubt();
  journal.torn = former == NONE ? 1 : 0;
  if (former == NONE) return OUTCOME_IN_FORCE | proceed();
  mark(former);
  return OUTCOME_IN_FORCE;
}

/** The second half of a wipe, or the end. */
function proceed(): u32 {
  if (journal.wiping == 0) return finish(OUTCOME_DONE);
  stage();
  commit();
  return 0;
}
