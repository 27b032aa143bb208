/** Generated from hardware-docs/link.json by "npm run generate". Change the table, not this file. */
export const LINK_VERSION: u32 = 1;
export const FRAME_HEADER_BYTES: u32 = 6;
export const MAXIMUM_PAYLOAD_BYTES: u32 = 240;
/** the longest payload of an answer */
export const MAXIMUM_RESPONSE_BYTES: u32 = 64;
/** the frame answers the request of the same sequence number */
export const FLAG_RESPONSE: u32 = 1;
/** the payload is an error code and its detail */
export const FLAG_ERROR: u32 = 2;
/** who the token is; the host names the link versions it speaks */
export const MESSAGE_IDENTIFY: u32 = 1;
/** known answers of the three hashes, checksum of the record; lights every segment for three seconds, unless the token is locked or in fault, shows a code or speaks */
export const MESSAGE_SELF_TEST: u32 = 2;
/** battery voltage and the level that the glass shows */
export const MESSAGE_READ_BATTERY: u32 = 3;
/** the token's UTC time; zero while the clock is unknown */
export const MESSAGE_READ_CLOCK: u32 = 4;
/** sets UTC time and drift trim; refused once locked, since moving a clock forward gives out tomorrow's codes */
export const MESSAGE_SET_CLOCK: u32 = 5;
/** gives serial number, secret and parameters in plain: the development path */
export const MESSAGE_PROVISION: u32 = 6;
/** closes the token for good; needs a set clock */
export const MESSAGE_LOCK: u32 = 7;
/** destroys secret, serial number and settings and returns to blank; if the storage fails half-way, the fault storage-corrupt stands until it is asked again */
export const MESSAGE_ERASE: u32 = 8;
/** one setting's value in force, which is stored a moment later when a key has changed it */
export const MESSAGE_READ_SETTING: u32 = 9;
/** keeps a new value through power loss; a locked token keeps to the write budget below, and the link raises two of its settings and lowers none; all others change by its keys only */
export const MESSAGE_CHANGE_SETTING: u32 = 10;
/** how often the record was written, the clock set and the token provisioned: wear and history */
export const MESSAGE_READ_COUNTERS: u32 = 11;
/** HOTP value (RFC 4226) of a secret that the host brings: for published vectors on the very core that ships */
export const MESSAGE_COMPUTE_CODE: u32 = 12;
/** HMAC (RFC 2104) of a key and message that the host brings: for published vectors */
export const MESSAGE_COMPUTE_HMAC: u32 = 13;
/** random bytes from the board's source, as the core gets them: what a factory's test station samples */
export const MESSAGE_READ_ENTROPY: u32 = 14;
/** the time zone in which a speaking token says the time of day; no code depends on it; kept when the token is provisioned, gone when it is erased */
export const MESSAGE_SET_ZONE: u32 = 15;
export const MAXIMUM_MESSAGE: u32 = 15;
/** no link version in common */
export const ERROR_UNSUPPORTED_VERSION: u32 = 1;
/** no such message */
export const ERROR_UNKNOWN_MESSAGE: u32 = 2;
/** the payload is not as long as the message needs */
export const ERROR_WRONG_LENGTH: u32 = 3;
/** not allowed in this life-cycle state */
export const ERROR_WRONG_STATE: u32 = 4;
/** only development images do this */
export const ERROR_DEVELOPMENT_ONLY: u32 = 5;
/** a field is out of range */
export const ERROR_BAD_VALUE: u32 = 6;
/** the storage refused; the old record stays */
export const ERROR_STORAGE_FAILED: u32 = 7;
/** the token is in its fault state */
export const ERROR_FAULT: u32 = 8;
/** the clock must be set first */
export const ERROR_CLOCK_UNKNOWN: u32 = 9;
/** the board has no entropy source, or it failed its health tests */
export const ERROR_NO_ENTROPY: u32 = 10;
/** a locked token changes this setting by its keys only */
export const ERROR_KEYS_ONLY: u32 = 11;
/** a locked token stores what the link asks for only now and then, and not while it speaks or stores what keys have changed */
export const ERROR_TOO_SOON: u32 = 12;
/** a locked token lets the link raise this setting, never lower it */
export const ERROR_RAISE_ONLY: u32 = 13;
/** also answered in the fault state */
export const RULE_IN_FAULT: u32 = 1;
/** changes nothing */
export const RULE_READS: u32 = 2;
/** refused by production images */
export const RULE_DEVELOPMENT_ONLY: u32 = 4;
/** the last field takes the rest of the payload */
export const RULE_REST: u32 = 8;
/** Per message id four bytes: mask of life-cycle states, RULE flags, fixed request length, 0. */
export const MESSAGE_RULES: usize = memory.data<u8>([
  0, 0, 0, 0, 7, 3, 2, 0, 7, 3, 0, 0, 7, 3, 0, 0, 7, 2, 0, 0, 3, 0, 14, 0, 1, 12, 24, 0, 2, 0, 0, 0, 7, 5, 0,
  0, 7, 2, 1, 0, 7, 0, 3, 0, 7, 2, 0, 0, 1, 14, 10, 0, 1, 14, 2, 0, 1, 6, 1, 0, 3, 0, 3, 0,
]);
