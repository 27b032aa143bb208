/**
 * The voice window: asks the host for a range of the voice image, one at a time.
 *
 * A range that was asked for stays asked for until the host answers, whatever happens meanwhile: the host may already
 * be reading it. Who no longer needs it drops the answer.
 */
import { VOICE_WANTED, writeU32 } from '../base/memory';

const FOR_NOBODY: u32 = 0;
export const FOR_DIRECTORY: u32 = 1;
export const FOR_CLIP_INDEX: u32 = 2;
export const FOR_CLIP_DATA: u32 = 3;

@unmanaged
class Request {
  /** whom the answer is for; FOR_NOBODY when nothing is asked for or its asker has gone */
  purpose: u32;
  /** bytes asked for; 0: nothing is asked for */
  bytes: u32;
}
const request = changetype<Request>(memory.data(offsetof<Request>(), 8));

export function resetWindow(): void {
  // One by one: a wipe of just eight bytes becomes a store that is not marked as aligned.
  request.purpose = 0;
  request.bytes = 0;
}

export function isWindowBusy(): bool {
  return request.bytes != 0;
}

/** Asks for `bytes` (at most the window's size) at `offset` of the voice image; the window must not be busy. */
export function askForBytes(purpose: u32, offset: u32, bytes: u32): void {
  request.purpose = purpose;
  request.bytes = bytes;
  writeU32(VOICE_WANTED, offset);
  writeU32(VOICE_WANTED + 4, bytes);
}

/** The asker of a clip's bytes has gone. */
export function dropClipAnswer(): void {
  if (request.purpose != FOR_DIRECTORY) request.purpose = FOR_NOBODY;
}

/** Takes the host's answer of `bytes` and gives whom it is for. */
export function takeAnswer(bytes: u32): u32 {
  if (request.bytes == 0 || (bytes != 0 && bytes != request.bytes)) unreachable();
  const purpose = request.purpose;
  resetWindow();
  return purpose;
}
