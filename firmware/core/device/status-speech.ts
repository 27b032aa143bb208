/** Battery, time left and UTC time, spoken, with the glass showing the same. */
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
  CLIP_UTC,
  CLIP_WEEKS,
  CLIP_WEEKS_LEFT,
  NUMBER_STYLES,
  TONE_ERROR,
} from '../audio/clips.generated';
import { readU8 } from '../memory';
import { begin, hasComfort, hasInfo, tone } from './announcements';
import { dateNumber } from './calendar';
import { unixMsAt } from './clock';
import { codeRemainingMs } from './code-speech';
import { PAGE_BATTERY, PAGE_DATE, PAGE_NONE, PAGE_TIME } from './pages';
import { batteryLevel, isBatteryLow, weeksLeft } from './power';
import { speech } from './speech';
import { queueClip, queueSilence, queueStep, STEP_PAGE } from './speech-queue';
import { hasDates, queueClockNumber, queueDay, queueNumber, toldSeconds } from './spoken-numbers';
import { device, hasLiveCode } from './state';

const BETWEEN_PARTS_MS: u32 = 500;
const CLOCK_PAUSE_MS: u32 = 120;
const TENS_FIRST: u32 = 2;
/** From here on the time left is told in minutes. */
const MINUTES_FROM_SECONDS: u32 = 120;
const SHORTEST_TOLD_SECONDS: u32 = 5;

export function announceStatus(): void {
  if (!begin()) return;
  queueBattery();
  if (hasLiveCode()) {
    queueStep(STEP_PAGE, PAGE_NONE);
    queueTimeLeft();
  }
  if (hasInfo()) queueClock();
}

function queueBattery(): void {
  queueStep(STEP_PAGE, PAGE_BATTERY);
  if (isBatteryLow()) {
    queueBatteryLow();
  } else {
    queueClip(CLIP_BATTERY);
    if (hasInfo()) queueClip(batteryLevel() == 4 ? CLIP_FULL : CLIP_GOOD);
    else queueClip(CLIP_READY);
  }
  queueSilence(BETWEEN_PARTS_MS);
}

/** Under two weeks there is nothing left to count: it is to be replaced. */
export function queueBatteryLow(): void {
  const weeks = weeksLeft();
  if (weeks < 2) {
    tone(TONE_ERROR);
    if (hasComfort()) return queueClip(CLIP_REPLACE_BATTERY);
    queueClip(CLIP_BATTERY);
    return queueClip(CLIP_LOW);
  }
  if (hasComfort()) {
    queueClip(CLIP_BATTERY_LOW);
  } else {
    queueClip(CLIP_BATTERY);
    queueClip(CLIP_LOW);
  }
  if (hasInfo()) queueClip(CLIP_ABOUT);
  queueNumber(speech.language, weeks);
  if (hasComfort()) return queueClip(CLIP_WEEKS_LEFT);
  queueClip(CLIP_WEEKS);
  queueClip(CLIP_LEFT);
}

function queueTimeLeft(): void {
  const seconds = codeRemainingMs() / 1000;
  if (seconds < SHORTEST_TOLD_SECONDS) return;
  if (seconds >= MINUTES_FROM_SECONDS && hasInfo()) {
    queueNumber(speech.language, seconds / 60);
    queueClip(CLIP_MINUTES);
    queueClip(CLIP_LEFT);
  } else {
    queueNumber(speech.language, toldSeconds(speech.language, seconds));
    if (hasComfort()) {
      queueClip(CLIP_SECONDS_LEFT);
    } else {
      queueClip(CLIP_SECONDS);
      queueClip(CLIP_LEFT);
    }
  }
  queueSilence(BETWEEN_PARTS_MS);
}

function queueClock(): void {
  const unixMs = unixMsAt(device.uptimeMs);
  queueStep(STEP_PAGE, PAGE_TIME);
  if (unixMs == 0) return queueClip(CLIP_CLOCK_NOT_SET);
  const minuteOfDay = <u32>((unixMs / 60000) % 1440);
  queueClip(CLIP_CLOCK);
  queueClockNumber(speech.language, minuteOfDay / 60, true);
  queueSilence(CLOCK_PAUSE_MS);
  queueClockNumber(speech.language, minuteOfDay % 60, false);
  queueClip(CLIP_UTC);
  queueSilence(BETWEEN_PARTS_MS);
  if (hasDates(speech.language)) queueDate(unixMs);
}

/** "dato enogtyvende november tyve seksogtyve", "date November twenty-first twenty twenty-six". */
function queueDate(unixMs: u64): void {
  const date = dateNumber(<u32>(unixMs / 86400000));
  const day = date % 100;
  const month = CLIP_JANUARY + ((date / 100) % 100) - 1;
  const year = date / 10000;
  queueStep(STEP_PAGE, PAGE_DATE);
  queueClip(CLIP_DATE);
  const isMonthFirst = readU8(NUMBER_STYLES + speech.language) == TENS_FIRST;
  if (isMonthFirst) queueClip(month);
  queueDay(speech.language, day);
  if (!isMonthFirst) queueClip(month);
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
