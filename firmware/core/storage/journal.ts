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
 * A wipe erases both slots, the one not in force first, and then writes a blank record: the secret is gone from flash.
 */
import {
  FAULT_STORAGE_CORRUPT,
  FAULT_STORAGE_VERSION,
  STORAGE_ERASE,
  STORAGE_IMAGE_BYTES,
  STORAGE_PAGE_BYTES,
  STORAGE_PROGRAM,
  STORAGE_SECTOR_BYTES,
} from '../contract.generated';
import { copyBytes, STORAGE_IMAGE, STORAGE_REQUEST, wipeBytes, writeU32 } from '../memory';
import {
  FORMAT_VERSION,
  isErased,
  isSealed,
  isSuperseded,
  MARK_BYTES,
  RECORD,
  RECORD_BYTES,
  sealStaged,
  STAGED,
  TokenRecord,
  wipeStaged,
} from './record';

/** No slot holds a valid record. */
const NONE: u32 = 2;

const IDLE: u32 = 0;
const ERASING: u32 = 1;
const PROGRAMMING: u32 = 2;
const MARKING: u32 = 3;
const WIPING_OTHER: u32 = 4;
const WIPING_ACTIVE: u32 = 5;

/** A commit goes on. */
export const OUTCOME_PENDING: u32 = 0;
/** The new record is in force. */
export const OUTCOME_DONE: u32 = 1;
/** The old record is still in force. */
export const OUTCOME_FAILED: u32 = 2;
/** A wipe failed half-way: no record can be trusted. */
export const OUTCOME_LOST: u32 = 3;

@unmanaged
class Journal {
  active: u32;
  phase: u32;
  requested: u32;
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
  journal.active = NONE;
  const fault = imageBytes == STORAGE_IMAGE_BYTES ? choose() : FAULT_STORAGE_CORRUPT;
  wipeBytes(STORAGE_IMAGE, STORAGE_IMAGE_BYTES);
  return fault;
}

function choose(): u32 {
  const slot = newestSlot();
  // Neither slot sealed: a fresh flash, at most cut short in its very first write. Two damaged slots cannot come from that.
  if (slot == NONE) return isErased(pageOf(0)) || isErased(pageOf(1)) ? 0 : FAULT_STORAGE_CORRUPT;
  const page = pageOf(slot);
  if (isSuperseded(page)) return FAULT_STORAGE_CORRUPT;
  if (changetype<TokenRecord>(page).formatVersion > <u16>FORMAT_VERSION) return FAULT_STORAGE_VERSION;
  copyBytes(RECORD, page, RECORD_BYTES);
  journal.active = slot;
  return 0;
}

export function hasRecord(): bool {
  return journal.active != NONE;
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
  sealStaged();
  enter(ERASING, STORAGE_ERASE, target() * STORAGE_SECTOR_BYTES, 0);
}

/** Begins to erase both slots and to write the staged record, a blank one, into the first. */
export function wipeAndCommit(): void {
  sealStaged();
  enter(WIPING_OTHER, STORAGE_ERASE, target() * STORAGE_SECTOR_BYTES, 0);
}

function finish(outcome: u32): u32 {
  wipeStaged();
  journal.phase = IDLE;
  return outcome;
}

/** The host has carried out the request (or could not). Gives an OUTCOME. */
export function storageStep(succeeded: bool): u32 {
  switch (journal.phase) {
    case ERASING:
      if (!succeeded) return finish(OUTCOME_FAILED);
      enter(PROGRAMMING, STORAGE_PROGRAM, target() * STORAGE_SECTOR_BYTES, RECORD_BYTES);
      return OUTCOME_PENDING;
    case PROGRAMMING:
      return succeeded ? recordWritten() : finish(OUTCOME_FAILED);
    case MARKING:
      // Both records are valid and the newer one is in force, with or without the mark.
      return finish(OUTCOME_DONE);
    case WIPING_OTHER:
      if (!succeeded) return finish(OUTCOME_FAILED);
      enter(WIPING_ACTIVE, STORAGE_ERASE, (1 - target()) * STORAGE_SECTOR_BYTES, 0);
      return OUTCOME_PENDING;
    case WIPING_ACTIVE:
      if (!succeeded) return finish(OUTCOME_LOST);
      journal.active = NONE;
      enter(PROGRAMMING, STORAGE_PROGRAM, target() * STORAGE_SECTOR_BYTES, RECORD_BYTES);
      return OUTCOME_PENDING;
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
  wipeStaged();
  if (former == NONE) return finish(OUTCOME_DONE);
  enter(MARKING, STORAGE_PROGRAM, former * STORAGE_SECTOR_BYTES + RECORD_BYTES, MARK_BYTES);
  return OUTCOME_PENDING;
}
