/** What the core costs on a Cortex-M0+, in cycles of an emulated RP2040, beside the same calculations in plain C. */
import { loadVoice } from '../../../simulator/voice/load.ts';
import { codeBars, kernelBars, limiterBar, speechBars } from '../cycles/bounds.ts';
import { CoreOnChip } from '../cycles/core-on-chip.ts';
import {
  measureCodes,
  measureKernels,
  measureLimiter,
  type CodeCycles,
  type Kernel,
} from '../cycles/kernels.ts';
import { measureSpeeds, type SampleCycles } from '../cycles/spoken-samples.ts';
import type { BenchSuite, BenchTable } from '../measure.ts';

function cycles(value: number | null): string {
  if (value === null) return '';
  return value < 1000 ? value.toFixed(1) : String(value);
}

function ratio(core: number, plain: number | null): string {
  return plain === null ? '' : (core / plain).toFixed(2);
}

const HEAD = ['core', 'C, same structure', 'ratio', 'C, textbook', 'ratio'];

function codeTable(codes: readonly CodeCycles[]): BenchTable {
  const rows = codes.flatMap(({ algorithm, fresh, kept }) =>
    [['from the secret on', fresh] as const, ["from HMAC's kept states on", kept] as const].map(
      ([from, by]) => [
        `${algorithm}, ${from}`,
        ...[cycles(by.core), cycles(by.same), ratio(by.core, by.same)],
        ...[cycles(by.textbook), ratio(by.core, by.textbook)],
      ],
    ),
  );
  return { title: 'Cycles of a code', head: ['code', ...HEAD], rows };
}

function kernelTable(kernels: readonly Kernel[]): BenchTable {
  const rows = kernels.map(({ name, each, core, same, textbook }) => [
    `${name}, a ${each}`,
    ...[cycles(core), cycles(same), ratio(core, same)],
    ...[cycles(textbook), ratio(core, textbook)],
  ]);
  return { title: 'Cycles of what repeats', head: ['kernel', ...HEAD], rows };
}

function speechTable(speeds: readonly SampleCycles[]): BenchTable {
  const rows = speeds.map(({ percent, samples, mean, worst }) => [
    `${percent} %`,
    ...[String(samples), mean.toFixed(1), worst.toFixed(1)],
  ]);
  return {
    title: 'Cycles of a sample of speech',
    head: ['speed', 'samples', 'mean', 'worst block of 256'],
    rows,
  };
}

export function cyclesSuite(): BenchSuite {
  const chip = new CoreOnChip();
  const codes = measureCodes(chip);
  const kernels = measureKernels(chip);
  const limiter = measureLimiter(chip);
  const speeds = measureSpeeds(chip, loadVoice());
  return {
    title: 'Cycles on the RP2040 (Cortex-M0+)',
    about:
      'Counted in an emulated chip, one function call at a time: the core as wasm2c translates it, with its bounds ' +
      'checks, and the same in C, both by the compiler and the flags of the boards. Exact and always the same, but ' +
      'a model: no wait states of flash or bus, nothing on silicon. Speech is the ten Danish digits at volume 5, from ' +
      "the voice's bytes to samples at their volume.",
    groups: [],
    tables: [codeTable(codes), kernelTable(kernels), speechTable(speeds)],
    bars: () => [...codeBars(codes), ...kernelBars(kernels), limiterBar(limiter), ...speechBars(speeds)],
  };
}
