/**
 * The token's UTC time: what the host's real-time clock reads, plus the offset and the drift trim in the record.
 *
 * A clock that was never set, reads before 2020 or runs backwards (a changed battery starts the RTC anew) is unknown:
 * no code is better than a wrong one. Time zones are local-time.ts's.
 */
import {
  CLOCK_MAXIMUM_UNIX_SECONDS,
  CLOCK_MINIMUM_UNIX_SECONDS,
  CLOCK_SET,
} from '../base/contract.generated';
import { wipeBytes } from '../base/memory';
import { record, TokenRecord } from '../storage/record';

@unmanaged
class ClockState {
  /** the RTC's last reading, in milliseconds, and the uptime it came with */
  rtcMs: u64;
  atUptimeMs: u32;
  /** a reading has come */
  running: u32;
  /** a reading was earlier than the one before it, or than the one at which the clock was set */
  wentBackwards: u32;
  /** it did since the setting that is being stored was made: a host may give a reading while it stores */
  backwardsSinceSet: u32;
}
const clock = changetype<ClockState>(memory.data(offsetof<ClockState>(), 8));

export function resetClock(): void {
  wipeBytes(changetype<usize>(clock), offsetof<ClockState>());
}

/** A reading of the RTC. Beyond the year 9999 it is nonsense and counts as a clock running wild. */
export function clockReading(unixSeconds: u64, millisecond: u32, uptimeMs: u32): void {
  if (unixSeconds > CLOCK_MAXIMUM_UNIX_SECONDS || millisecond > 999) {
    foundBackwards();
    return;
  }
  const rtcMs = unixSeconds * 1000 + millisecond;
  if (clock.running != 0 && rtcMs < clock.rtcMs) foundBackwards();
  // Noted until the clock is set: an RTC that a new battery starts at zero would be believed once it has caught up.
  if (record.clockState == <u8>CLOCK_SET && rtcMs < record.clockSetRtcMs) clock.wentBackwards = 1;
  clock.rtcMs = rtcMs;
  clock.atUptimeMs = uptimeMs;
  clock.running = 1;
}

function foundBackwards(): void {
  clock.wentBackwards = 1;
  clock.backwardsSinceSet = 1;
}

/** The clock was set, but a reading since shows that it cannot be right. */
export function isClockDistrusted(): bool {
  return clock.wentBackwards != 0 && record.clockState == <u8>CLOCK_SET;
}

export function isClockRunning(): bool {
  return clock.running != 0;
}

/**
 * A reading is carried on by the uptime since for this long. Later, or before it, the host has broken its promise to
 * give a reading before a key, and 32 bits of milliseconds might have wrapped: better no time than a wrong one.
 */
const READING_HOLDS_MS: u32 = 86400000;

/** The RTC now: its last reading and the uptime since. */
function rtcNowMs(uptimeMs: u32): u64 {
  return clock.rtcMs + (uptimeMs - clock.atUptimeMs);
}

/** What the trim comes to. Without one nothing is divided: the time is asked for with every block of sound. */
function trimMs(sinceSetMs: u64): i64 {
  const trim = record.clockTrim;
  return trim == 0 ? 0 : (<i64>wholeSeconds(sinceSetMs) * trim) / 1000000;
}

/** In 32 bits where they do (49 days): a chip without a division takes a third of the cycles for it. */
function wholeSeconds(ms: u64): u64 {
  return ms >> 32 == 0 ? <u32>ms / 1000 : ms / 1000;
}

/** The token's UTC time in milliseconds since 1970, or 0 while it is unknown. */
export function unixMsAt(uptimeMs: u32): u64 {
  if (clock.running == 0 || clock.wentBackwards != 0 || record.clockState != <u8>CLOCK_SET) return 0;
  if (uptimeMs - clock.atUptimeMs > READING_HOLDS_MS) return 0;
  const rtcMs = rtcNowMs(uptimeMs);
  if (rtcMs < record.clockSetRtcMs) return 0;
  const sinceSetMs = rtcMs - record.clockSetRtcMs;
  const unixMs = <i64>rtcMs + record.clockOffsetMs + trimMs(sinceSetMs);
  const isPlausible =
    unixMs >= <i64>CLOCK_MINIMUM_UNIX_SECONDS * 1000 && unixMs < <i64>(CLOCK_MAXIMUM_UNIX_SECONDS + 1) * 1000;
  return isPlausible ? <u64>unixMs : 0;
}

/**
 * Milliseconds in which the token's time surely moves on by no more than `tokenMs`, but by at least one: a positive
 * trim makes it run ahead of the RTC, by a jump at whole seconds.
 */
export function shortestWaitMs(tokenMs: u32): u32 {
  if (record.clockTrim <= 0) return tokenMs;
  const aheadMs = <u32>((<u64>tokenMs * record.clockTrim) / 1000000000) + 2;
  return tokenMs > aheadMs ? tokenMs - aheadMs : 1;
}

/** Writes into the record `next` that it is `unixMs` now and how the RTC's rate is to be trimmed. */
export function setClockIn(next: TokenRecord, unixMs: u64, trimPartsPerBillion: i32, uptimeMs: u32): void {
  // The reading itself, not the time since: no later reading of a coarse RTC is below it.
  next.clockSetRtcMs = clock.rtcMs;
  next.clockOffsetMs = <i64>unixMs - <i64>rtcNowMs(uptimeMs);
  next.clockTrim = trimPartsPerBillion;
  next.clockState = <u8>CLOCK_SET;
  next.clockSettings++;
  clock.backwardsSinceSet = 0;
}

/** The setting is stored: the clock is trusted again from the RTC reading it was set at, if none since was wrong. */
export function trustClock(): void {
  clock.wentBackwards = clock.backwardsSinceSet;
}
