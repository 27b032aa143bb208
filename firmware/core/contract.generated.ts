// Generated from hardware-docs/core.json, link.json and settings.json by "npm run generate". Change the table, not this file.
export const ABI_VERSION: u32 = 1;
export const FIRMWARE_VERSION_MAJOR: u32 = 0;
export const FIRMWARE_VERSION_MINOR: u32 = 1;
export const FIRMWARE_VERSION_PATCH: u32 = 0;
/** Code display */
export const MODEL_CODE_DISPLAY: u32 = 1;
export const KEY_MAIN: u32 = 0;
/** a development image: plain provisioning, erase and the test calculations are allowed */
export const BOOT_DEVELOPMENT: u32 = 1;
/** the host restarted the core after a trap: show the fault, no code */
export const BOOT_AFTER_TRAP: u32 = 2;
/** the frame has changed: draw it */
export const EFFECT_FRAME: u32 = 1;
/** bytes wait in linkTx: send linkPending() of them, then call linkTaken */
export const EFFECT_LINK: u32 = 8;
/** a request waits in storageRequest: carry it out, then call storageDone */
export const EFFECT_STORAGE: u32 = 16;
/** the glass is off and nothing is pending: the chip may sleep until a key or a link byte */
export const EFFECT_SLEEP: u32 = 32;
/** one bit per segment, segment n is bit n % 8 of byte n / 8 */
export const FRAME_BYTES: u32 = 16;
/** the host lays received serial bytes here, then calls linkReceive */
export const LINK_RX_BYTES: u32 = 128;
/** serial bytes to send, the first linkPending() are valid */
export const LINK_TX_BYTES: u32 = 128;
/** at boot: the record page (first 256 bytes) of each of the two slots, in order */
export const STORAGE_IMAGE_BYTES: u32 = 512;
/** u32 operation, u32 offset, u32 length, u32 unused, then the bytes to program */
export const STORAGE_REQUEST_BYTES: u32 = 272;
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
/** never set, or found to have gone backwards */
export const CLOCK_UNKNOWN: u32 = 0;
/** trusted */
export const CLOCK_SET: u32 = 1;
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
export const SERIAL_NUMBER_DIGITS: u32 = 12;
/** how long the glass stays on after a press (a code goes earlier when it expires) */
export const SETTING_GLASS_SECONDS: u32 = 0;
/** a key is ignored for this long after its release (EN 301 549, 5.8: at least 0.5 s can be chosen) */
export const SETTING_KEY_LOCK_OUT: u32 = 1;
export const SETTING_COUNT: u32 = 2;
/** Per setting: minimum, maximum, default. */
export const SETTING_RANGES: usize = memory.data<u16>([10, 0, 120, 2000, 30, 0]);
