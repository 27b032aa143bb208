/** Generated from firmware/voice/clips.json and hardware-docs/core.json by "npm run generate". Change the table, not this file. */
export const SAMPLE_RATE: u32 = 16000;
export const LANGUAGE_COUNT: u32 = 7;
/** How each language says numbers that have no clip: 0 digit by digit, 1 units first, 2 tens first. */
export const NUMBER_STYLES: usize = memory.data<u8>([1, 2, 0, 0, 0, 0, 0]);
/** In which language a core clip is spoken that the language of the row lacks. */
export const FALLBACK_LANGUAGES: usize = memory.data<u8>([1, 0, 1, 1, 0, 0, 0]);
export const PACK_COUNT: u32 = 5;
/** digits and the words without which the device does not work */
export const PACK_CORE: u32 = 0;
/** states, the clock, numbers to 59 */
export const PACK_INFO: u32 = 1;
/** whole phrases, the functions' names for help */
export const PACK_COMFORT: u32 = 2;
/** ordinals of days, months, the second */
export const PACK_DATES: u32 = 3;
/** what first use, waiting and the newer settings say */
export const PACK_GUIDE: u32 = 4;
export const CLIP_0: u32 = 0;
export const CLIP_1: u32 = 1;
export const CLIP_2: u32 = 2;
export const CLIP_3: u32 = 3;
export const CLIP_4: u32 = 4;
export const CLIP_5: u32 = 5;
export const CLIP_6: u32 = 6;
export const CLIP_7: u32 = 7;
export const CLIP_8: u32 = 8;
export const CLIP_9: u32 = 9;
export const CLIP_CODE: u32 = 10;
export const CLIP_NEW: u32 = 11;
export const CLIP_SOON: u32 = 12;
export const CLIP_NO: u32 = 13;
export const CLIP_SECONDS: u32 = 14;
export const CLIP_LEFT: u32 = 15;
export const CLIP_AGAIN: u32 = 16;
export const CLIP_VOLUME: u32 = 17;
export const CLIP_SPEED: u32 = 18;
export const CLIP_LANGUAGE_NAME: u32 = 19;
export const CLIP_SPEAKER: u32 = 20;
export const CLIP_HEADPHONES: u32 = 21;
export const CLIP_PRESS: u32 = 22;
export const CLIP_BATTERY: u32 = 23;
export const CLIP_LOW: u32 = 24;
export const CLIP_WEEKS: u32 = 25;
export const CLIP_SERIAL_NUMBER: u32 = 26;
export const CLIP_CLOCK_NOT_SET: u32 = 27;
export const CLIP_FAULT: u32 = 28;
export const CLIP_READY: u32 = 29;
export const CLIP_FUNCTION: u32 = 30;
export const CLIP_10: u32 = 31;
export const CLIP_20: u32 = 32;
export const CLIP_30: u32 = 33;
export const CLIP_FOR: u32 = 34;
export const CLIP_LOWEST: u32 = 256;
export const CLIP_HIGHEST: u32 = 257;
export const CLIP_NORMAL: u32 = 258;
export const CLIP_CONNECTED: u32 = 259;
export const CLIP_REMOVED: u32 = 260;
export const CLIP_SELECTED: u32 = 261;
export const CLIP_FULL: u32 = 262;
export const CLIP_GOOD: u32 = 263;
export const CLIP_ABOUT: u32 = 264;
export const CLIP_MINUTES: u32 = 265;
export const CLIP_CLOCK: u32 = 266;
export const CLIP_DATE: u32 = 267;
export const CLIP_UTC: u32 = 268;
export const CLIP_NOT_ACTIVATED: u32 = 269;
export const CLIP_11: u32 = 270;
export const CLIP_12: u32 = 271;
export const CLIP_13: u32 = 272;
export const CLIP_14: u32 = 273;
export const CLIP_15: u32 = 274;
export const CLIP_16: u32 = 275;
export const CLIP_17: u32 = 276;
export const CLIP_18: u32 = 277;
export const CLIP_19: u32 = 278;
export const CLIP_40: u32 = 279;
export const CLIP_50: u32 = 280;
export const CLIP_1AND: u32 = 281;
export const CLIP_2AND: u32 = 282;
export const CLIP_3AND: u32 = 283;
export const CLIP_4AND: u32 = 284;
export const CLIP_5AND: u32 = 285;
export const CLIP_6AND: u32 = 286;
export const CLIP_7AND: u32 = 287;
export const CLIP_8AND: u32 = 288;
export const CLIP_9AND: u32 = 289;
export const CLIP_RED_KEY: u32 = 290;
export const CLIP_AGAIN_QUESTION: u32 = 291;
export const CLIP_AND: u32 = 292;
export const CLIP_CHANGE: u32 = 293;
export const CLIP_NEW_CODE: u32 = 512;
export const CLIP_NEW_CODE_SOON: u32 = 513;
export const CLIP_NO_CODE: u32 = 514;
export const CLIP_CODE_CHANGED: u32 = 515;
export const CLIP_SECONDS_LEFT: u32 = 516;
export const CLIP_BATTERY_LOW: u32 = 517;
export const CLIP_REPLACE_BATTERY: u32 = 518;
export const CLIP_HELP: u32 = 519;
export const CLIP_REPEAT: u32 = 520;
export const CLIP_DIGIT_BY_DIGIT: u32 = 521;
export const CLIP_SLOWER: u32 = 522;
export const CLIP_FASTER: u32 = 523;
export const CLIP_DOWN: u32 = 524;
export const CLIP_UP: u32 = 525;
export const CLIP_LANGUAGE: u32 = 526;
export const CLIP_KEY_PAUSE: u32 = 527;
export const CLIP_AUTO_REPEAT: u32 = 528;
export const CLIP_ON: u32 = 529;
export const CLIP_OFF_STATE: u32 = 530;
export const CLIP_SETTINGS: u32 = 531;
export const CLIP_RIGHT_SIDE_KEY: u32 = 532;
export const CLIP_PREVIOUS: u32 = 533;
export const CLIP_NEXT: u32 = 534;
export const CLIP_BETWEEN_PRESSES: u32 = 535;
export const CLIP_HALF: u32 = 536;
export const CLIP_DAY_1: u32 = 768;
export const CLIP_DAY_2: u32 = 769;
export const CLIP_DAY_3: u32 = 770;
export const CLIP_DAY_4: u32 = 771;
export const CLIP_DAY_5: u32 = 772;
export const CLIP_DAY_6: u32 = 773;
export const CLIP_DAY_7: u32 = 774;
export const CLIP_DAY_8: u32 = 775;
export const CLIP_DAY_9: u32 = 776;
export const CLIP_DAY_10: u32 = 777;
export const CLIP_DAY_11: u32 = 778;
export const CLIP_DAY_12: u32 = 779;
export const CLIP_DAY_13: u32 = 780;
export const CLIP_DAY_14: u32 = 781;
export const CLIP_DAY_15: u32 = 782;
export const CLIP_DAY_16: u32 = 783;
export const CLIP_DAY_17: u32 = 784;
export const CLIP_DAY_18: u32 = 785;
export const CLIP_DAY_19: u32 = 786;
export const CLIP_DAY_20: u32 = 787;
export const CLIP_DAY_30: u32 = 788;
export const CLIP_JANUARY: u32 = 789;
export const CLIP_FEBRUARY: u32 = 790;
export const CLIP_MARCH: u32 = 791;
export const CLIP_APRIL: u32 = 792;
export const CLIP_MAY: u32 = 793;
export const CLIP_JUNE: u32 = 794;
export const CLIP_JULY: u32 = 795;
export const CLIP_AUGUST: u32 = 796;
export const CLIP_SEPTEMBER: u32 = 797;
export const CLIP_OCTOBER: u32 = 798;
export const CLIP_NOVEMBER: u32 = 799;
export const CLIP_DECEMBER: u32 = 800;
export const CLIP_SECOND: u32 = 801;
export const CLIP_IN: u32 = 1024;
export const CLIP_BOOSTED_SOUND: u32 = 1025;
export const CLIP_GIANT_DIGIT: u32 = 1026;
export const CLIP_INVERSE_GLASS: u32 = 1027;
export const CLIP_VIBRATION: u32 = 1028;
export const CLIP_NEXT_DIGIT: u32 = 1029;
export const CLIP_PRACTISE_KEYS: u32 = 1030;
export const CLIP_LEFT_SIDE_KEY: u32 = 1031;
export const CLIP_RED_KEY_NAME: u32 = 1032;
export const CLIP_HOLD_RED_KEY: u32 = 1033;
/** The pack number of tones in audio marks. */
export const TONE_PACK: u32 = 255;
/** the device wakes */
export const TONE_START: u32 = 0;
/** the device goes off, or something is over */
export const TONE_END: u32 = 1;
/** a key was taken, where nothing is said */
export const TONE_KEY: u32 = 2;
/** something is wrong */
export const TONE_ERROR: u32 = 3;
/** a setting is at its end */
export const TONE_LIMIT: u32 = 4;
/** two notes: the code has changed */
export const TONE_CHANGED: u32 = 5;
/** soft and short, each two seconds: a new code is awaited */
export const TONE_TICK: u32 = 6;
export const TONE_COUNT: u32 = 7;
/** the clip's or tone's first sample */
export const MARK_BEGINS: u32 = 1;
/** the sample after its last */
export const MARK_ENDS: u32 = 2;
/** it was stopped here */
export const MARK_CUT: u32 = 3;
