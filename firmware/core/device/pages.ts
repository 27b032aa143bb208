/** The information pages: read-only facts about the token, one press apart. */
import {
  FIRMWARE_VERSION_MAJOR,
  FIRMWARE_VERSION_MINOR,
  FIRMWARE_VERSION_PATCH,
  STATE_BLANK,
} from '../base/contract.generated';
import { digitPattern, placeBatteryWord, placeDashes, placeNumber } from '../display/digits';
import { light, place } from '../display/glass';
import {
  ICON_NO_TIME,
  ICON_PAGE_BATTERY,
  ICON_PAGE_DATE,
  ICON_PAGE_SERIAL,
  ICON_PAGE_TIME,
  ICON_PAGE_VERSION,
  PATTERN_POINT,
} from '../display/segments.generated';
import { readU8 } from '../base/memory';
import { RECORD, record, serialNumberOf } from '../storage/record';
import { dateNumber } from './calendar';
import { batteryMillivolts } from './power';

export const PAGE_SERIAL_START: u32 = 0;
const PAGE_SERIAL_END: u32 = 1;
export const PAGE_TIME: u32 = 2;
export const PAGE_DATE: u32 = 3;
export const PAGE_BATTERY: u32 = 4;
/** Back from a page to the code. */
export const PAGE_NONE: u32 = 255;
export const PAGE_COUNT: u32 = 6;

const SECONDS_PER_DAY: u64 = 86400;

/** How often a page changes by itself, in milliseconds of the token's time; 0: never. */
export function pagePeriodMs(page: u32): u32 {
  if (page == PAGE_TIME) return 1000;
  return page == PAGE_DATE ? <u32>SECONDS_PER_DAY * 1000 : 0;
}

/** Draws a page with the time since 1970 as it is to be shown, 0 while that is unknown. */
export function drawPage(page: u32, shownMs: u64): void {
  switch (page) {
    case PAGE_SERIAL_START:
      return drawSerialNumber(0, 8);
    case PAGE_SERIAL_END:
      return drawSerialNumber(8, 4);
    case PAGE_TIME:
      return drawTime(shownMs);
    case PAGE_DATE:
      return drawDate(shownMs);
    case PAGE_BATTERY:
      return drawBatteryVoltage();
    default:
      return drawVersion();
  }
}

function drawNumberWithPoint(first: u32, value: u32): void {
  place(first, digitPattern(value / 10));
  place(first + 1, digitPattern(value % 10) | PATTERN_POINT);
}

/** Part of the serial number; a point after it says that more follows. Dashes while there is none. */
function drawSerialNumber(from: u32, digits: u32): void {
  light(ICON_PAGE_SERIAL);
  if (record.lifeCycleState == <u8>STATE_BLANK) return placeDashes(0, digits);
  for (let i: u32 = 0; i < digits; i++) {
    const pattern = digitPattern(readU8(serialNumberOf(RECORD) + from + i) - 0x30);
    place(i, from == 0 && i == digits - 1 ? pattern | PATTERN_POINT : pattern);
  }
}

/** "14.05 33" */
function drawTime(shownMs: u64): void {
  light(ICON_PAGE_TIME);
  if (shownMs == 0) return drawUnknown(6);
  const secondOfDay = <u32>((shownMs / 1000) % SECONDS_PER_DAY);
  drawNumberWithPoint(0, secondOfDay / 3600);
  placeNumber(2, (secondOfDay / 60) % 60, 2);
  placeNumber(4, secondOfDay % 60, 2);
}

/** "2026 11.22" */
function drawDate(shownMs: u64): void {
  light(ICON_PAGE_DATE);
  if (shownMs == 0) return drawUnknown(8);
  const date = dateNumber(<u32>(shownMs / 1000 / SECONDS_PER_DAY));
  placeNumber(0, date / 10000, 4);
  drawNumberWithPoint(4, (date / 100) % 100);
  placeNumber(6, date % 100, 2);
}

function drawUnknown(places: u32): void {
  light(ICON_NO_TIME);
  placeDashes(0, places);
}

/** " bAt 2.95" volts */
function drawBatteryVoltage(): void {
  light(ICON_PAGE_BATTERY);
  placeBatteryWord();
  const centivolts = batteryMillivolts() / 10;
  place(4, digitPattern(centivolts / 100) | PATTERN_POINT);
  placeNumber(5, centivolts % 100, 2);
}

function drawVersion(): void {
  light(ICON_PAGE_VERSION);
  place(1, digitPattern(FIRMWARE_VERSION_MAJOR) | PATTERN_POINT);
  place(2, digitPattern(FIRMWARE_VERSION_MINOR) | PATTERN_POINT);
  place(3, digitPattern(FIRMWARE_VERSION_PATCH));
}
