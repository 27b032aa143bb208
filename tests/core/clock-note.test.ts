/**
 * A clock found wrong is noted on flash without wearing it: no erase, whatever fails and however often power is cut;
 * and it is never forgotten.
 */
import { describe, expect, test } from 'vitest';
import { CLOCK_STATES } from '../../host-tools/link/protocol.generated.ts';
import { LIMITS } from '../../host-tools/token/limits.generated.ts';
import { readGlass } from '../../simulator/glass/reading.ts';
import type { Failure } from '../../simulator/ports/failing-storage.ts';
import {
  LOCK,
  newestRecordAt,
  PROVISIONING,
  SET_CLOCK,
  setClockTo,
  settingTo,
  TokenRig,
} from '../power-cut/token-rig.ts';
import { CRC_AT, FORMAT_VERSION_AT, NOTE_AT, reseal } from '../support/stored-record.ts';

const SEED = 20_261_130;
const DAY_MS = 86_400_000;
/** After this long, storing is tried again. */
const RETURN_MS = LIMITS.linkWriteReturnSeconds * 1000;
const KEY_LOCK_OUT = 1;
/** Contacts bounce for 20 ms at most. */
const KEY_SETTLES_MS = 50;

const LOCKED = new TokenRig().after(SET_CLOCK, PROVISIONING, LOCK).storage.image;

function erases(rig: TokenRig): number {
  return rig.storage.eraseCounts.reduce((sum, count) => sum + count, 0);
}

function clockState(rig: TokenRig): number {
  const answer = rig.host.request('read-clock', {});
  if (answer === null || 'error' in answer) throw new Error('the token does not tell its clock');
  return (answer as { clockState: number }).clockState;
}

/** The clock is unknown, and no press has ever shown a code since the frames were forgotten. */
function expectNoTime(rig: TokenRig): void {
  expect(clockState(rig)).toBe(CLOCK_STATES.unknown);
  rig.clock.advance(KEY_SETTLES_MS);
  expect(rig.press()).toContain('no CLoC');
  expect(rig.frames.map((frame) => readGlass(frame).code).filter((code) => code !== null)).toEqual([]);
}

/** The real-time clock goes on from here; the token sees it with the next call. */
function moveClock(rig: TokenRig, byMs: number): void {
  rig.clock.setUnixMs(rig.clock.unixMs() + byMs);
}

/** Off, and on again when a clock that began anew would have caught up. */
function restartCaughtUp(rig: TokenRig): void {
  rig.runner.powerCut();
  moveClock(rig, 400 * DAY_MS);
  rig.runner.powerOn();
}

/** A storage that refuses all from now on; gives how to make it well again. */
function wornOut(rig: TokenRig): () => void {
  const { storage } = rig;
  const { erase, program } = storage;
  const refuse = (): never => {
    throw new Error('worn out');
  };
  storage.erase = (offset) => {
    storage.eraseCounts[offset / 4096]!++;
    refuse();
  };
  storage.program = () => {
    storage.operations++;
    refuse();
  };
  return () => Object.assign(storage, { erase, program });
}

describe('M3: a clock found wrong on a locked token', () => {
  test('is noted at once and without an erase, and stays unknown when it has caught up', () => {
    const rig = new TokenRig(LOCKED);
    moveClock(rig, -DAY_MS);
    expectNoTime(rig);
    expect(erases(rig)).toBe(0);
    expect(rig.storage.operations).toBe(1);
    rig.clock.advance(RETURN_MS);
    expectNoTime(rig);
    restartCaughtUp(rig);
    expectNoTime(rig);
    expect(rig.storage.operations).toBe(1);
  });

  test('is known after later writes too, wherever one of them is cut', () => {
    for (const failure of ['before', 'within', 'after'] as const) {
      for (const operation of [0, 1, 2, 3]) {
        const rig = new TokenRig(LOCKED);
        moveClock(rig, -DAY_MS);
        expectNoTime(rig);
        rig.storage.plan({ afterOperations: operation, failure, seed: SEED });
        settingTo(KEY_LOCK_OUT, 500).ask(rig.host);
        rig.storage.plan(null);
        restartCaughtUp(rig);
        expectNoTime(rig);
        rig.waitForBudget().after(settingTo(KEY_LOCK_OUT, 600));
        restartCaughtUp(rig);
        expectNoTime(rig);
      }
    }
  });

  test.each<[string, Failure]>([
    ['before the note', 'before'],
    ['within the note', 'within'],
    ['after the note', 'after'],
  ])('power cut %s in each of 300 starts: not one erase, and never a code', (_name, failure) => {
    const rig = new TokenRig(LOCKED);
    rig.runner.powerCut();
    moveClock(rig, -DAY_MS);
    for (let start = 0; start < 300; start++) {
      rig.storage.plan({ afterOperations: 0, failure, seed: SEED + start });
      rig.runner.powerOn();
      rig.runner.press('main');
      rig.storage.plan(null);
      rig.runner.powerCut();
    }
    rig.runner.powerOn();
    expectNoTime(rig);
    expect(erases(rig)).toBe(0);
    restartCaughtUp(rig);
    expectNoTime(rig);
  });

  test('power that stays off until the note is there, in part or whole: believed only if no bit of it is', () => {
    let noted = 0;
    for (let variant = 0; variant < 40; variant++) {
      const rig = new TokenRig(LOCKED);
      rig.storage.plan({ afterOperations: 0, failure: 'within', seed: SEED + variant });
      moveClock(rig, -DAY_MS);
      clockStateOrNone(rig);
      rig.storage.plan(null);
      const newest = newestRecordAt(rig.storage.image);
      const note = rig.storage.image.subarray(newest + NOTE_AT, newest + CRC_AT);
      const isThere = note.some((byte) => byte !== 0xff);
      restartCaughtUp(rig);
      expect(clockState(rig)).toBe(isThere ? CLOCK_STATES.unknown : CLOCK_STATES.set);
      if (isThere) noted++;
    }
    expect(noted).toBeGreaterThan(20);
  });

  test('storage that refuses: 1 000 requests try it once, and again after 36 minutes; the token knows meanwhile', () => {
    const rig = new TokenRig(LOCKED);
    const mend = wornOut(rig);
    moveClock(rig, -DAY_MS);
    for (let request = 0; request < 1000; request++) expect(clockState(rig)).toBe(CLOCK_STATES.unknown);
    expectNoTime(rig);
    expect([rig.storage.operations, erases(rig)]).toEqual([1, 0]);
    rig.clock.advance(RETURN_MS);
    for (let request = 0; request < 1000; request++) expect(clockState(rig)).toBe(CLOCK_STATES.unknown);
    expect([rig.storage.operations, erases(rig)]).toEqual([2, 0]);
    mend();
    rig.clock.advance(RETURN_MS);
    expectNoTime(rig);
    restartCaughtUp(rig);
    expectNoTime(rig);
    expect(erases(rig)).toBe(0);
  });

  test('storage that refused the note and takes a later record: that one says it', () => {
    const rig = new TokenRig(LOCKED);
    rig.storage.plan({ afterOperations: 0, failure: 'refused', seed: 0 });
    moveClock(rig, -DAY_MS);
    expectNoTime(rig);
    rig.after(settingTo(KEY_LOCK_OUT, 500));
    restartCaughtUp(rig);
    expectNoTime(rig);
  });

  test('storage that refused the note, and power lost before it is asked again: believed, as SECURITY.md says', () => {
    const rig = new TokenRig(LOCKED);
    rig.storage.plan({ afterOperations: 0, failure: 'refused', seed: 0 });
    moveClock(rig, -DAY_MS);
    expectNoTime(rig);
    restartCaughtUp(rig);
    expect(clockState(rig)).toBe(CLOCK_STATES.set);
  });

  test('storage that refuses, in each of 300 starts: not one erase', () => {
    const rig = new TokenRig(LOCKED);
    rig.runner.powerCut();
    wornOut(rig);
    moveClock(rig, -DAY_MS);
    for (let start = 0; start < 300; start++) {
      rig.runner.powerOn();
      expect(clockState(rig)).toBe(CLOCK_STATES.unknown);
      rig.runner.powerCut();
    }
    expect(erases(rig)).toBe(0);
  });

  test('a token that is not locked is set again, and its new record has no note', () => {
    const rig = new TokenRig().after(SET_CLOCK, PROVISIONING);
    moveClock(rig, -DAY_MS);
    expectNoTime(rig);
    rig.after(setClockTo(1_900_000_000n));
    rig.restart();
    expect(clockState(rig)).toBe(CLOCK_STATES.set);
  });

  test('nor do the records after it, in the same run', () => {
    const rig = new TokenRig().after(SET_CLOCK, PROVISIONING);
    moveClock(rig, -DAY_MS);
    expectNoTime(rig);
    rig.after(setClockTo(1_900_000_000n), settingTo(KEY_LOCK_OUT, 500));
    expect(clockState(rig)).toBe(CLOCK_STATES.set);
    rig.restart();
    expect(clockState(rig)).toBe(CLOCK_STATES.set);
  });

  test('one that is set again and found wrong again at once is noted again', () => {
    const rig = new TokenRig().after(SET_CLOCK, PROVISIONING);
    for (let time = 0; time < 3; time++) {
      moveClock(rig, -DAY_MS);
      expectNoTime(rig);
      restartCaughtUp(rig);
      expectNoTime(rig);
      moveClock(rig, -DAY_MS);
      rig.after(setClockTo(1_900_000_000n));
      moveClock(rig, -DAY_MS);
      expectNoTime(rig);
      rig.after(setClockTo(1_900_000_000n));
    }
  });
});

/** Sees the clock, though the power may fail within it. */
function clockStateOrNone(rig: TokenRig): void {
  rig.host.request('read-clock', {});
}

describe('M3: a record of format 2, which has no room for the note', () => {
  const OLD = LOCKED.slice();
  const page = newestRecordAt(OLD);
  OLD.fill(0, page + NOTE_AT, page + CRC_AT);
  new DataView(OLD.buffer).setUint16(page + FORMAT_VERSION_AT, 2, true);
  reseal(OLD, page);

  test('is read as it was', () => {
    const { clock, glass, identity, settings } = new TokenRig(LOCKED).observe();
    expect(new TokenRig(OLD).observe()).toMatchObject({ clock, glass, identity, settings });
  });

  test('is written anew once, and has the room then', () => {
    const rig = new TokenRig(OLD);
    moveClock(rig, -DAY_MS);
    expectNoTime(rig);
    expect(erases(rig)).toBe(1);
    restartCaughtUp(rig);
    expectNoTime(rig);
    expect(erases(rig)).toBe(1);
  });

  test('storage that refuses: one erase, and one more after 36 minutes', () => {
    const rig = new TokenRig(OLD);
    wornOut(rig);
    moveClock(rig, -DAY_MS);
    for (let request = 0; request < 1000; request++) expect(clockState(rig)).toBe(CLOCK_STATES.unknown);
    expect(erases(rig)).toBe(1);
    rig.clock.advance(RETURN_MS);
    for (let request = 0; request < 1000; request++) expect(clockState(rig)).toBe(CLOCK_STATES.unknown);
    expect(erases(rig)).toBe(2);
  });
});
