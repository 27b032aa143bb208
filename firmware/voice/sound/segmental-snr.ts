/** How far a codec's error lies below the sound, heard frame by frame: segmental signal-to-noise ratio. */
const FRAME_SECONDS = 0.02;
/** Quieter frames (root mean square of 16-bit samples) count as silence. */
const SILENCE = 100;
const [MINIMUM_DB, MAXIMUM_DB] = [-10, 35];

/** The ratio of each sounding frame of 20 ms in dB, held between -10 and 35. */
export function frameRatios(original: Int16Array, decoded: Int16Array, rate: number): number[] {
  const frame = Math.round(FRAME_SECONDS * rate);
  const ratios: number[] = [];
  for (let start = 0; start + frame <= original.length; start += frame) {
    let signal = 0;
    let noise = 0;
    for (let index = start; index < start + frame; index += 1) {
      const sample = original[index] ?? 0;
      signal += sample ** 2;
      noise += (sample - (decoded[index] ?? 0)) ** 2;
    }
    if (signal < frame * SILENCE ** 2) continue;
    ratios.push(Math.max(MINIMUM_DB, Math.min(MAXIMUM_DB, 10 * Math.log10(signal / noise))));
  }
  return ratios;
}

export function segmentalSnr(ratios: readonly number[]): number {
  return ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
}
