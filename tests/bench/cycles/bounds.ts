/** What the cycles are held to: the bounds of hardware-docs/cycles.md, as bars of the report and as a test. */
import type { BenchBar } from '../measure.ts';
import { ALGORITHMS } from './core-on-chip.ts';
import type { CodeCycles, Kernel } from './kernels.ts';
import type { SampleCycles } from './spoken-samples.ts';

/** By algorithm: a code from the secret on, and from HMAC's kept states on. */
const CODE_CYCLES = { SHA1: [16_000, 9_000], SHA256: [28_000, 15_000], SHA512: [115_000, 58_000] } as const;
const CRYPTO_TIMES_C = 1.3;
const ANY_TIMES_C = 1.5;

/**
 * A sample lasts 1000 cycles at 16 MHz, the clock at which speech at double speed must leave 30 % of the chip idle. The
 * board itself takes 240 of the other 700, as the suite of the board measures: its interrupt, its ring, the time.
 */
const SAMPLE_CYCLES = 460;

/** For 16 samples: a twelfth of what speech takes at double speed. */
const LIMITER_CYCLES = 1000;

export function limiterBar(measured: number): BenchBar {
  return { text: '16 samples made louder, at most', measured, limit: LIMITER_CYCLES, unit: 'cycles' };
}

export function codeBars(codes: readonly CodeCycles[]): BenchBar[] {
  return ALGORITHMS.flatMap((algorithm) => {
    const { fresh, kept } = codes.find((each) => each.algorithm === algorithm)!;
    const [freshAtMost, keptAtMost] = CODE_CYCLES[algorithm];
    const bar = (text: string, measured: number, limit: number): BenchBar => {
      return { text: `${algorithm} code, ${text}`, measured, limit, unit: 'cycles' };
    };
    return [
      bar('from the secret on', fresh.core, freshAtMost),
      bar("from HMAC's kept states on", kept.core, keptAtMost),
    ];
  });
}

export function kernelBars(kernels: readonly Kernel[]): BenchBar[] {
  return kernels.map(({ name, core, same, isCryptoOrDecoder }) => ({
    text: `${name}, against C of the same structure`,
    measured: core / same,
    limit: isCryptoOrDecoder ? CRYPTO_TIMES_C : ANY_TIMES_C,
    unit: 'x of C',
  }));
}

export function speechBars(speeds: readonly SampleCycles[]): BenchBar[] {
  return speeds.map(({ percent, worst }) => ({
    text: `A sample of speech at ${percent} %, in the worst block`,
    measured: worst,
    limit: SAMPLE_CYCLES,
    unit: 'cycles',
  }));
}
