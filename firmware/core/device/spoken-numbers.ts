/**
 * Numbers as each language says them. The core pack has 0 to 10, 20 and 30; the info pack 11 to 19, 40, 50 and, where
 * the language puts units first, the prefixes. What cannot be said exactly is rounded down, never up.
 */
import {
  CLIP_10,
  CLIP_11,
  CLIP_1AND,
  CLIP_20,
  CLIP_30,
  CLIP_40,
  CLIP_50,
  CLIP_DAY_1,
  CLIP_DAY_30,
  NUMBER_STYLES,
  PACK_DATES,
  PACK_INFO,
} from '../audio/clips.generated';
import { hasPack } from '../audio/voice';
import { readU8 } from '../base/memory';
import { queueClip } from './speech-queue';

const DIGIT_BY_DIGIT: u32 = 0;
const UNITS_FIRST: u32 = 1;

function tensClip(tens: u32): u32 {
  if (tens == 2) return CLIP_20;
  if (tens == 3) return CLIP_30;
  return tens == 4 ? CLIP_40 : CLIP_50;
}

/** Says a value from 0 to 99. Above 59 only languages that say digits get more than 59. */
export function queueNumber(language: u32, value: u32): void {
  if (readU8(NUMBER_STYLES + language) == DIGIT_BY_DIGIT) {
    if (value >= 10) queueClip(value / 10);
    return queueClip(value % 10);
  }
  if (!hasPack(language, PACK_INFO)) return queueRounded(value);
  const told = min<u32>(value, 59);
  if (told < 10) return queueClip(told);
  if (told == 10) return queueClip(CLIP_10);
  if (told < 20) return queueClip(CLIP_11 + (told - 11));
  const unit = told % 10;
  if (unit == 0) return queueClip(tensClip(told / 10));
  if (readU8(NUMBER_STYLES + language) == UNITS_FIRST) {
    queueClip(CLIP_1AND + (unit - 1));
    return queueClip(tensClip(told / 10));
  }
  queueClip(tensClip(told / 10));
  queueClip(unit);
}

function queueRounded(value: u32): void {
  if (value >= 30) queueClip(CLIP_30);
  else if (value >= 20) queueClip(CLIP_20);
  else if (value >= 10) queueClip(CLIP_10);
  else queueClip(value);
}

/** Seconds as they are told: in fives with the info pack, else 30, 20, 10 or 5. */
export function toldSeconds(language: u32, seconds: u32): u32 {
  const whole = min<u32>(seconds, 55);
  if (hasPack(language, PACK_INFO) || readU8(NUMBER_STYLES + language) == DIGIT_BY_DIGIT) {
    return whole - (whole % 5);
  }
  return whole >= 10 ? min<u32>(whole - (whole % 10), 30) : 5;
}

/** A clock's value: a zero is said before one digit, and 0 is "zero zero". Hours from 1 to 9 are said plainly. */
export function queueClockNumber(language: u32, value: u32, isHour: bool): void {
  if (value == 0 || (value < 10 && !isHour)) queueClip(0);
  queueNumber(language, value);
}

/** The day of a month as an ordinal; the dates pack is there. */
export function queueDay(language: u32, day: u32): void {
  if (day <= 20) return queueClip(CLIP_DAY_1 + (day - 1));
  if (day == 30) return queueClip(CLIP_DAY_30);
  const unit = day % 10;
  if (readU8(NUMBER_STYLES + language) == UNITS_FIRST) {
    queueClip(CLIP_1AND + (unit - 1));
    return queueClip(day < 30 ? CLIP_DAY_1 + 19 : CLIP_DAY_30);
  }
  queueClip(tensClip(day / 10));
  queueClip(CLIP_DAY_1 + (unit - 1));
}

export function hasDates(language: u32): bool {
  return hasPack(language, PACK_DATES) && hasPack(language, PACK_INFO);
}
