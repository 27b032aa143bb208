/** Generated from hardware-docs/link.json by "npm run generate". Change the table, not this file. */
/** Hashes of RFC 6238 section 1.2 by the id that they have on the link. */
export const ALGORITHMS = { SHA1: 1, SHA256: 2, SHA512: 3 } as const;
export type AlgorithmName = keyof typeof ALGORITHMS;
/** What is known of the time of day where a token's person lives, by the id that it has on the link. */
export const ZONE_RULES = { unknown: 0, fixed: 1, eu: 2 } as const;
export type ZoneRule = keyof typeof ZONE_RULES;
export const LIMITS = {
  secretMinimumBytes: 10,
  secretMaximumBytes: 64,
  digitsMinimum: 6,
  digitsMaximum: 8,
  timeStepMinimumSeconds: 15,
  timeStepMaximumSeconds: 300,
  clockMinimumUnixSeconds: 1577836800,
  clockMaximumUnixSeconds: 253402300799,
  clockTrimMaximumPartsPerBillion: 200000,
  utcOffsetMaximumMinutes: 840,
  serialNumberDigits: 12,
  linkWritesAtOnce: 10,
  linkWriteGapSeconds: 60,
  linkWriteReturnSeconds: 2160,
} as const;
