/**
 * The one place of every time limit in tests: a net for what hangs, never a bar for what is slow. With four busy loops
 * beside it on two cores the dearest test needs a fifth of its limit.
 */
import { tierOf } from './depth.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A test or a hook that has not ended by then hangs; one of a deep run may mean it. */
export const TEST_LIMIT_MS = tierOf(process.env) === 'deep' ? 8 * HOUR_MS : 10 * MINUTE_MS;

/**
 * What a test waits for inside: a page, an answer over the link, words, a process. Shorter than a test's limit, so that
 * the failure says what never came.
 */
export const WAIT_LIMIT_MS = 3 * MINUTE_MS;

/** For a link client whose other end hears nothing while it starts: it asks again each second. */
export const ASK_AGAIN = { answerTimeoutMs: 1000, tries: WAIT_LIMIT_MS / 1000 };
