/**
 * Plays a clip faster or slower at the same pitch: WSOLA (Verhelst and Roelands, ICASSP 1993) on integers.
 *
 * The output is frames of 256 samples. Each is a piece of the clip from about where the speed asks for, moved by up to
 * 6 ms to where it resembles most what would have followed the frame before, and faded in over that for 8 ms. The
 * frames are laid out so that the last one ends with the clip's last sample. At normal speed there is one frame, the
 * clip itself. A window on the clip's samples is all that is kept of it.
 */
import { copyBytes, fillBytes, readI16, wipeBytes, writeI16 } from '../base/memory';
import { clipSlices, takeSlice } from './clip';
import { decodeSlice, resetDecoder, SLICE_SAMPLES } from './decoder';
import { CROSSFADE, CROSSFADE_SHIFT, similarity } from './similarity';

const FRAME: u32 = 256;
/** How far a frame may be moved: all of a voice's period down to 84 Hz lies in the range. */
const REACH: u32 = 96;
const COARSE_STEP: u32 = 8;
const FINE_REACH: u32 = 6;
const FINE_STEP: u32 = 2;
/** The last frame ends with the clip, so moving it makes the whole longer or shorter. */
const LAST_REACH: u32 = 64;
/** The last frame is this long at least, so that it is wholly faded in wherever it begins. */
const MINIMUM_LAST_FRAME: u32 = CROSSFADE + LAST_REACH;

const WINDOW_SAMPLES: u32 = 800;
/** i16, the clip from `base` on. */
const WINDOW: usize = memory.data(WINDOW_SAMPLES * 2, 8);
/** Frames may not be farther apart than the window can see. */
const MAXIMUM_ADVANCE: u32 = WINDOW_SAMPLES - SLICE_SAMPLES - CROSSFADE - 2 * REACH + FRAME;

@unmanaged
class Stretch {
  /** samples of the clip */
  total: u32;
  /** the clip's sample with which the window begins, and samples in it */
  base: u32;
  filled: u32;
  /** frames, and the one under way; one frame: the clip as it is */
  frames: u32;
  frame: u32;
  /** from frame to frame in the clip, in 1/256 sample */
  advance: u32;
  /** where in the clip the frame under way and what it is faded in over go on, and samples of it that are over */
  from: u32;
  old: u32;
  position: u32;
  /** 1: the frame under way is still to be placed */
  placeDue: u32;
}
const stretch = changetype<Stretch>(memory.data(offsetof<Stretch>(), 8));

/** Begins with the open clip, at `percent` of its speed. */
export function beginStretch(percent: u32): void {
  wipeBytes(changetype<usize>(stretch), offsetof<Stretch>());
  resetDecoder();
  const total = clipSlices() * SLICE_SAMPLES;
  const wanted = (total * 100) / percent;
  const frames = (wanted + FRAME - MINIMUM_LAST_FRAME) / FRAME;
  stretch.total = total;
  stretch.frames = 1;
  if (percent == 100 || frames < 2) return;
  const last = wanted - (frames - 1) * FRAME;
  const way = total > last ? total - last : 0;
  stretch.frames = frames;
  stretch.advance = min<u32>((way << 8) / (frames - 1), MAXIMUM_ADVANCE << 8);
}

/** Whether the last sample was given, or no more can come. */
export function isStretchOver(): bool {
  return isLastFrame() && stretch.placeDue == 0 && stretch.from >= stretch.total;
}

/** Writes up to `maximum` samples to `to`; gives how many: fewer at the clip's end or when bytes must come first. */
export function renderStretch(to: usize, maximum: u32): u32 {
  let made: u32 = 0;
  while (made < maximum && !isStretchOver()) {
    if (stretch.placeDue != 0 && !placeFrame()) break;
    const part = renderPart(to + made * 2, maximum - made);
    if (part == 0) break;
    made += part;
  }
  return made;
}

function isLastFrame(): bool {
  return stretch.frame + 1 == stretch.frames;
}

/** Goes on with the frame under way, to the end of its fade or of what is in the window at most. */
function renderPart(to: usize, maximum: u32): u32 {
  const isFading = stretch.frame != 0 && stretch.position < CROSSFADE;
  const end = isFading ? CROSSFADE : isLastFrame() ? stretch.position + stretch.total - stretch.from : FRAME;
  if (!isFading && !fill(min<u32>(stretch.from, lowestPlace(stretch.frame + 1)), stretch.from + 1)) return 0;
  const here = isFading ? maximum : stretch.base + stretch.filled - stretch.from;
  const part = min<u32>(min<u32>(end - stretch.position, maximum), here);
  if (isFading) fadeIn(to, part);
  else copyBytes(to, sampleAt(stretch.from), part * 2);
  stretch.from += part;
  stretch.position += part;
  if (stretch.position == FRAME && !isLastFrame()) {
    stretch.frame++;
    stretch.position = 0;
    stretch.placeDue = 1;
  }
  return part;
}

/** The window holds both pieces until the fade is over: placeFrame saw to it. */
function fadeIn(to: usize, samples: u32): void {
  const oldAhead = (stretch.old - stretch.from) * 2;
  let from = sampleAt(stretch.from);
  let weight = <i32>stretch.position;
  for (const end = to + samples * 2; to < end; to += 2) {
    const old = readI16(from + oldAhead);
    writeI16(to, old + (((readI16(from) - old) * weight) >> CROSSFADE_SHIFT));
    weight++;
    from += 2;
  }
  stretch.old += samples;
}

function sampleAt(position: u32): usize {
  return WINDOW + (position - stretch.base) * 2;
}

/** Where the speed asks for a frame to begin. */
function aimOf(frame: u32): u32 {
  return (frame * stretch.advance) >> 8;
}

/** The earliest place where a frame may begin. After the last frame comes none, so nothing must be kept for it. */
function lowestPlace(frame: u32): u32 {
  if (frame == stretch.frames) return u32.MAX_VALUE;
  const aim = aimOf(frame);
  return aim > REACH ? aim - REACH : 0;
}

/** Finds where in the clip the frame begins; false when bytes must come first. */
function placeFrame(): bool {
  const old = stretch.from;
  const aim = aimOf(stretch.frame);
  const reach = isLastFrame() ? LAST_REACH : REACH;
  const lowest = aim > reach ? aim - reach : 0;
  const highest = aim + reach;
  if (!fill(min<u32>(old, lowest), max<u32>(old, highest) + CROSSFADE)) return false;
  stretch.old = old;
  // What follows by itself is the best match of all.
  stretch.from = old >= lowest && old <= highest ? old : bestMatch(old, lowest, highest);
  stretch.placeDue = 0;
  return true;
}

/** The place between `lowest` and `highest` from which on the clip resembles most what comes at `old`. */
function bestMatch(old: u32, lowest: u32, highest: u32): u32 {
  const model = sampleAt(old);
  const middle = bestOf(model, lowest, highest, COARSE_STEP);
  const near = middle > lowest + FINE_REACH ? middle - FINE_REACH : lowest;
  return bestOf(model, near, min<u32>(middle + FINE_REACH, highest), FINE_STEP);
}

function bestOf(model: usize, lowest: u32, highest: u32, step: u32): u32 {
  let best = lowest;
  let bestScore = i32.MIN_VALUE;
  for (let place = lowest; place <= highest; place += step) {
    const score = similarity(model, sampleAt(place));
    if (score <= bestScore) continue;
    bestScore = score;
    best = place;
  }
  return best;
}

/**
 * Fills the window until it reaches up to `end` of the clip, forgetting what lies before `keep`; after the clip comes
 * silence. False when bytes must come first; what was decoded until then stays.
 */
function fill(keep: u32, end: u32): bool {
  while (stretch.base + stretch.filled < end) {
    const isBeyond = stretch.base + stretch.filled >= stretch.total;
    const slice: usize = isBeyond ? 0 : takeSlice();
    if (slice == 0 && !isBeyond) return false;
    if (stretch.filled + SLICE_SAMPLES > WINDOW_SAMPLES) forget(keep);
    const to = WINDOW + stretch.filled * 2;
    if (isBeyond) fillBytes(to, 0, SLICE_SAMPLES * 2);
    else decodeSlice(slice, to);
    stretch.filled += SLICE_SAMPLES;
  }
  return true;
}

function forget(keep: u32): void {
  const gone = min<u32>(keep - stretch.base, stretch.filled);
  stretch.filled -= gone;
  stretch.base += gone;
  copyBytes(WINDOW, WINDOW + gone * 2, stretch.filled * 2);
}
