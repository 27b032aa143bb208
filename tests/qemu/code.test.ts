/** From a press to the digits on a board's display, beside the simulator at the same time. */
import { describe, expect, test } from 'vitest';
import { simulatedDevice } from '../../simulator/session/device.ts';
import { Session } from '../../simulator/session/session.ts';
import { readGlass } from '../../simulator/glass/reading.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { describeWith } from '../support/system-programs.ts';
import { RFC6238_CODES, RFC6238_TIME_STEP_SECONDS } from '../vectors/rfc6238.ts';
import { boardOnBench, clearBenchAfterEach, QEMU_BOARDS, QEMU_PROGRAMS } from './boards-on-a-bench.ts';
import { makeToken, RFC_UNIX_SECONDS, STEP_BEGINS_UNIX_SECONDS } from './provisioned-token.ts';

const RFC_CODE = new Map(RFC6238_CODES.SHA1).get(RFC_UNIX_SECONDS)!;
const MS_PER_SECOND = 1000;

/** The glass of the simulated token through one time step, by how much of its bar is lit. */
async function simulatedGlass(): Promise<Map<number, Uint8Array>> {
  const clock = new VirtualClock(STEP_BEGINS_UNIX_SECONDS * MS_PER_SECOND);
  const device = simulatedDevice({
    module: loadCore(),
    model: 'code-display',
    clock,
    storage: new MemoryStorage(),
  });
  const session = new Session({ model: 'code-display', clock, device });
  await makeToken(session);
  session.hold('main', 100);
  const frames = new Map<number, Uint8Array>();
  for (let second = 0; second < RFC6238_TIME_STEP_SECONDS; second++) {
    clock.advance(MS_PER_SECOND);
    const { code, bar } = session.glass();
    if (code === RFC_CODE && !frames.has(bar)) frames.set(bar, session.device.frame().slice());
  }
  return frames;
}

describeWith(QEMU_PROGRAMS, 'a code on the display of a board in QEMU', () => {
  clearBenchAfterEach();

  describe.each(QEMU_BOARDS)('%s', (name) => {
    test("a press shows the code of the time, each segment as the simulator's", async () => {
      const expected = await simulatedGlass();
      const bench = await boardOnBench(name);
      await makeToken(bench.client);

      await bench.board.press('main');
      await expect.poll(() => bench.glass().code).toBe(RFC_CODE);
      await bench.board.release('main');

      const frame = bench.board.frame();
      expect(frame).toEqual(expected.get(readGlass(frame).bar));
      expect(bench.board.glassFlaw()).toBeNull();
    });
  });
});
