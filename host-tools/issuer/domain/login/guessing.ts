/**
 * Lock what guesses, not whom it aims at. Known browsers have a count of their own; all others share a pool, which holds so
 * many comparisons with codes in a device's whole life, whoever tries from wherever. When it is empty, one code from an
 * unknown browser opens nothing any more, and two consecutive ones with the right password still do: so nobody can lock the
 * owner out. Who logs in gets back what her own slips took from the pool; a guesser gets nothing back.
 *
 * Chance of all strangers together, six digits: 33 of a million, and 100 pairs of at most 215 in 10^12: 3.3e-5.
 */
import { throttleStatus } from '../../../verifier/throttle.ts';
import { codesCompared } from '../devices/guess-cost.ts';
import type { Policy } from '../policy.ts';
import type { Rows } from '../ports/store.ts';
import type { BrowserRow } from '../records/browser.ts';
import type { DeviceRow } from '../records/device.ts';

/** How this try is counted, and whether its codes may open anything. */
export type Admission =
  | { readonly by: 'known-browser' | 'pair' | 'closed' }
  | { readonly by: 'pool'; readonly codesSpent: number }
  | { readonly by: 'browser-waits'; readonly untilUnixSeconds: number | null };

/** Counts a try before its codes are looked at. */
export async function admit(
  rows: Rows,
  device: DeviceRow,
  browser: BrowserRow | null,
  isPair: boolean,
  { strangerCodesBudget, pairErrors }: Policy,
  unixSeconds: number,
): Promise<Admission> {
  if (isPair) return { by: device.pairErrors < pairErrors ? 'pair' : 'closed' };
  if (browser?.isKnown) {
    const throttle = throttleStatus(browser, unixSeconds);
    if (throttle.status === 'blocked')
      return { by: 'browser-waits', untilUnixSeconds: throttle.untilUnixSeconds };
    if (throttle.status === 'blocked-until-opened') return { by: 'browser-waits', untilUnixSeconds: null };
    // Another try of this browser came between: it was counted, and this one is not looked at.
    return { by: (await rows.browsers.countError(browser, unixSeconds)) ? 'known-browser' : 'closed' };
  }
  const codes = codesCompared(device.driftSteps);
  const isOpen = await rows.devices.spendStrangerCodes(device.serialNumber, codes, strangerCodesBudget);
  return isOpen ? { by: 'pool', codesSpent: codes } : { by: 'closed' };
}

/** Errors in a row after which a person is told: at three, six, nine… */
export const TOLD_EACH_ERRORS = 3;

/** What three errors take from the pool with a clock that is right. */
const TOLD_EACH_CODES = TOLD_EACH_ERRORS * codesCompared(0);

/** Whether strangers' errors, all together, reach one more time what a person is told of. */
export function isThreshold(codesBefore: number, codesSpent: number): boolean {
  const times = (codes: number): number => Math.floor(codes / TOLD_EACH_CODES);
  return times(codesBefore + codesSpent) > times(codesBefore);
}
