/** Cuts the silence around a clip and softens the cuts. */

/** Of the clip's own peak, so that a quiet recording is cut at the same place of its sounds as a loud one. */
const AUDIBLE = 0.005;
const FADE_IN_SECONDS = 0.002;
const FADE_OUT_SECONDS = 0.005;

export function trim(samples: Float64Array): Float64Array {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const isAudible = (sample: number): boolean => Math.abs(sample) > AUDIBLE * peak;
  return samples.slice(samples.findIndex(isAudible), samples.findLastIndex(isAudible) + 1);
}

/** Straight ramps at both ends: a clip that starts or ends off zero would click. */
export function fadeEdges(samples: Float64Array, rate: number): Float64Array {
  const fadeIn = Math.round(FADE_IN_SECONDS * rate);
  const fadeOut = Math.round(FADE_OUT_SECONDS * rate);
  return samples.map((sample, index) => {
    const fromEnd = samples.length - 1 - index;
    return sample * Math.min(1, (index + 0.5) / fadeIn, (fromEnd + 0.5) / fadeOut);
  });
}
