/**
 * Tones, made as they are heard: one or two notes each, with soft edges and at most 0.3 s long.
 *
 * All lie between 330 and 1570 Hz: lower ones a small loudspeaker hardly gives, higher ones old ears hardly hear. Up
 * means on, down means off, twice the same low note means wrong.
 */
import { readU16, writeI16 } from '../base/memory';
import { TONE_TICK } from './clips.generated';

const NOTES_A_TONE: u32 = 3;
/**
 * By tone (clips.generated.ts): u16 pitch in 1/65536 turn a sample (Hz * 4.096; 0: a rest) and u16 samples of each
 * note; no samples: no further note.
 */
const NOTES: usize = memory.data<u16>([
  // start: C5, G5
  2143, 1280, 3211, 1920, 0, 0,
  // end: G5, C5
  3211, 1280, 2143, 1920, 0, 0,
  // key: B5
  4046, 640, 0, 0, 0, 0,
  // error: E4, a rest, E4
  1350, 1760, 0, 800, 1350, 2080,
  // limit: E4
  1350, 1440, 0, 0, 0, 0,
  // changed: C6, G6
  4287, 1120, 6423, 2240, 0, 0,
  // tick: G5
  3211, 640, 0, 0, 0, 0,
]);
/** Samples in which a note rises or falls: 4 ms. */
const EDGE_SHIFT: u32 = 6;
const EDGE: u32 = 1 << EDGE_SHIFT;
/** A quarter of full scale: 12 dB below it. */
const PEAK_SHIFT: u32 = 2;
/** The tick is 12 dB softer: it is heard for many seconds, and beside a screen reader. */
const TICK_PEAK_SHIFT: u32 = 4;

@unmanaged
class Tone {
  /** the note under way and the first that is not the tone's */
  note: usize;
  end: usize;
  /** samples of the note that are over */
  position: u32;
  /** in 1/65536 turn */
  phase: u32;
  peakShift: u32;
}
const tone = changetype<Tone>(memory.data(offsetof<Tone>(), 8));

export function beginTone(id: u32): void {
  tone.note = NOTES + id * NOTES_A_TONE * 4;
  tone.end = tone.note + NOTES_A_TONE * 4;
  tone.position = 0;
  tone.phase = 0;
  tone.peakShift = id == TONE_TICK ? TICK_PEAK_SHIFT : PEAK_SHIFT;
  skipEmptyNotes();
}

export function isToneOver(): bool {
  return tone.note == tone.end;
}

function skipEmptyNotes(): void {
  while (tone.note != tone.end && tone.position >= readU16(tone.note + 2)) {
    tone.note += 4;
    tone.position = 0;
    tone.phase = 0;
  }
}

/** Makes up to `maximum` samples at `to`; gives how many. */
export function renderTone(to: usize, maximum: u32): u32 {
  let made: u32 = 0;
  while (made < maximum && !isToneOver()) {
    const length = readU16(tone.note + 2);
    const edge = min<u32>(EDGE, min<u32>(tone.position, length - 1 - tone.position));
    const sample = (sine(tone.phase) >> tone.peakShift) * edge;
    writeI16(to + made * 2, sample >> EDGE_SHIFT);
    tone.phase += readU16(tone.note);
    tone.position++;
    made++;
    skipEmptyNotes();
  }
  return made;
}

/**
 * 32767 * sin(2 pi * phase / 65536), about: a parabola a half turn, its shape then mended (y + 0.225 (y |y| - y)),
 * which leaves the harmonics 45 dB and more below the note.
 */
function sine(phase: u32): i32 {
  const half = <i32>(phase & 0x7fff);
  // 4 x (1 - x) of a half turn in 1/32768.
  const hump = min<i32>((half * (0x8000 - half)) >> 13, 0x7fff);
  const mended = hump - (((hump - ((hump * hump) >> 15)) * 7373) >> 15);
  return (phase & 0x8000) != 0 ? -mended : mended;
}
