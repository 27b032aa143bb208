/** Generated from hardware-docs/haptics.json by "npm run generate". Change the table, not this file. */
export const SHORT_MS: u32 = 150;
export const LONG_MS: u32 = 500;
export const GAP_MS: u32 = 200;
export const PAUSE_MS: u32 = 600;
export const REST_MS: u32 = 900;
export const FELT_DIGIT_MS: u32 = 3000;
export const BITS_A_PULSE: u32 = 2;
export const PULSE_SHORT: u32 = 1;
export const PULSE_LONG: u32 = 2;
export const PULSE_PAUSE: u32 = 3;
/** a key was taken that gives no digit */
export const SIGNAL_KEY: u32 = 6;
/** a code is there: key 5 gives its first digit */
export const SIGNAL_READY: u32 = 22;
/** the code lives too short to be felt: the next one follows by itself, with ready */
export const SIGNAL_WAIT: u32 = 38;
/** first use: 1 is the loudspeaker, 2 headphones only, so that without headphones nothing is heard */
export const SIGNAL_QUESTION: u32 = 26;
/** forget the digits so far: key 5 gives the first digit of a new code */
export const SIGNAL_CHANGED: u32 = 102;
/** no code: the token sleeps (the red key wakes it), or it has no time, no data or a fault */
export const SIGNAL_NONE: u32 = 170;
/** follows the last digit: the code is complete */
export const SIGNAL_END: u32 = 175;
/** A pattern per digit. */
export const DIGIT_PULSES: usize = memory.data<u32>([2, 1, 5, 21, 85, 341, 7509, 23893, 89429, 351573]);
