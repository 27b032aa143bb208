/** A key's edges on their way to the token: the first at once, and none so soon that it is taken for bouncing. */
import { beforeEach, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { PacedEdges } from '../../simulator/web/src/device/paced-edges.ts';

/** Within it the token takes an edge for the bouncing of the one before: firmware/core/device/keys.ts. */
const DEBOUNCE_MS = 20;

describe('paced edges', () => {
  let clock: VirtualClock;
  let passed: { edge: string; atMs: number }[];
  let key: PacedEdges;

  beforeEach(() => {
    clock = new VirtualClock(0);
    passed = [];
    const pass = (edge: string) => () => void passed.push({ edge, atMs: clock.uptimeMs() });
    key = new PacedEdges({ press: pass('down'), release: pass('up') }, clock);
  });

  test('of a hand pass at once', () => {
    key.press();
    clock.advance(80);
    key.release();
    expect(passed).toEqual([
      { edge: 'down', atMs: 0 },
      { edge: 'up', atMs: 80 },
    ]);
  });

  test('of one moment pass in their order, apart enough to be told from bouncing', () => {
    for (let press = 0; press < 3; press++) {
      key.press();
      key.release();
    }
    expect(passed).toEqual([{ edge: 'down', atMs: 0 }]);
    clock.advance(1000);
    expect(passed.map(({ edge }) => edge)).toEqual(['down', 'up', 'down', 'up', 'down', 'up']);
    passed.slice(1).forEach(({ atMs }, at) => expect(atMs - passed[at]!.atMs).toBeGreaterThan(DEBOUNCE_MS));
  });

  test('that come while others wait do not overtake them', () => {
    key.press();
    key.release();
    clock.advance(DEBOUNCE_MS);
    key.press();
    clock.advance(1000);
    key.release();
    expect(passed.map(({ edge }) => edge)).toEqual(['down', 'up', 'down', 'up']);
  });

  test('go on after one whose handling failed', () => {
    const failing = new PacedEdges(
      {
        press: () => {
          throw new Error('no token');
        },
        release: () => void passed.push({ edge: 'up', atMs: clock.uptimeMs() }),
      },
      clock,
    );
    expect(() => failing.press()).toThrow('no token');
    clock.advance(100);
    failing.release();
    expect(passed).toEqual([{ edge: 'up', atMs: 100 }]);
  });
});
