/**
 * What the three hashes compute in: only one runs at a time, and RAM is scarce. In one piece, so that one wipe clears
 * the state, the block under way and the schedule, which would give a keyed block back.
 */
import { wipeBytes } from '../base/memory';

const HASH_MEMORY_BYTES: u32 = 512;
const HASH_MEMORY: usize = memory.data(512, 8);

/** The state of the digest under way: up to 64 bytes. */
export const STATE: usize = HASH_MEMORY;
/** What has come of the next block: up to 128 bytes. */
export const BLOCK: usize = HASH_MEMORY + 64;
/** SHA-1's 80 words, SHA-256's 64 words or SHA-512's 16 double words. */
export const SCHEDULE: usize = HASH_MEMORY + 192;

export function wipeHashMemory(): void {
  wipeBytes(HASH_MEMORY, HASH_MEMORY_BYTES);
}
