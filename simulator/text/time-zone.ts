/** Reads a token's time zone as a tester types it: the offset of standard time, and the rule of its summer time. */
import { LIMITS, ZONE_RULES, type ZoneRule } from '../../host-tools/token/limits.generated.ts';
import type { TimeZone } from '../../host-tools/token/time-zone.ts';
import { shown } from './shown.ts';
import { ValueError } from './values.ts';

const ZONE_EXAMPLE = 'a zone such as +01:00,eu or -03:30, at most 14 h from UTC';

/** A rule by its name in the table of zone rules. */
export function readZoneRule(text: string): ZoneRule {
  const names = Object.keys(ZONE_RULES) as ZoneRule[];
  const found = names.find((name) => name === text);
  if (found === undefined) throw new ValueError(names.join(', '), shown(text));
  return found;
}

/** `+01:00`, the same all year, or `+01:00,eu`, an hour more in the European Union's summer time. */
export function readTimeZone(text: string): TimeZone {
  const [, sign, hours, minutes, rule] = /^([+-])(\d\d):([0-5]\d)(,eu)?$/.exec(text) ?? [];
  const utcOffsetMinutes = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  if (!(Math.abs(utcOffsetMinutes) <= LIMITS.utcOffsetMaximumMinutes))
    throw new ValueError(ZONE_EXAMPLE, shown(text));
  // Of "-00:00" there is no -0 left.
  return { rule: rule === undefined ? 'fixed' : 'eu', utcOffsetMinutes: utcOffsetMinutes || 0 };
}
