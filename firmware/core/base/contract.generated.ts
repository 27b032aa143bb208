/** Generated from hardware-docs/core.json, link.json and settings.json by "npm run generate". Change the table, not this file. */
export const ABI_VERSION: u32 = 4;
export const FIRMWARE_VERSION_MAJOR: u32 = 0;
export const FIRMWARE_VERSION_MINOR: u32 = 1;
export const FIRMWARE_VERSION_PATCH: u32 = 0;
/** Code display */
export const MODEL_CODE_DISPLAY: u32 = 1;
/** Code reader */
export const MODEL_CODE_READER: u32 = 2;
export const MAXIMUM_KEY_COUNT: u32 = 13;
/** a development image: plain provisioning, erase and the test calculations are allowed */
export const BOOT_DEVELOPMENT: u32 = 1;
/** the host restarted the core after a trap: show the fault, no code */
export const BOOT_AFTER_TRAP: u32 = 2;
/** the frame has changed: draw it */
export const EFFECT_FRAME: u32 = 1;
/** there is something to hear: pull renderAudio, from now on and in step with time, until it gives fewer samples than asked for and wants no voice bytes */
export const EFFECT_AUDIO: u32 = 2;
/** voice bytes are wanted: lay voiceWanted's range of the voice image in voiceWindow, then call voiceGiven */
export const EFFECT_VOICE: u32 = 4;
/** bytes wait in linkTx: send linkPending() of them, then call linkTaken */
export const EFFECT_LINK: u32 = 8;
/** a request waits in storageRequest: carry it out, then call storageDone */
export const EFFECT_STORAGE: u32 = 16;
/** the glass is off and nothing is pending, to be heard or to be felt: the chip may sleep until a key or a link byte */
export const EFFECT_SLEEP: u32 = 32;
/** random bytes are wanted, for a request that needs them: fill the buffer entropy, then call entropy. A host that offers link bytes instead is taken for one without a source */
export const EFFECT_ENTROPY: u32 = 64;
/** the motor is to start or to stop: do what motor() says */
export const EFFECT_MOTOR: u32 = 128;
/** one bit per segment, segment n is bit n % 8 of byte n / 8 */
export const FRAME_BYTES: u32 = 16;
/** the host lays received serial bytes here, then calls linkReceive */
export const LINK_RX_BYTES: u32 = 128;
/** serial bytes to send, the first linkPending() are valid; as many as the longest answer of link.json takes */
export const LINK_TX_BYTES: u32 = 74;
/** at boot: the record page (first 256 bytes) of each of the two slots, in order */
export const STORAGE_IMAGE_BYTES: u32 = 512;
/** u32 operation, u32 offset, u32 length, u32 unused, then the bytes to program */
export const STORAGE_REQUEST_BYTES: u32 = 272;
/** signed 16-bit samples of the last renderAudio, little-endian */
export const PCM_BYTES: u32 = 512;
/** what began and ended in the last renderAudio: u32 count, u32 unused, then up to 7 marks: u16 sample in pcm at which, u16 clip (pack * 256 + index; tones are pack 255), u8 kind (1 begins, 2 ends, 3 is cut short), u8 language, u16 unused */
export const AUDIO_MARKS_BYTES: u32 = 64;
/** u32 offset in the voice image, u32 length in bytes */
export const VOICE_WANTED_BYTES: u32 = 8;
/** the host lays wanted voice bytes here, then calls voiceGiven */
export const VOICE_WINDOW_BYTES: u32 = 512;
/** the host lays wanted random bytes here, then calls entropy */
export const ENTROPY_BYTES: u32 = 32;
export const BUFFER_COUNT: u32 = 11;
export const STORAGE_SLOTS: u32 = 2;
export const STORAGE_SECTOR_BYTES: u32 = 4096;
export const STORAGE_PAGE_BYTES: u32 = 256;
/** set the sector at offset to 0xFF */
export const STORAGE_ERASE: u32 = 1;
/** clear bits: length bytes at offset, never across a page */
export const STORAGE_PROGRAM: u32 = 2;
/** no secret; can be provisioned */
export const STATE_BLANK: u32 = 0;
/** has its secret; still open to the factory */
export const STATE_PROVISIONED: u32 = 1;
/** in a person's hands: no message sets the clock or touches the secret */
export const STATE_LOCKED: u32 = 2;
export const ALGORITHM_SHA1: u32 = 1;
export const ALGORITHM_SHA256: u32 = 2;
export const ALGORITHM_SHA512: u32 = 3;
export const MAXIMUM_DIGEST_BYTES: u32 = 64;
export const MAXIMUM_BLOCK_BYTES: u32 = 128;
/** never set, or found to have gone backwards */
export const CLOCK_UNKNOWN: u32 = 0;
/** trusted */
export const CLOCK_SET: u32 = 1;
/** no zone was given: no time of day is said */
export const ZONE_UNKNOWN: u32 = 0;
/** the same offset all year */
export const ZONE_FIXED: u32 = 1;
/** one hour more in the European Union's summer time */
export const ZONE_EU: u32 = 2;
/** the core stopped at an impossible state and was restarted */
export const FAULT_TRAP: u32 = 1;
/** the newest record is damaged */
export const FAULT_STORAGE_CORRUPT: u32 = 2;
/** the record was written by a newer firmware */
export const FAULT_STORAGE_VERSION: u32 = 3;
/** a hash gave a wrong known answer at boot */
export const FAULT_SELF_TEST_FAILED: u32 = 4;
/** this core has no such model */
export const FAULT_UNKNOWN_MODEL: u32 = 5;
export const SECRET_MINIMUM_BYTES: u32 = 10;
export const SECRET_MAXIMUM_BYTES: u32 = 64;
export const DIGITS_MINIMUM: u32 = 6;
export const DIGITS_MAXIMUM: u32 = 8;
export const TIME_STEP_MINIMUM_SECONDS: u32 = 15;
export const TIME_STEP_MAXIMUM_SECONDS: u32 = 300;
export const CLOCK_MINIMUM_UNIX_SECONDS: u32 = 1577836800;
export const CLOCK_MAXIMUM_UNIX_SECONDS: u64 = 253402300799;
export const CLOCK_TRIM_MAXIMUM_PARTS_PER_BILLION: u32 = 200000;
export const UTC_OFFSET_MAXIMUM_MINUTES: u32 = 840;
export const SERIAL_NUMBER_DIGITS: u32 = 12;
export const LINK_WRITES_AT_ONCE: u32 = 10;
export const LINK_WRITE_GAP_SECONDS: u32 = 60;
export const LINK_WRITE_RETURN_SECONDS: u32 = 2160;
/** how long the glass stays on after a press (a code goes earlier when it expires) */
export const SETTING_GLASS_SECONDS: u32 = 0;
/** a key is ignored for this long after its release (EN 301 549, 5.8: at least 0.5 s can be chosen) */
export const SETTING_KEY_LOCK_OUT: u32 = 1;
/** loudness of the code reader, 4 dB a step: 20 dB from lowest to highest, step 4 is 12 dB above the lowest (EN 301 549, 8.2.1) */
export const SETTING_VOLUME: u32 = 2;
/** how fast the code reader speaks, 4 is normal: 0.5, 0.65, 0.8, 1, 1.25, 1.5 and 2 times; 3 at first, a digit each 1.18 s, for people who write while they listen */
export const SETTING_SPEED: u32 = 3;
/** what the code reader speaks, by the order of firmware/voice/clips.json */
export const SETTING_LANGUAGE: u32 = 4;
/** 0 not chosen yet: the first press asks; 1 loudspeaker, and headphones when they are plugged in; 2 headphones only */
export const SETTING_AUDIO_OUTPUT: u32 = 5;
/** 1: a code is said once more by itself after a pause */
export const SETTING_AUTO_REPEAT: u32 = 6;
/** 1: what is said is made louder on the whole, for people who hear badly; its loudest moments stay as they are */
export const SETTING_BOOSTED_SOUND: u32 = 7;
/** 1: the code reader's glass shows one digit of the code at a time, as large as it can be */
export const SETTING_GIANT_DIGIT: u32 = 8;
/** 1: the code reader's glass is light where it was dark, and dark where it was light */
export const SETTING_INVERSE_GLASS: u32 = 9;
/** 1: the code reader gives the digits of a code as pulses of its motor, one at a press */
export const SETTING_VIBRATION: u32 = 10;
export const SETTING_COUNT: u32 = 11;
/** One bit per setting that a locked token changes by its keys only; the link may raise the others. */
export const SETTINGS_KEYS_ONLY: u32 = 2044;
/** Per setting: minimum, maximum, default. */
export const SETTING_RANGES: usize = memory.data<u16>([
  10, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 120, 2000, 6, 7, 6, 2, 1, 1, 1, 1, 1, 30, 0, 4, 3, 0, 0, 1, 0, 0, 0, 0,
]);
