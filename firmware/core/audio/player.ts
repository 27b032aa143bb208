/**
 * Plays one thing at a time into pcm: a clip, a tone or silence. The queue of what to say is the device's.
 *
 * What is rendered doesn't depend on how many samples are asked for at once.
 */
import { PCM, readI16, readU8, wipeBytes, writeI16 } from '../base/memory';
import { closeClip, endClipEarly, isClipClosed, isClipFound, openClip } from './clip';
import { MARK_BEGINS, MARK_CUT, MARK_ENDS, TONE_PACK } from './clips.generated';
import { applyGain } from './gain';
import { beginLimiting, drainLimiter, isLimiterEmpty, limit } from './limiter';
import { addMark, clearMarks } from './marks';
import { beginStretch, isStretchOver, renderStretch } from './stretch';
import { beginTone, isToneOver, renderTone } from './tones';

const IDLE: u32 = 0;
const CLIP: u32 = 1;
const TONE: u32 = 2;
const SILENCE: u32 = 3;

/** In percent of normal speed, by the setting from 1 on. */
const SPEEDS: usize = memory.data<u8>([50, 65, 80, 100, 125, 150, 200]);
const LOWEST_SPEED: u32 = 1;

/** What is stopped fades out in this many samples: 8 ms, too short to hear as a delay and too long for a click. */
const FADE_SHIFT: u32 = 7;
const FADE: u32 = 1 << FADE_SHIFT;

@unmanaged
class Player {
  kind: u32;
  clip: u32;
  language: u32;
  /** 1: the tone, or the clip that was found, has begun to be made */
  isReady: u32;
  /** 1: it is made louder */
  isBoosted: u32;
  /** 1: the clip's or tone's first sample was rendered */
  begun: u32;
  /** samples left of silence, or of the fade after a stop */
  left: u32;
  isFading: u32;
  /** output samples since the last clip or tone began */
  sinceBegin: u32;
  /** the last sample before the volume */
  lastSample: i32;
}
const player = changetype<Player>(memory.data(offsetof<Player>(), 8));

export function resetPlayer(): void {
  wipeBytes(changetype<usize>(player), offsetof<Player>());
  closeClip();
}

/** Begins to play; only when nothing is playing. */
function play(kind: u32, clip: u32, language: u32): void {
  if (player.kind != IDLE) unreachable();
  player.kind = kind;
  player.clip = clip;
  player.language = language;
  player.isReady = 0;
  player.begun = 0;
  player.isFading = 0;
}

/** Only when nothing is playing. A clip that isn't there ends without having begun. */
export function playClip(language: u32, clip: u32): void {
  play(CLIP, clip, language);
  openClip(language, clip);
}

/** Only when nothing is playing. */
export function playTone(tone: u32): void {
  play(TONE, (TONE_PACK << 8) | tone, 0);
  beginTone(tone);
}

/** Only when nothing is playing. */
export function playSilence(samples: u32): void {
  if (samples == 0) return;
  play(SILENCE, 0, 0);
  player.left = samples;
}

/** Also while it fades out or waits for voice bytes. */
export function isPlaying(): bool {
  return player.kind != IDLE;
}

/** A clip or tone fades out over the next 128 samples; what cannot be heard yet ends at once. */
export function stopPlaying(): void {
  if (player.kind == IDLE || player.isFading != 0) return;
  if (player.kind == SILENCE || player.begun == 0) {
    finish();
    return;
  }
  player.isFading = 1;
  player.left = FADE;
  endClipEarly();
}

function finish(): void {
  if (player.kind == CLIP) closeClip();
  player.kind = IDLE;
}

function finishWithMark(kind: u32, sample: u32): void {
  addMark(kind, sample, player.clip, player.language);
  finish();
}

/** Whether the clip or tone that was played last was heard at all: its first sample was rendered. */
export function hasBegun(): bool {
  return player.begun != 0;
}

/** Percent of normal speed of a speed step, 1 to 7. */
export function speedPercent(speed: u32): u32 {
  return readU8(SPEEDS + speed - LOWEST_SPEED);
}

/** A renderAudio begins: no marks yet. */
export function beginMarks(): void {
  clearMarks();
}

/** Output samples since the last clip or tone began, silence after it included. */
export function samplesSinceBegin(): u32 {
  return player.sinceBegin;
}

/**
 * Renders up to `maximum` samples into pcm, from its sample `first` on, and gives how many: fewer when nothing is
 * playing any more or voice bytes must come first. Speed (1 to 7) and whether it is made louder hold from the next clip
 * or tone on, volume (1 to 6) at once and last: its steps are as far apart either way (EN 301 549, 8.2.1.2).
 */
export function render(first: u32, maximum: u32, speed: u32, volume: u32, isBoosted: bool): u32 {
  const to = PCM + first * 2;
  if (player.kind == IDLE || maximum == 0) return 0;
  if (player.kind == SILENCE) return renderSilence(to, maximum);
  if (player.kind == CLIP && !isClipReady()) return 0;
  if (player.isReady == 0) prepare(speed, isBoosted);
  const made = player.isFading != 0 ? renderFade(to, maximum) : renderHeard(to, maximum);
  if (made == 0) return 0;
  applyGain(to, made, volume);
  if (player.begun == 0) {
    player.begun = 1;
    player.sinceBegin = 0;
    addMark(MARK_BEGINS, first, player.clip, player.language);
  }
  player.sinceBegin += made;
  if (player.isFading != 0) {
    if (player.left == 0) finishWithMark(MARK_CUT, first + made);
  } else if (isHeardOver()) {
    finishWithMark(MARK_ENDS, first + made);
  }
  return made;
}

/** Whether the clip was found. One that isn't there is over at once, one whose bytes end early fades out. */
function isClipReady(): bool {
  if (player.isFading != 0) return true;
  if (isClipClosed()) {
    stopPlaying();
    return player.isFading != 0;
  }
  return isClipFound();
}

function prepare(speed: u32, isBoosted: bool): void {
  player.isReady = 1;
  if (player.kind == CLIP) beginStretch(speedPercent(speed));
  player.isBoosted = isBoosted ? 1 : 0;
  if (isBoosted) beginLimiting();
}

function renderSource(to: usize, maximum: u32): u32 {
  return player.kind == TONE ? renderTone(to, maximum) : renderStretch(to, maximum);
}

function isSourceOver(): bool {
  return player.kind == TONE ? isToneOver() : isStretchOver();
}

/** The next samples as they are heard, but for the volume. */
function renderHeard(to: usize, maximum: u32): u32 {
  const made = player.isBoosted != 0 ? renderBoosted(to, maximum) : renderSource(to, maximum);
  if (made != 0) player.lastSample = readI16(to + (made - 1) * 2);
  return made;
}

function isHeardOver(): bool {
  return isSourceOver() && (player.isBoosted == 0 || isLimiterEmpty());
}

function renderBoosted(to: usize, maximum: u32): u32 {
  let made: u32 = 0;
  while (made < maximum && !isHeardOver()) {
    const at = to + made * 2;
    if (isSourceOver()) {
      made += drainLimiter(at, maximum - made);
      continue;
    }
    const fresh = renderSource(at, maximum - made);
    if (fresh == 0) break;
    made += limit(at, fresh);
  }
  return made;
}

/** The sound's next samples, or its last one on and on when there are none, on a ramp to zero. */
function renderFade(to: usize, maximum: u32): u32 {
  const wanted = min<u32>(maximum, player.left);
  const end = to + wanted * 2;
  for (let p = to + renderHeard(to, wanted) * 2; p < end; p += 2) writeI16(p, player.lastSample);
  for (let p = to; p < end; p += 2) {
    player.left--;
    writeI16(p, (readI16(p) * <i32>player.left) >> FADE_SHIFT);
  }
  return wanted;
}

function renderSilence(to: usize, maximum: u32): u32 {
  const made = min<u32>(maximum, player.left);
  wipeBytes(to, made * 2);
  player.left -= made;
  player.sinceBegin += made;
  if (player.left == 0) finish();
  return made;
}
