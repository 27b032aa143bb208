/** The message schedule that the three hashes share: only one runs at a time, and RAM is scarce. */
import { wipeBytes } from '../memory';

const SCHEDULE_BYTES: u32 = 320;

/** Room for SHA-1's 80 words, SHA-256's 64 words or SHA-512's 16 double words. */
export const SCHEDULE: usize = memory.data(320, 8);

/** The schedule of a keyed block gives the key back, so it goes after every use. */
export function wipeSchedule(): void {
  wipeBytes(SCHEDULE, SCHEDULE_BYTES);
}
