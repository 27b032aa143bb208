/**
 * Makes speech louder on the whole, for people who hear badly: 12 dB up, its peaks held below full scale.
 *
 * A look-ahead limiter over blocks of 16 samples (1 ms). What the loudest sample of a block leaves room for is the most
 * that the block is raised by; the gain moves in straight lines and is down before a loud block begins, so nothing is
 * clipped. A sound is asked for two blocks ahead of what is given out: it is not delayed, and no longer than without.
 */
import { readI16, wipeBytes, writeI16 } from '../base/memory';

const BLOCK: u32 = 16;
const BLOCK_SHIFT: u32 = 4;
const AHEAD: u32 = 2 * BLOCK;
/** i16, the samples that were taken and not yet given, at their place by the count modulo AHEAD. */
const LINE: usize = memory.data(AHEAD * 2, 8);

const GAIN_SHIFT: u32 = 12;
const HALF: i32 = 1 << (GAIN_SHIFT - 1);
/** Of what is soft: 4 times. Syllables of the voice's pitch then bring each clip up by 6 dB and more. */
const MAXIMUM_GAIN: i32 = 4 << GAIN_SHIFT;
/** 0.2 dB below full scale. */
const CEILING: i32 = 32000;
/** After a peak the gain goes a sixteenth of its way back in each block: slower than a pitch period, faster than a syllable. */
const RELEASE_SHIFT: i32 = 4;

@unmanaged
class Limiter {
  /** samples taken, silence at the end included */
  taken: u32;
  /** samples of the sound that were not given out yet */
  held: u32;
  /** of the block that is being taken */
  peak: i32;
  /** what the block before it leaves room for */
  room: i32;
  /** at the next sample given out, its change from one to the next, and where it will be when that block is over */
  gain: i32;
  step: i32;
  target: i32;
}
const limiter = changetype<Limiter>(memory.data(offsetof<Limiter>(), 8));

export function beginLimiting(): void {
  wipeBytes(LINE, AHEAD * 2);
  wipeBytes(changetype<usize>(limiter), offsetof<Limiter>());
  limiter.room = MAXIMUM_GAIN;
  limiter.target = MAXIMUM_GAIN;
}

/** Whether all of the sound was given out. */
export function isLimiterEmpty(): bool {
  return limiter.held == 0;
}

/** Takes `samples` samples at `address` and lays those that are due in their place; gives how many, none at first. */
export function limit(address: usize, samples: u32): u32 {
  limiter.held += samples;
  return pass(address, samples);
}

/** After the last sample: lays up to `maximum` of those held at `address`; gives how many. */
export function drainLimiter(address: usize, maximum: u32): u32 {
  const samples = min<u32>(maximum, limiter.held);
  wipeBytes(address, samples * 2);
  return pass(address, samples);
}

function pass(from: usize, samples: u32): u32 {
  let to = from;
  let given: u32 = 0;
  for (const end = from + samples * 2; from < end;) {
    const place = limiter.taken & (AHEAD - 1);
    const part = min<u32>(BLOCK - (place & (BLOCK - 1)), (<u32>(end - from)) >> 1);
    passPart(from, to, LINE + place * 2, part);
    from += part * 2;
    // What comes out before the first sample of the sound is overwritten.
    if (limiter.taken >= AHEAD) {
      to += part * 2;
      given += part;
    }
    limiter.taken += part;
    if ((limiter.taken & (BLOCK - 1)) == 0) turn();
  }
  limiter.held -= given;
  return given;
}

/** Within a block. `to` is no farther than `from`. */
function passPart(from: usize, to: usize, line: usize, samples: u32): void {
  const step = limiter.step;
  let gain = limiter.gain;
  let peak = limiter.peak;
  for (const end = from + samples * 2; from < end; from += 2) {
    const sample = readI16(from);
    peak = max<i32>(peak, sample < 0 ? -sample : sample);
    writeI16(to, (readI16(line) * gain + HALF) >> GAIN_SHIFT);
    writeI16(line, sample);
    gain += step;
    to += 2;
    line += 2;
  }
  limiter.gain = gain;
  limiter.peak = peak;
}

/** A block was taken: the gain goes on to where the next block given out and the one after it leave room. */
function turn(): void {
  const room = roomOver(limiter.peak);
  const from = limiter.target;
  const released = from + ((MAXIMUM_GAIN - from) >> RELEASE_SHIFT);
  const target = min<i32>(min<i32>(room, limiter.room), released);
  limiter.room = room;
  limiter.peak = 0;
  limiter.gain = from;
  limiter.step = (target - from) >> BLOCK_SHIFT;
  limiter.target = target;
}

function roomOver(peak: i32): i32 {
  if (peak <= CEILING / 4) return MAXIMUM_GAIN;
  return (CEILING << GAIN_SHIFT) / peak;
}
