/** Generated from hardware-docs/glass.json by "npm run generate". Change the table, not this file. */
export const DIGIT_PLACES: u32 = 8;
export const BAR_START: u32 = 64;
export const BAR_SEGMENTS: u32 = 6;
/** lower left corner when the token is held the right way up */
export const ICON_ORIENTATION: u32 = 70;
/** battery outline */
export const ICON_BATTERY: u32 = 71;
/** a quarter */
export const ICON_BATTERY_1: u32 = 72;
/** half */
export const ICON_BATTERY_2: u32 = 73;
/** three quarters */
export const ICON_BATTERY_3: u32 = 74;
/** full */
export const ICON_BATTERY_4: u32 = 75;
/** crossed clock: the time is unknown, so there is no code */
export const ICON_NO_TIME: u32 = 76;
/** crossed key: the token has no secret yet */
export const ICON_NO_DATA: u32 = 77;
/** warning triangle: something is wrong inside, the number says what */
export const ICON_FAULT: u32 = 78;
/** SN: serial number */
export const ICON_PAGE_SERIAL: u32 = 79;
/** UTC: time of day */
export const ICON_PAGE_TIME: u32 = 80;
/** DATE: date, UTC */
export const ICON_PAGE_DATE: u32 = 81;
/** BAT: battery voltage */
export const ICON_PAGE_BATTERY: u32 = 82;
/** VER: firmware version */
export const ICON_PAGE_VERSION: u32 = 83;
/** loudspeaker: sound goes there */
export const ICON_SOUND_LOUDSPEAKER: u32 = 84;
/** headphones: sound goes there */
export const ICON_SOUND_HEADPHONES: u32 = 85;
/** VOL: volume, 1 to 6 */
export const ICON_PAGE_VOLUME: u32 = 86;
/** SPEED: speed of speech, 1 to 7 */
export const ICON_PAGE_SPEED: u32 = 87;
/** LANG: language by its number */
export const ICON_PAGE_LANGUAGE: u32 = 88;
/** PAUSE: how long a key is ignored after its release, 0 to 3 */
export const ICON_PAGE_PAUSE: u32 = 89;
/** REP: automatic repeat, 1 on, 0 off */
export const ICON_PAGE_REPEAT: u32 = 90;
/** OUT: sound output, 1 loudspeaker, 2 headphones only; 1 2 together asks which */
export const ICON_PAGE_OUTPUT: u32 = 91;
/** HELP: help is being spoken */
export const ICON_PAGE_HELP: u32 = 92;
/** NEW CODE SOON: this code is about to end, the next one follows by itself */
export const ICON_WAIT: u32 = 93;
/** The mark under a digit place while that digit is spoken. */
export const MARK_START: u32 = 94;
/** The bit of a digit place's decimal point. */
export const PATTERN_POINT: u32 = 128;
export const PATTERN_MINUS: u32 = 64;
export const PATTERN_BLANK: u32 = 0;
export const PATTERN_CAPITAL_A: u32 = 119;
export const PATTERN_SMALL_B: u32 = 124;
export const PATTERN_CAPITAL_C: u32 = 57;
export const PATTERN_SMALL_C: u32 = 88;
export const PATTERN_SMALL_D: u32 = 94;
export const PATTERN_CAPITAL_E: u32 = 121;
export const PATTERN_CAPITAL_L: u32 = 56;
export const PATTERN_SMALL_N: u32 = 84;
export const PATTERN_SMALL_O: u32 = 92;
export const PATTERN_SMALL_R: u32 = 80;
export const PATTERN_SMALL_T: u32 = 120;
/** Segment bits (a is bit 0) of the digits 0 to 9. */
export const DIGIT_PATTERNS: usize = memory.data<u8>([63, 6, 91, 79, 102, 109, 125, 7, 127, 111]);
