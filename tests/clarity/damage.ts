/** Three ways to spoil a voice that the clarity tests must notice: a measure that passes these proves nothing. */
import { resample } from '../../firmware/voice/sound/resample.ts';
import { SAMPLE_RATE } from './mfcc.ts';

const TELEPHONE_RATE = 8000;

/** Each word in its neighbour's place, as a packing fault would put it. */
export function swapped<T>(words: readonly T[]): T[] {
  return words.map((_, n) => words[n ^ 1] ?? (words[n] as T));
}

/** As an amplifier driven too far would have it: so many decibels too loud, cut off at full scale. */
export function clipped(samples: Float64Array, decibels: number): Float64Array {
  const gain = 10 ** (decibels / 20);
  return samples.map((sample) => Math.max(-32768, Math.min(32767, sample * gain)));
}

/** Adaptive differential coding with two bits a sample: the step grows after a large residual and shrinks after a small one. */
function twoBits(samples: Float64Array): Float64Array {
  let predicted = 0;
  let step = 16;
  return samples.map((sample) => {
    const missing = sample - predicted;
    const isLarge = Math.abs(missing) > step;
    predicted += Math.sign(missing) * step * (isLarge ? 1.5 : 0.5);
    step = Math.max(4, Math.min(4000, step * (isLarge ? 1.6 : 0.8)));
    return predicted;
  });
}

/** Two bits at 8 kHz: a quarter of the bytes. */
export function twoBitsAt8k(samples: Float64Array): Float64Array {
  return resample(twoBits(resample(samples, SAMPLE_RATE, TELEPHONE_RATE)), TELEPHONE_RATE, SAMPLE_RATE);
}
