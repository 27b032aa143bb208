/** How long a letter's code lives: 30 days by post, to the end of the last one; 48 hours from the counter, to the minute. */
import type { CivilDate } from '../paper/paper-block.ts';
import { danishTime, daysAfter, startOfDanishDay, type CivilTime } from '../paper/danish-time.ts';

export type Delivery = 'post' | 'counter';

const POST_DAYS = 30;
const COUNTER_SECONDS = 48 * 3_600;

/** Until when, as a person reads it: a day, and at the counter a time of that day. */
export interface ValidUntil {
  readonly date: CivilDate;
  readonly time?: CivilTime;
}

export interface Validity {
  readonly issuedOn: CivilDate;
  readonly validUntil: ValidUntil;
  /** The first second in which the code is of no use any more. */
  readonly expiresUnixSeconds: number;
}

/** A minute that has begun is told as the one in which the code ends, so it ends on the minute. */
const wholeMinute = (unixSeconds: number): number => Math.ceil(unixSeconds / 60) * 60;

export function letterValidity(delivery: Delivery, issuedUnixSeconds: number): Validity {
  const issuedOn = danishTime(issuedUnixSeconds).date;
  if (delivery === 'counter') {
    const expiresUnixSeconds = wholeMinute(issuedUnixSeconds + COUNTER_SECONDS);
    return { issuedOn, validUntil: danishTime(expiresUnixSeconds), expiresUnixSeconds };
  }
  const lastDay = daysAfter(issuedOn, POST_DAYS);
  return {
    issuedOn,
    validUntil: { date: lastDay },
    expiresUnixSeconds: startOfDanishDay(daysAfter(lastDay, 1)),
  };
}
