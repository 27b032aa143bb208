/** Numbers and short words in the digit places. */
import { readU8 } from '../base/memory';
import { place } from './glass';
import {
  DIGIT_PATTERNS,
  PATTERN_CAPITAL_C,
  PATTERN_CAPITAL_A,
  PATTERN_CAPITAL_E,
  PATTERN_CAPITAL_L,
  PATTERN_MINUS,
  PATTERN_SMALL_B,
  PATTERN_SMALL_D,
  PATTERN_SMALL_N,
  PATTERN_SMALL_O,
  PATTERN_SMALL_R,
  PATTERN_SMALL_T,
} from './segments.generated';

export function digitPattern(digit: u32): u32 {
  return readU8(DIGIT_PATTERNS + digit);
}

/** Writes `digits` digits of `value`, leading zeros included, from the place `first` on. */
export function placeNumber(first: u32, value: u32, digits: u32): void {
  for (let i = digits; i > 0; i--) {
    place(first + i - 1, digitPattern(value % 10));
    value /= 10;
  }
}

/** Six digits as 3+3, seven as 3+4, eight as 4+4, around the gap after the fourth place. */
export function placeCode(code: u32, digits: u32): void {
  placeNumber(firstCodePlace(digits), code, digits);
}

/** The place of a code's first digit. */
export function firstCodePlace(digits: u32): u32 {
  return digits == 8 ? 0 : 1;
}

export function placeDashes(first: u32, count: u32): void {
  for (let i: u32 = 0; i < count; i++) place(first + i, PATTERN_MINUS);
}

function placeNo(): void {
  place(1, PATTERN_SMALL_N);
  place(2, PATTERN_SMALL_O);
}

/** "no CLoC": the clock is not set. */
export function placeNoClock(): void {
  placeNo();
  place(4, PATTERN_CAPITAL_C);
  place(5, PATTERN_CAPITAL_L);
  place(6, PATTERN_SMALL_O);
  place(7, PATTERN_CAPITAL_C);
}

/** "no dAtA": the token has no secret. */
export function placeNoData(): void {
  placeNo();
  place(4, PATTERN_SMALL_D);
  place(5, PATTERN_CAPITAL_A);
  place(6, PATTERN_SMALL_T);
  place(7, PATTERN_CAPITAL_A);
}

/** "Err" and a two-digit fault code. */
export function placeFault(fault: u32): void {
  place(1, PATTERN_CAPITAL_E);
  place(2, PATTERN_SMALL_R);
  place(3, PATTERN_SMALL_R);
  placeNumber(4, fault, 2);
}

/** "bAt" in the left group. */
export function placeBatteryWord(): void {
  place(1, PATTERN_SMALL_B);
  place(2, PATTERN_CAPITAL_A);
  place(3, PATTERN_SMALL_T);
}
