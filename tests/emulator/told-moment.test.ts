/** What is told of an emulated token is of one moment, although the chip takes some milliseconds for an answer. */
import { expect, test } from 'vitest';
import { makeReport } from '../../cli/output/report.ts';
import { momentOf } from '../../simulator/session/moment.ts';
import { chipInHand, START_UNIX_MS } from './chip-in-hand.ts';

const STEP_MS = 30_000;

test('3.2: a code that ends while the chip answers is told of with the second that it had left', async () => {
  const { session } = await chipInHand({ model: 'code-display' });
  // An hour begins with a time step.
  session.advance(STEP_MS - 1000 - session.clock.uptimeMs());
  session.hold('main', 100);
  session.advance(START_UNIX_MS + STEP_MS - 5 - session.clock.unixMs());
  const moment = momentOf(session);
  const report = await makeReport(session, moment);
  const unixSeconds = (START_UNIX_MS + STEP_MS) / 1000 - 1;
  expect(report).toMatchObject({ code: '738534', glass: { bar: 1 }, unixSeconds, remainingSeconds: 1 });
  // The answers took the rest of the time step.
  expect(session.glass().code).toBeNull();
});
