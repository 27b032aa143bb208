/** 16-bit samples and samples between -1 and 1, each made from the other. */
const FULL_SCALE = 32768;

export function toUnit(samples: Int16Array): Float64Array {
  return new Float64Array(samples).map((sample) => sample / FULL_SCALE);
}

export function toS16(samples: Float64Array): Int16Array {
  const rounded = samples.map((sample) => Math.round(sample * FULL_SCALE));
  return new Int16Array(rounded.map((sample) => Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, sample))));
}

/** The largest sample in dB of full scale. */
export function peakDbfs(samples: Float64Array): number {
  return 20 * Math.log10(samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0));
}
