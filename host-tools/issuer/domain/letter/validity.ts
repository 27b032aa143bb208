/** How long a letter's code lives: by post so many days, to the end of the last one; from the counter so many hours, to the minute. */
import { SECONDS_PER_HOUR } from '../calendar/seconds.ts';
import type { Policy } from '../policy.ts';
import type { Delivery } from '../records/order.ts';
import {
  addDays,
  type CivilDate,
  civilDateAt,
  type CivilTime,
  civilTimeAt,
  startOfDay,
} from '../calendar/civil-date.ts';

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

export function letterValidity(
  delivery: Delivery,
  issuedUnixSeconds: number,
  { postLetterDays, counterLetterHours }: Pick<Policy, 'postLetterDays' | 'counterLetterHours'>,
): Validity {
  const issuedOn = civilDateAt(issuedUnixSeconds);
  if (delivery === 'counter') {
    const expiresUnixSeconds = wholeMinute(issuedUnixSeconds + counterLetterHours * SECONDS_PER_HOUR);
    return {
      issuedOn,
      validUntil: { date: civilDateAt(expiresUnixSeconds), time: civilTimeAt(expiresUnixSeconds) },
      expiresUnixSeconds,
    };
  }
  const lastDay = addDays(issuedOn, postLetterDays);
  return {
    issuedOn,
    validUntil: { date: lastDay },
    expiresUnixSeconds: startOfDay(addDays(lastDay, 1)),
  };
}
