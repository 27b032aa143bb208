/** Generated from hardware-docs/keys.json by "npm run generate". Change the table, not this file. */
/** none */
export const FUNCTION_NONE: u32 = 0;
/** Show the code; again: repeat it */
export const FUNCTION_SHOW_CODE: u32 = 1;
/** Information pages */
export const FUNCTION_INFORMATION_PAGES: u32 = 2;
/** Repeat what was said last */
export const FUNCTION_REPEAT: u32 = 3;
/** Volume down */
export const FUNCTION_VOLUME_DOWN: u32 = 4;
/** Volume up */
export const FUNCTION_VOLUME_UP: u32 = 5;
/** Slower */
export const FUNCTION_SLOWER: u32 = 6;
/** Faster */
export const FUNCTION_FASTER: u32 = 7;
/** Previous language */
export const FUNCTION_PREVIOUS_LANGUAGE: u32 = 8;
/** Next language */
export const FUNCTION_NEXT_LANGUAGE: u32 = 9;
/** Serial number */
export const FUNCTION_SERIAL_NUMBER: u32 = 10;
/** Time left, battery and time of day */
export const FUNCTION_STATUS: u32 = 11;
/** Digit by digit */
export const FUNCTION_DIGIT_BY_DIGIT: u32 = 12;
/** Help */
export const FUNCTION_HELP: u32 = 13;
/** Settings: pause between presses, automatic repeat, sound */
export const FUNCTION_SETTINGS: u32 = 14;
/** Switch off */
export const FUNCTION_SWITCH_OFF: u32 = 15;
/** Back to the first language */
export const FUNCTION_FACTORY_LANGUAGE: u32 = 16;
/** Most clips that name a function in the spoken help; NO_CLIP stands for none. */
export const HELP_CLIPS: u32 = 2;
export const NO_CLIP: u32 = 65535;
/** A row per function: the clips that name it in the spoken help. */
export const HELP_NAMES: usize = memory.data<u16>([
  65535, 65535, 10, 65535, 65535, 65535, 520, 65535, 17, 524, 17, 525, 522, 65535, 523, 65535, 533, 526, 534,
  526, 26, 65535, 23, 65535, 521, 65535, 65535, 65535, 531, 65535, 65535, 65535, 65535, 65535,
]);
/** By function: the core clip that is said where a voice lacks the first of those. */
export const CORE_HELP_NAMES: usize = memory.data<u16>([
  65535, 65535, 65535, 16, 17, 17, 18, 18, 19, 19, 26, 23, 10, 65535, 65535, 65535, 65535,
]);
/** A row per key of the model that speaks: the clip that names it, and the one in the spoken help, after "press". */
export const KEY_NAME_CLIPS: usize = memory.data<u16>([
  0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 1031, 1031, 532, 532, 1032, 30,
]);
