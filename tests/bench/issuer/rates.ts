/** Rates of what many clients do at once, in turns: each way gets its slice of every round, and ratios are of one round. */
import type { Verify } from './durable-verification.ts';
import type { Owner } from './owners.ts';

const STEP_SECONDS = 30;

export interface Rates {
  /** Verifications per second, of each round. */
  readonly perSecond: readonly number[];
}

export const medianOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** Time of the tokens goes on a step with each verification, so that every code is fresh. */
export class Turns {
  #unixSeconds = 1_900_000_000;
  readonly #owners: readonly Owner[];
  readonly #timesEach: number;
  constructor(owners: readonly Owner[], timesEach: number) {
    this.#owners = owners;
    this.#timesEach = timesEach;
  }

  /** All clients at once, each with a device of its own. Answers verifications per second. */
  async round(verify: Verify): Promise<number> {
    const first = this.#unixSeconds;
    this.#unixSeconds += this.#timesEach * STEP_SECONDS;
    // Codes are made before: a token makes them, not the server.
    const codes = this.#owners.map(({ token }) =>
      Array.from({ length: this.#timesEach }, (_, index) => token.codeAt(first + index * STEP_SECONDS)),
    );
    const start = performance.now();
    await Promise.all(
      this.#owners.map(async (owner, client) => {
        for (const [index, code] of codes[client]!.entries())
          await verify(owner, code, first + index * STEP_SECONDS);
      }),
    );
    return (this.#owners.length * this.#timesEach * 1_000) / (performance.now() - start);
  }
}

/** Each way in turn, round by round, after one round to warm up. */
export async function inTurns<Name extends string>(
  turns: Turns,
  ways: Readonly<Record<Name, Verify>>,
  rounds: number,
): Promise<Readonly<Record<Name, Rates['perSecond']>>> {
  const names = Object.keys(ways) as Name[];
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -1; round < rounds; round++)
    for (const name of names) {
      const rate = await turns.round(ways[name]);
      if (round >= 0) rates[name].push(rate);
    }
  return rates;
}
