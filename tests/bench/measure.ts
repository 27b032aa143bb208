/** Measures rates fairly on a busy machine: the rows of a group take turns in short slices, and medians are compared. */

export type BenchRow = {
  readonly name: string;
  /** Does the work `times` times and returns something that depends on it, so that no engine can leave it out. */
  readonly run: (times: number) => number;
  /** Another library: the best of these is what ratios are counted from. */
  readonly peer?: boolean;
};

export type BenchGroup = {
  readonly title: string;
  /** What one time is, in the plural: "codes". */
  readonly counted: string;
  readonly rows: readonly BenchRow[];
  /** Says what one time costs too, in nanoseconds. */
  readonly inNanoseconds?: boolean;
};

/** What does not depend on the machine: simulated time, bytes. */
export type BenchTable = {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A promise that the report compares with what was measured: with one missed, the run ends with 1. */
export type BenchBar = {
  readonly text: string;
  readonly measured: number;
  /**
   * "/s" for rates, "x" for ratios and "% idle", at least; "ms" of simulated time or of a whole run, "bytes", emulated
   * "cycles" and "x of C", at most.
   */
  readonly unit: '/s' | 'x' | '% idle' | 'ms' | 'bytes' | 'cycles' | 'x of C';
  readonly limit: number;
};

export type BenchSuite = {
  readonly title: string;
  /** How it was measured, one paragraph for readers of the report. */
  readonly about: string;
  readonly groups: readonly BenchGroup[];
  readonly tables?: readonly BenchTable[];
  readonly bars: (results: readonly GroupResult[]) => readonly BenchBar[];
};

export type RowResult = {
  readonly name: string;
  readonly peer: boolean;
  /** Median, slowest and fastest slice, times per second. */
  readonly perSecond: number;
  readonly slowest: number;
  readonly fastest: number;
  /**
   * How many times the rate of the fastest peer: the median over the rounds, in each of which both ran within a second.
   * Null when the group has no peer.
   */
  readonly ratioToPeer: number | null;
};

export type GroupResult = {
  readonly title: string;
  readonly counted: string;
  readonly inNanoseconds: boolean;
  readonly rows: readonly RowResult[];
};

const ROUNDS = 15;
const SLICE_MS = 30;
const WARM_UP_MS = 150;

/** Never read: what the rows return must go somewhere. */
const sink = { value: 0 };

/** Measures one group. */
export function measureGroup(group: BenchGroup): GroupResult {
  const timesPerSlice = group.rows.map(calibrate);
  const rates: number[][] = group.rows.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, row] of group.rows.entries()) {
      const times = timesPerSlice[i]!;
      rates[i]!.push((times / runFor(row, times)) * 1000);
    }
  }
  const peers = rates.filter((_, i) => group.rows[i]!.peer);
  const bestPeer = peers.sort((a, b) => median(b) - median(a))[0];
  const rows = group.rows.map((row, i) => summarize(row, rates[i]!, bestPeer));
  const { title, counted, inNanoseconds = false } = group;
  return { title, counted, inNanoseconds, rows };
}

function runFor(row: BenchRow, times: number): number {
  const start = performance.now();
  sink.value ^= row.run(times);
  return performance.now() - start;
}

/** Warms the row up and finds how many times fill a slice. */
function calibrate(row: BenchRow): number {
  let times = 1;
  let elapsedMs = runFor(row, times);
  for (const start = performance.now(); performance.now() - start < WARM_UP_MS;) {
    times = Math.max(1, Math.round((times * SLICE_MS) / Math.max(elapsedMs, SLICE_MS / 8)));
    elapsedMs = runFor(row, times);
  }
  return Math.max(1, Math.round((times * SLICE_MS) / elapsedMs));
}

function summarize(
  row: BenchRow,
  rates: readonly number[],
  peerRates: readonly number[] | undefined,
): RowResult {
  return {
    name: row.name,
    peer: row.peer ?? false,
    perSecond: median(rates),
    slowest: Math.min(...rates),
    fastest: Math.max(...rates),
    ratioToPeer:
      peerRates === undefined ? null : median(rates.map((rate, round) => rate / peerRates[round]!)),
  };
}

/** Of an odd number of values. */
function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
