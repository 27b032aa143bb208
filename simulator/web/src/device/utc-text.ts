/** The practice's time as it is written everywhere. */

/** `2026-11-22 14:05:33 UTC`, the same in every language (ISO 8601). */
export function utcText(unixMs: number): string {
  return `${new Date(unixMs).toISOString().replace('T', ' ').slice(0, 19)} UTC`;
}
