/**
 * The codec's numbers: QOA's slices and its adaptive filter (qoaformat.org, "Quite OK Audio Format"), without QOA's file
 * and frame headers: 3.2 bits a sample, so 51.2 kbit/s at 16 kHz.
 */
export const SLICE_BYTES = 8;
export const SLICE_SAMPLES = 20;

/** The filter's state at the start of every clip: no past, and QOA's first weights. */
export const START_WEIGHTS = [0, 0, -8192, 16384] as const;

/** round(pow(n + 1, 2.75)), as QOA has it. */
const SCALES = [1, 7, 21, 45, 84, 138, 211, 304, 421, 562, 731, 928, 1157, 1419, 1715, 2048];
export const SCALE_COUNT = SCALES.length;
const LEVELS = [0.75, -0.75, 2.5, -2.5, 4.5, -4.5, 7, -7];
export const LEVEL_COUNT = LEVELS.length;

const awayFromZero = (value: number): number => Math.sign(value) * Math.round(Math.abs(value));

/** What each 3-bit residual is worth at each scale: entry scale * 8 + residual. */
export const DEQUANTISED: Int32Array = Int32Array.from(
  SCALES.flatMap((scale) => LEVELS.map((level) => awayFromZero(scale * level))),
);
