/** The frame: one bit per segment. Drawing changes bits only; the host is told when any did. */
import { FRAME_BYTES } from '../base/contract.generated';
import { copyBytes, equalBytes, FRAME, fillBytes, readU8, writeU8 } from '../base/memory';

/** What is being drawn; it becomes the frame at once, so that no host sees half a picture. */
const DRAFT: usize = memory.data(FRAME_BYTES, 8);

export function beginDrawing(): void {
  fillBytes(DRAFT, 0, FRAME_BYTES);
}

export function light(segment: u32): void {
  writeU8(DRAFT + (segment >> 3), readU8(DRAFT + (segment >> 3)) | (1 << (segment & 7)));
}

/** Puts a character's segment bits in a digit place (0 is the leftmost). */
export function place(index: u32, pattern: u32): void {
  writeU8(DRAFT + index, pattern);
}

/** Lights the first `count` segments. */
export function lightFirst(count: u32): void {
  for (let segment: u32 = 0; segment < count; segment++) light(segment);
}

/** Shows what was drawn; true if that differs from what was shown. */
export function finishDrawing(): bool {
  if (equalBytes(DRAFT, FRAME, FRAME_BYTES)) return false;
  copyBytes(FRAME, DRAFT, FRAME_BYTES);
  return true;
}
