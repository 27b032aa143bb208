/** How thorough this run is: what `npm run test:quick`, `npm test` and `npm run test:deep` have set. */

export const TIERS = ['quick', 'whole', 'deep'] as const;
export type Tier = (typeof TIERS)[number];

/** The tier that TALKODE_TEST_TIER names; a run that was started without it (by an editor, say) is whole. */
export function tierOf(environment: Readonly<Record<string, string | undefined>>): Tier {
  const named = environment['TALKODE_TEST_TIER'] ?? 'whole';
  const tier = TIERS.find((each) => each === named);
  if (!tier) throw new Error(`TALKODE_TEST_TIER: expected ${TIERS.join(', ')}, got '${named}'`);
  return tier;
}

/**
 * How often a random test runs. `usual` is what holds the claim with each `npm test`, `deep` what is worth hours of a
 * machine before a release.
 */
export function runs(usual: number, deep: number, tier: Tier = tierOf(process.env)): number {
  if (!(usual > 0 && deep >= usual))
    throw new RangeError(`runs: expected 0 < usual <= deep, got ${usual}, ${deep}`);
  return tier === 'deep' ? deep : usual;
}

/** Before a release all of a list, else those that hold the claim with each `npm test`. */
export function inDepth<T>(
  all: readonly T[],
  isUsual: (each: T, index: number) => boolean,
  tier: Tier = tierOf(process.env),
): readonly T[] {
  return tier === 'deep' ? all : all.filter(isUsual);
}
