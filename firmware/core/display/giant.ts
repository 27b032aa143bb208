/** One digit of a code over the whole glass, and lines for the places that the code has. */
import { light } from './glass';
import { GIANT_START, MARK_START, POSITION_START } from './segments.generated';

/** The pattern's segments a to g as the large digit. */
export function lightGiant(pattern: u32): void {
  for (let segment: u32 = 0; segment < 7; segment++) {
    if ((pattern >> segment) & 1) light(GIANT_START + segment);
  }
}

/** `count` places from `first` on have a digit; the one of them that is shown is `shown`, from 0. */
export function lightPositions(first: u32, count: u32, shown: u32): void {
  for (let i: u32 = 0; i < count; i++) light(POSITION_START + first + i);
  light(MARK_START + first + shown);
}
