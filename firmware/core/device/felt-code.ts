/** The code as it is felt: a digit a press, and whether there is time for all of them. */
import { readU32 } from '../base/memory';
import { record } from '../storage/record';
import { codeRemainingMs } from './code-speech';
import { codeDigit } from './code';
import { feel } from './haptics';
import { BITS_A_PULSE, DIGIT_PULSES, FELT_DIGIT_MS, SIGNAL_END } from './haptics.generated';

/** The digit at `index` of the code, and after the last one that the code is complete. */
export function feelDigit(index: u32): void {
  const pulses = readU32(DIGIT_PULSES + codeDigit(index) * 4);
  feel(index + 1 == record.digits ? followedByEnd(pulses) : pulses);
}

function followedByEnd(pulses: u32): u32 {
  let places: u32 = 0;
  for (let left = pulses; left != 0; left >>= BITS_A_PULSE) places += BITS_A_PULSE;
  return pulses | (SIGNAL_END << places);
}

/** Whether all digits can be felt and typed before the code dies. One that takes most of its life is begun when fresh. */
export function canBeFelt(): bool {
  const neededMs = min<u32>(record.digits * FELT_DIGIT_MS, <u32>record.timeStepSeconds * 900);
  return codeRemainingMs() >= neededMs;
}
