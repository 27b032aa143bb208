/** A key counts again the very millisecond at which its lock-out is over, and not one before. */
import { expect, test } from 'vitest';
import { loadCore } from '../../simulator/token/load.ts';
import { makeToken } from './factory-token.ts';

const module = loadCore('release');
const SECRET = Uint8Array.from({ length: 20 }, (_, index) => index * 3);
const PAGES_MS = 6000;

test.each([
  [500, 499, false],
  [500, 500, true],
  [500, 501, true],
  [2000, 1999, false],
  [2000, 2000, true],
])('with a lock-out of %i ms, a press %i ms after the release: %s', async (lockOutMs, afterMs, counts) => {
  const token = await makeToken({ module }, { secret: SECRET });
  await token.request('change-setting', { setting: 1, value: lockOutMs });
  token.runner.press('main');
  token.clock.advance(PAGES_MS);
  token.runner.release('main');
  const firstPage = token.glass().text;
  token.clock.advance(afterMs);
  token.runner.press('main');
  // A press on an information page turns to the next one.
  expect(token.glass().text !== firstPage).toBe(counts);
});
