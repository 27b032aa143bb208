/** The practice's time as the browser's store has kept it, whatever stands there. */
import { expect, test } from 'vitest';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { WorldClock } from '../../simulator/web/src/device/world-clock.ts';

const NOW_UNIX_MS = Date.UTC(2026, 10, 22);
const PACE = { sourceUnixMs: NOW_UNIX_MS, unixMs: NOW_UNIX_MS, rate: 1 };

test.each([
  'no JSON',
  '[]',
  '{"pace":{}}',
  JSON.stringify({ pace: { ...PACE, rate: 0 }, rtcLostAtUnixMs: null }),
  JSON.stringify({ pace: PACE, rtcLostAtUnixMs: 'yesterday' }),
  JSON.stringify({ pace: PACE, rtcLostAtUnixMs: {} }),
])('%s is taken for nothing kept: time is now, and the device keeps it', (text) => {
  const clock = new WorldClock(new VirtualClock(NOW_UNIX_MS), {
    getItem: () => text,
    setItem: () => undefined,
  });
  expect(clock.unixMs()).toBe(NOW_UNIX_MS);
  expect(clock.isTokenRtcLost).toBe(false);
  expect(clock.tokenRtc.unixMs()).toBe(NOW_UNIX_MS);
});
