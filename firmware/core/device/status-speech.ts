/** Time left, battery, and the time of day where the zone is known, spoken, with the glass showing the same. */
import {
  CLIP_ABOUT,
  CLIP_BATTERY,
  CLIP_BATTERY_LOW,
  CLIP_CLOCK,
  CLIP_CLOCK_NOT_SET,
  CLIP_DATE,
  CLIP_FULL,
  CLIP_GOOD,
  CLIP_JANUARY,
  CLIP_LEFT,
  CLIP_LOW,
  CLIP_MINUTES,
  CLIP_READY,
  CLIP_REPLACE_BATTERY,
  CLIP_SECONDS,
  CLIP_SECONDS_LEFT,
  CLIP_WEEKS,
  NUMBER_STYLES,
  TONE_ERROR,
} from '../audio/clips.generated';
import { readU8 } from '../base/memory';
import { begin, hasInfo, newCodeSoon, queuePhrase, tone } from './announcements';
import { dateNumber } from './calendar';
import { unixMsAt } from './clock';
import { codeRemainingMs } from './code-speech';
import { isZoneKnown, localMs } from './local-time';
import { PAGE_BATTERY, PAGE_DATE, PAGE_NONE, PAGE_TIME } from './pages';
import { batteryLevel, isBatteryLow, weeksLeft } from './power';
import { speech } from './speech';
import {
  queueClip,
  queueSilence,
  queueStep,
  STEP_PAGE,
  STEP_STATUS,
  STEP_UNLESS_HEARD,
} from './speech-queue';
import { hasDates, queueClockNumber, queueDay, queueNumber, toldSeconds } from './spoken-numbers';
import { device, hasLiveCode } from './state';

const BETWEEN_PARTS_MS: u32 = 500;
const CLOCK_PAUSE_MS: u32 = 120;
const TENS_FIRST: u32 = 2;
/** From here on the time left is told in minutes. */
const MINUTES_FROM_SECONDS: u32 = 120;
const SHORTEST_TOLD_SECONDS: u32 = 5;

/** What cannot wait comes first. */
const PART_TIME_LEFT: u32 = 0;
const PART_BATTERY: u32 = 1;
const PART_CLOCK: u32 = 2;
const PART_DATE: u32 = 3;

/** False when no voice is there. */
export function announceStatus(): bool {
  if (!begin()) return false;
  queueStatus(PART_TIME_LEFT);
  return true;
}

/** One part of the status, and then the next: each tells what holds when it is said. */
export function queueStatus(part: u32): void {
  switch (part) {
    case PART_TIME_LEFT:
      if (hasLiveCode()) queueTimeLeft();
      break;
    case PART_BATTERY:
      queueBattery();
      break;
    case PART_CLOCK:
      if (!hasInfo()) return;
      queueClock();
      break;
    case PART_DATE:
      if (localMs(unixMsAt(device.uptimeMs)) != 0) queueDate();
      return;
  }
  queueStep(STEP_STATUS, part + 1);
}

function queueBattery(): void {
  queueStep(STEP_PAGE, PAGE_BATTERY);
  if (isBatteryLow()) {
    queueBatteryLow();
  } else {
    queueClip(CLIP_BATTERY);
    queueClip(batteryLevel() == 4 ? CLIP_FULL : CLIP_GOOD);
    queueStep(STEP_UNLESS_HEARD, 1);
    queueClip(CLIP_READY);
  }
  queueSilence(BETWEEN_PARTS_MS);
}

/** Under two weeks there is nothing left to count: it is to be replaced. */
export function queueBatteryLow(): void {
  const weeks = weeksLeft();
  if (weeks < 2) {
    tone(TONE_ERROR);
    return queuePhrase(CLIP_REPLACE_BATTERY, CLIP_BATTERY, CLIP_LOW);
  }
  queuePhrase(CLIP_BATTERY_LOW, CLIP_BATTERY, CLIP_LOW);
  queueClip(CLIP_ABOUT);
  queueNumber(speech.language, weeks);
  queueClip(CLIP_WEEKS);
  queueClip(CLIP_LEFT);
}

function queueTimeLeft(): void {
  const seconds = codeRemainingMs() / 1000;
  queueStep(STEP_PAGE, PAGE_NONE);
  if (seconds < SHORTEST_TOLD_SECONDS) {
    newCodeSoon();
  } else if (seconds >= MINUTES_FROM_SECONDS && hasInfo()) {
    queueNumber(speech.language, seconds / 60);
    queueClip(CLIP_MINUTES);
    queueClip(CLIP_LEFT);
  } else {
    queueNumber(speech.language, toldSeconds(speech.language, seconds));
    queuePhrase(CLIP_SECONDS_LEFT, CLIP_SECONDS, CLIP_LEFT);
  }
  queueSilence(BETWEEN_PARTS_MS);
}

/** Without a zone no time of day is said: that of another place would be taken for one's own. */
function queueClock(): void {
  const unixMs = unixMsAt(device.uptimeMs);
  if (unixMs == 0) {
    queueStep(STEP_PAGE, PAGE_TIME);
    return queueClip(CLIP_CLOCK_NOT_SET);
  }
  if (!isZoneKnown()) return;
  queueStep(STEP_PAGE, PAGE_TIME);
  const minuteOfDay = <u32>((localMs(unixMs) / 60000) % 1440);
  queueClip(CLIP_CLOCK);
  queueClockNumber(speech.language, minuteOfDay / 60, true);
  queueSilence(CLOCK_PAUSE_MS);
  queueClockNumber(speech.language, minuteOfDay % 60, false);
  queueSilence(BETWEEN_PARTS_MS);
}

/**
 * "dato enogtyvende november tyve seksogtyve", "date November twenty-first twenty twenty-six"; without the dates pack
 * the month is a number: "date twenty-one eleven twenty twenty-six".
 */
function queueDate(): void {
  const date = dateNumber(<u32>(localMs(unixMsAt(device.uptimeMs)) / 86400000));
  const day = date % 100;
  const month = (date / 100) % 100;
  const year = date / 10000;
  queueStep(STEP_PAGE, PAGE_DATE);
  queueClip(CLIP_DATE);
  if (hasDates(speech.language)) {
    const isMonthFirst = readU8(NUMBER_STYLES + speech.language) == TENS_FIRST;
    if (isMonthFirst) queueClip(CLIP_JANUARY + month - 1);
    queueDay(speech.language, day);
    if (!isMonthFirst) queueClip(CLIP_JANUARY + month - 1);
  } else {
    queueNumber(speech.language, day);
    queueSilence(CLOCK_PAUSE_MS);
    queueNumber(speech.language, month);
  }
  queueSilence(CLOCK_PAUSE_MS);
  // Above 59 a pair has no words of its own: digit by digit.
  queueYearPair(year / 100);
  queueYearPair(year % 100);
}

function queueYearPair(pair: u32): void {
  if (pair >= 10 && pair < 60) return queueNumber(speech.language, pair);
  queueClip(pair / 10);
  queueClip(pair % 10);
}
