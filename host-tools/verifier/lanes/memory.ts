/** What the hashes work in, and where the host lays keys and messages and finds codes. After each call the host wipes it. */

const WORKING: usize = memory.data(2832, 16);
const WORKING_BYTES: usize = 2832;

/** A key's two states, behind its padded block (RFC 2104, section 4): eight words each. */
export const INNER: usize = WORKING;
export const OUTER: usize = INNER + 64;
/** The hash value of each lane's message: the first words of all lanes, the second ones, up to the eighth. */
export const STATE: usize = OUTER + 64;
/** The block to be taken in, in the same order, and behind it the words for up to 80 rounds and one to spare. */
export const SCHEDULE: usize = STATE + 128;
/** A part of a key or message, and behind it room for the padding, two blocks at most. */
export const INPUT: usize = SCHEDULE + 1296;
export const INPUT_BYTES: i32 = 1024;

/** Codes of one call, four bytes each. */
export const CODES: usize = memory.data(4096, 16);
export const MAXIMUM_CODES: i32 = 1024;

/** Lays eight words that stand `stride` bytes apart into all lanes of STATE. */
export function beginWith<T extends number>(words: usize, stride: usize): void {
  for (let i: usize = 0; i < 8; i++) v128.store(STATE + (i << 4), v128.splat<T>(load<T>(words + i * stride)));
}

/** Overwrites what a code is calculated with. INPUT has no part in that. */
export function wipeStates(): void {
  memory.fill(WORKING, 0, INPUT - WORKING);
}

/** Overwrites everything but CODES, which the host overwrites when it has taken them. */
export function wipe(): void {
  memory.fill(WORKING, 0, WORKING_BYTES);
}
