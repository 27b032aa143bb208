/** The time of devices that run by the wall clock: emulators beside this process, other processes, real boards. */
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { DeviceTime } from './device.ts';

/** How often a condition is looked at. */
const LOOK_EVERY_MS = 10;

export const WALL_TIME: DeviceTime = {
  settle: (outcome) => outcome,
  until: async (look, limitMs) => {
    const endMs = performance.now() + limitMs;
    while (!(await look())) {
      if (performance.now() >= endMs) return false;
      await wait(LOOK_EVERY_MS);
    }
    return true;
  },
};

export const NO_VIRTUAL_TIME = { why: 'runs by the wall clock' };
