/**
 * What the three hashes compute in: only one runs at a time, and RAM is scarce. In one piece, so that one wipe clears
 * the state, the block under way and the schedule, which would give a keyed block back.
 */
import { MAXIMUM_BLOCK_BYTES, MAXIMUM_DIGEST_BYTES } from '../base/contract.generated';
import { wipeBytes } from '../base/memory';

const SCHEDULE_BYTES: u32 = 320;
const HASH_MEMORY_BYTES: u32 = MAXIMUM_DIGEST_BYTES + MAXIMUM_BLOCK_BYTES + SCHEDULE_BYTES;
const HASH_MEMORY: usize = memory.data(HASH_MEMORY_BYTES, 8);

/** The state of the digest under way: as long as the digest. */
export const STATE: usize = HASH_MEMORY;
/** What has come of the next block. */
export const BLOCK: usize = HASH_MEMORY + MAXIMUM_DIGEST_BYTES;
/** SHA-1's 80 words, SHA-256's 64 words or SHA-512's 16 double words. */
export const SCHEDULE: usize = BLOCK + MAXIMUM_BLOCK_BYTES;

export function wipeHashMemory(): void {
  wipeBytes(HASH_MEMORY, HASH_MEMORY_BYTES);
}
