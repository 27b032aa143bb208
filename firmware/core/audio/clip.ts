/**
 * One clip as a stream of slices through the voice window: its pack's index first, then its bytes, a window at a time.
 *
 * What the index says is checked against the pack, and the pack against the image; nonsense counts as a clip that is
 * not there. The pack's own checksum is not: that would mean reading all of it.
 */
import { VOICE_WINDOW_BYTES } from '../base/contract.generated';
import { readU16, readU32, readU8, VOICE_WINDOW, wipeBytes } from '../base/memory';
import { hasDirectory, isInImage, packOffset } from './directory';
import { askForBytes, dropClipAnswer, FOR_CLIP_DATA, FOR_CLIP_INDEX, isWindowBusy } from './window';

const HEADER_BYTES: u32 = 16;
const ENTRY_BYTES: u32 = 8;
export const SLICE_BYTES: u32 = 8;
/** "TKVP" */
const MAGIC: u32 = 0x50564b54;

/** No clip, or none that could be found. */
const CLOSED: u32 = 0;
const LOOKING_UP: u32 = 1;
const OPEN: u32 = 2;

@unmanaged
class Clip {
  stage: u32;
  language: u32;
  /** pack * 256 + index */
  id: u32;
  /** slices in all */
  slices: u32;
  /** where the first slice that is not in the window lies in the voice image */
  nextOffset: u32;
  /** slices from there to the clip's end */
  slicesBeyond: u32;
  /** where the next slice lies in the window */
  next: usize;
  /** slices in the window that are not taken yet */
  slicesHere: u32;
}
const clip = changetype<Clip>(memory.data(offsetof<Clip>(), 8));

/** Forgets the clip. */
export function closeClip(): void {
  wipeBytes(changetype<usize>(clip), offsetof<Clip>());
  dropClipAnswer();
}

/** Asks for no more of the clip's bytes; what is in the window can still be taken. */
export function endClipEarly(): void {
  clip.slicesBeyond = 0;
  dropClipAnswer();
}

/** Looks a clip up; isClipClosed() afterwards when it is known not to be there. */
export function openClip(language: u32, id: u32): void {
  closeClip();
  clip.stage = LOOKING_UP;
  clip.language = language;
  clip.id = id;
  askForClip();
}

export function isClipClosed(): bool {
  return clip.stage == CLOSED;
}

/** Whether the clip was found, so that its length is known. */
export function isClipFound(): bool {
  return clip.stage == OPEN;
}

export function clipSlices(): u32 {
  return clip.slices;
}

/** Address of the next slice, which is taken with that; 0: its bytes are not here yet, and are asked for. */
export function takeSlice(): usize {
  if (clip.slicesHere == 0) {
    askForClip();
    return 0;
  }
  clip.slicesHere--;
  const slice = clip.next;
  clip.next = slice + SLICE_BYTES;
  return slice;
}

/** Asks for what the clip needs next, unless the window is busy or the directory is still to come. */
export function askForClip(): void {
  if (isWindowBusy() || !hasDirectory()) return;
  if (clip.stage == LOOKING_UP) {
    const offset = packOffset(clip.language, clip.id >> 8);
    const bytes = HEADER_BYTES + ((clip.id & 0xff) + 1) * ENTRY_BYTES;
    if (offset == 0 || bytes > VOICE_WINDOW_BYTES) closeClip();
    else askForBytes(FOR_CLIP_INDEX, offset, bytes);
  } else if (clip.slicesHere == 0 && clip.slicesBeyond != 0) {
    askForBytes(FOR_CLIP_DATA, clip.nextOffset, nextSlices() * SLICE_BYTES);
  }
}

function nextSlices(): u32 {
  return min<u32>(clip.slicesBeyond, VOICE_WINDOW_BYTES / SLICE_BYTES);
}

/** The pack's header and its index up to the clip's entry lie in the window, or nothing (`bytes` 0). */
export function clipIndexArrived(bytes: u32): void {
  if (bytes == 0 || !takeIndex(VOICE_WINDOW + bytes - ENTRY_BYTES)) closeClip();
}

function takeIndex(entry: usize): bool {
  const start = packOffset(clip.language, clip.id >> 8);
  const clipCount = readU16(VOICE_WINDOW + 6);
  const packBytes = readU32(VOICE_WINDOW + 8);
  const offset = readU32(entry);
  const slices = readU16(entry + 4);
  const isPack =
    readU32(VOICE_WINDOW) == MAGIC &&
    readU8(VOICE_WINDOW + 4) == clip.language &&
    readU8(VOICE_WINDOW + 5) == clip.id >> 8 &&
    isInImage(start, packBytes);
  const isClip =
    (clip.id & 0xff) < clipCount &&
    slices != 0 &&
    offset % SLICE_BYTES == 0 &&
    offset >= HEADER_BYTES + clipCount * ENTRY_BYTES &&
    offset <= packBytes &&
    slices * SLICE_BYTES <= packBytes - offset;
  if (!isPack || !isClip) return false;
  clip.stage = OPEN;
  clip.slices = slices;
  clip.slicesBeyond = slices;
  clip.nextOffset = start + offset;
  return true;
}

/** The clip's next slices lie in the window, or nothing (`bytes` 0). */
export function clipDataArrived(bytes: u32): void {
  if (bytes == 0) {
    closeClip();
    return;
  }
  clip.next = VOICE_WINDOW;
  clip.slicesHere = bytes / SLICE_BYTES;
  clip.slicesBeyond -= clip.slicesHere;
  clip.nextOffset += bytes;
}
