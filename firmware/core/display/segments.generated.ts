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
/** bar code: serial number */
export const ICON_PAGE_SERIAL: u32 = 79;
/** clock: time of day, UTC; that of its zone on the code reader */
export const ICON_PAGE_TIME: u32 = 80;
/** calendar: date, UTC; that of its zone on the code reader */
export const ICON_PAGE_DATE: u32 = 81;
/** lightning: battery voltage */
export const ICON_PAGE_BATTERY: u32 = 82;
/** chip: firmware version */
export const ICON_PAGE_VERSION: u32 = 83;
/** loudspeaker: sound goes there */
export const ICON_SOUND_LOUDSPEAKER: u32 = 84;
/** headphones: sound goes there */
export const ICON_SOUND_HEADPHONES: u32 = 85;
/** bars that rise: volume, 1 to 6 */
export const ICON_PAGE_VOLUME: u32 = 86;
/** two arrowheads: speed of speech, 1 to 7 */
export const ICON_PAGE_SPEED: u32 = 87;
/** globe: language by its number */
export const ICON_PAGE_LANGUAGE: u32 = 88;
/** two bars: how long a key is ignored after its release, 0 to 3 */
export const ICON_PAGE_PAUSE: u32 = 89;
/** arrow in a circle: automatic repeat, 1 on, 0 off */
export const ICON_PAGE_REPEAT: u32 = 90;
/** plug: sound output, 1 loudspeaker, 2 headphones only; 1 2 together asks which */
export const ICON_PAGE_OUTPUT: u32 = 91;
/** question mark: help is being spoken */
export const ICON_PAGE_HELP: u32 = 92;
/** loudspeaker and plus: sound made louder, 1 on, 0 off */
export const ICON_PAGE_BOOSTED: u32 = 93;
/** magnifying glass: one large digit at a time, 1 on, 0 off */
export const ICON_PAGE_GIANT: u32 = 94;
/** disc half filled: light and dark changed, 1 on, 0 off */
export const ICON_PAGE_INVERSE: u32 = 95;
/** shaken box: vibration, 1 on, 0 off */
export const ICON_PAGE_VIBRATION: u32 = 96;
/** hourglass: this code is about to end, the next one follows by itself */
export const ICON_WAIT: u32 = 97;
/** The mark under a digit place while that digit is spoken. */
export const MARK_START: u32 = 98;
/** The line under each place of a code of which one digit is shown large. */
export const POSITION_START: u32 = 106;
/** The large digit's segments, a to g. */
export const GIANT_START: u32 = 114;
/** Not a segment: light and dark are changed. */
export const INVERSE_GLASS: u32 = 121;
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
