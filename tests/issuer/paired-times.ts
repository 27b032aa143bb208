/** Times of several acts that take turns, and whether one takes another time than a control does: by pairs, so that what else runs on the machine falls on both. */

/** Milliseconds of each act, round by round; in each round all take their turn, in another order. */
export async function timesInTurn<Name extends string>(
  acts: Readonly<Record<Name, () => Promise<unknown>>>,
  rounds: number,
  random: () => number = Math.random,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(acts) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    const order = [...names];
    for (let last = order.length - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1));
      [order[last], order[other]] = [order[other]!, order[last]!];
    }
    for (const name of order) {
      const start = performance.now();
      await acts[name]();
      times[name].push(performance.now() - start);
    }
  }
  return times;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export interface Difference {
  /** Median of the differences of pairs, in milliseconds. */
  readonly medianMs: number;
  /** How often a difference as large comes about by chance, where there is none. */
  readonly chance: number;
}

/**
 * A sign test of the pairs: where an act takes as long as the control it is the slower one in half of them. It asks nothing of how
 * times are spread, and one slow try counts as one.
 */
export function differenceFrom(control: readonly number[], times: readonly number[]): Difference {
  const differences = times.map((time, index) => time - control[index]!);
  const slower = differences.filter((difference) => difference > 0).length;
  const deviation = Math.abs(slower - differences.length / 2) / Math.sqrt(differences.length / 4);
  return { medianMs: median(differences), chance: twoSided(deviation) };
}

/** Both tails of the normal distribution (Abramowitz and Stegun, 7.1.26: off by 1.5e-7 at most). */
function twoSided(deviation: number): number {
  const x = deviation / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
  return polynomial.reduce((sum, factor, index) => sum + factor * t ** (index + 1), 0) * Math.exp(-x * x);
}
