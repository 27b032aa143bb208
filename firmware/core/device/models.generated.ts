/** Generated from hardware-docs/core.json, keys.json and glass.json by "npm run generate". Change the tables, not this file. */
export const MAXIMUM_MODEL: u32 = 2;
/** Number of keys by model id; 0: there is no such model. */
export const KEY_COUNTS: usize = memory.data<u8>([0, 1, 13]);
/** By model id: 1 if it speaks. */
export const SPEAKS: usize = memory.data<u8>([0, 0, 1]);
/** How many of the frame's segments the glass has, by model id. */
export const SEGMENT_COUNTS: usize = memory.data<u8>([0, 84, 114]);
/** The function that a press starts: a row per model id, a column per key. */
export const PRESS_FUNCTIONS: usize = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 4, 10, 5, 6, 12, 7, 8, 11,
  9, 13, 14, 1,
]);
/** The function that holding the key starts. */
export const LONG_FUNCTIONS: usize = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0,
  16, 0, 0, 15,
]);
/** How many seconds it is held for that; 0: holding it starts nothing. */
export const LONG_SECONDS: usize = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 3,
  0, 0, 3,
]);
