/** Where a stored record keeps what tests look at or forge, and its checksum; see firmware/core/storage/record.ts. */
import { crc32 } from 'node:zlib';

/** "TKR1" */
export const RECORD_MAGIC = 0x31524b54;
export const SEQUENCE_AT = 4;
export const FORMAT_VERSION_AT = 36;
/** A byte, and behind it the offset from UTC in two. */
export const ZONE_RULE_AT = 51;
/** Left erased, for the note that the clock was found wrong. */
export const NOTE_AT = 232;
export const CRC_AT = 244;
export const RECORD_BYTES = 248;

/** The record that begins at `page`. */
function viewOf(image: Uint8Array, page: number): DataView {
  return new DataView(image.buffer, image.byteOffset + page, RECORD_BYTES);
}

/** Up to format 2 the checksum covers all before it, since then it leaves the note out. */
function checksumOf(image: Uint8Array, page: number): number {
  const version = viewOf(image, page).getUint16(FORMAT_VERSION_AT, true);
  return crc32(image.subarray(page, page + (version < 3 ? CRC_AT : NOTE_AT)));
}

/** Gives a record the checksum that its bytes have now. */
export function reseal(image: Uint8Array, page: number): void {
  viewOf(image, page).setUint32(CRC_AT, checksumOf(image, page), true);
}

export function isSealed(image: Uint8Array, page: number): boolean {
  const view = viewOf(image, page);
  return view.getUint32(0, true) === RECORD_MAGIC && view.getUint32(CRC_AT, true) === checksumOf(image, page);
}

export function sequenceOf(image: Uint8Array, page: number): number {
  return viewOf(image, page).getUint32(SEQUENCE_AT, true);
}
