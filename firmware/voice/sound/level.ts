/** Brings a sound to the format and the loudness of every clip: 16 kHz, 16 bits, one loudness, no limiter. */
import { clipLoudness } from './loudness.ts';
import { spreadPulses } from './phase.ts';
import { resample } from './resample.ts';
import { peakDbfs, toS16 } from './samples.ts';
import { fadeEdges, trim } from './trim.ts';

export const CLIP_RATE = 16000;

/** The loudest at which every synthetic clip keeps its peak. */
export const TARGET_LUFS = -21;
/** A clip whose peak would be too high may be quieter by this much: half of the spread that all clips together may have. */
const MAXIMUM_BELOW_TARGET_LU = 0.5;
/** Before encoding, which moves single samples: after it no peak is above -1 dBFS (a test measures them). */
const PEAK_LIMIT_DBFS = -1.6;

/** `name` is for the errors. */
export function toClip(samples: Float64Array, rate: number, name: string): Int16Array {
  const spread = spreadPulses(resample(samples, rate, CLIP_RATE), CLIP_RATE);
  const faded = fadeEdges(trim(spread), CLIP_RATE);
  const loudness = clipLoudness(faded, CLIP_RATE);
  if (loudness === -Infinity) throw new Error(`${name}: expected a sound, got silence`);
  const wanted = TARGET_LUFS - loudness;
  const possible = PEAK_LIMIT_DBFS - peakDbfs(faded);
  if (possible < wanted - MAXIMUM_BELOW_TARGET_LU)
    throw new Error(
      `${name}: expected a peak of at most ${PEAK_LIMIT_DBFS} dBFS at ${TARGET_LUFS} LUFS, ` +
        `got ${(wanted - possible + PEAK_LIMIT_DBFS).toFixed(1)}: its loudest moment stands out too far`,
    );
  const gain = 10 ** (Math.min(wanted, possible) / 20);
  return toS16(faded.map((sample) => sample * gain));
}
