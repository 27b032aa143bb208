/** What every target is asked, in the report's order. */
import type { Check } from './check.ts';
import { ENTROPY } from './checks/entropy.ts';
import { FELT_CODE } from './checks/haptics.ts';
import { IDENTITY } from './checks/identity.ts';
import { HELD_KEY, KEY_CHECKS } from './checks/keys.ts';
import { LINE_NOISE } from './checks/line-noise.ts';
import { CODE_COST, MEMORY_CHECKS } from './checks/memory.ts';
import { POWER_CUTS, POWER_CYCLE } from './checks/power-cuts.ts';
import { SPOKEN_CODE } from './checks/sound.ts';
import { HMAC_TAGS, HOTP_CODES, LIMITS_HELD, SELF_TEST, TOTP_CODES } from './checks/vectors.ts';

export const CHECKS: readonly Check[] = [
  ...IDENTITY,
  SELF_TEST,
  HOTP_CODES,
  TOTP_CODES,
  HMAC_TAGS,
  LIMITS_HELD,
  ENTROPY,
  ...KEY_CHECKS,
  HELD_KEY,
  SPOKEN_CODE,
  FELT_CODE,
  LINE_NOISE,
  POWER_CYCLE,
  ...POWER_CUTS,
  ...MEMORY_CHECKS,
  CODE_COST,
];

/**
 * What an emulated chip is spared with each `npm test`: the same core has answered it in Node and over a line, and it takes a chip
 * seconds. `npm run conformance` and the deep tier ask it of every chip.
 */
export const SPARED_CHIPS: readonly Check[] = [
  HOTP_CODES,
  HMAC_TAGS,
  ...KEY_CHECKS.filter(({ model }) => model === 'code-reader'),
  HELD_KEY,
  FELT_CODE,
  ...POWER_CUTS.slice(1),
  CODE_COST,
];
