/** The time zone in which a speaking token says the time of day, and the link's request that lays it there. */
import { ZONE_RULES, type ZoneRule } from './limits.generated.ts';

export interface TimeZone {
  readonly rule: Exclude<ZoneRule, 'unknown'>;
  /** Of standard time, positive east of Greenwich. */
  readonly utcOffsetMinutes: number;
}

/** The fields of the `set-zone` request (hardware-docs/link.json). */
export interface ZoneRequest {
  utcOffsetMinutes: number;
  zoneRule: number;
}

export function zoneRequest({ rule, utcOffsetMinutes }: TimeZone): ZoneRequest {
  return { utcOffsetMinutes, zoneRule: ZONE_RULES[rule] };
}
