/** The power spectrum of a short real frame by the radix-2 fast Fourier transform. */

/** Squared magnitudes of bins 0 to size / 2; `size` is a power of two, a shorter frame counts as padded with zeros. */
export function powerSpectrum(frame: Float64Array, size: number): Float64Array {
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  re.set(frame);
  transform(re, im);
  return Float64Array.from({ length: size / 2 + 1 }, (_, k) => (re[k] ?? 0) ** 2 + (im[k] ?? 0) ** 2);
}

/** The turns of each half, calculated once: [cosines, sines]. */
const TURNS = new Map<number, readonly [Float64Array, Float64Array]>();

function turnsOf(half: number): readonly [Float64Array, Float64Array] {
  let turns = TURNS.get(half);
  if (turns === undefined) {
    const angles = Float64Array.from({ length: half }, (_, k) => (Math.PI * k) / half);
    turns = [angles.map(Math.cos), angles.map((angle) => -Math.sin(angle))];
    TURNS.set(half, turns);
  }
  return turns;
}

/** The transform in place. */
export function transform(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  reorder(re, im);
  for (let half = 1; half < size; half *= 2) {
    const [cosines, sines] = turnsOf(half);
    for (let k = 0; k < half; k++) {
      const [wr, wi] = [cosines[k]!, sines[k]!];
      for (let even = k; even < size; even += 2 * half) butterfly(re, im, even, even + half, wr, wi);
    }
  }
}

function butterfly(
  re: Float64Array,
  im: Float64Array,
  even: number,
  odd: number,
  wr: number,
  wi: number,
): void {
  const er = re[even] ?? 0;
  const ei = im[even] ?? 0;
  const or = (re[odd] ?? 0) * wr - (im[odd] ?? 0) * wi;
  const oi = (re[odd] ?? 0) * wi + (im[odd] ?? 0) * wr;
  re[even] = er + or;
  im[even] = ei + oi;
  re[odd] = er - or;
  im[odd] = ei - oi;
}

/** Puts each sample at the place whose number is its own with the bits reversed. */
function reorder(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    [re[i], re[j]] = [re[j] ?? 0, re[i] ?? 0];
    [im[i], im[j]] = [im[j] ?? 0, im[i] ?? 0];
  }
}
