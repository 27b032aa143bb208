/**
 * Storage that refuses, wears and decays: the token says so and goes on, or stops with a fault; it never shows a wrong
 * code.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGlass } from '../../simulator/glass/reading.ts';
import { CRC_AT, NOTE_AT, RECORD_BYTES } from '../support/stored-record.ts';
import { everyCase } from './life-cycle.ts';
import {
  ERASE,
  holdsSecret,
  LOCK,
  newestRecordAt,
  operationsOf,
  PAGE_BYTES,
  PROVISIONING,
  SET_CLOCK,
  settingTo,
  TokenRig,
  type Change,
} from './token-rig.ts';

const SEED = 20_261_122;
const STORAGE_FAILED = 7;
const STORAGE_CORRUPT = 2;
const ANY_VERSION = { minimumVersion: 1, maximumVersion: 1 };

/** The answer's error code when the `operation`-th storage operation of a change is refused; 0 when it says done. */
function askWithRefusal(rig: TokenRig, change: Change, operation: number): number {
  rig.storage.plan({ afterOperations: operation, failure: 'refused', seed: 0 });
  change.ask(rig.host);
  expect(rig.storage.isPlanned).toBe(false);
  const answer = rig.host.answers.at(-1);
  if (answer === undefined) throw new Error('the token has not answered');
  return (answer.flags & 2) === 0 ? 0 : answer.payload[0]!;
}

describe('storage that refuses an operation', () => {
  const changes = everyCase().filter(({ change }) => change.name !== 'erase');

  test.each(changes)(
    '$name: storage-failed and the old record, or done and the new one',
    ({ name, image, change }) => {
      const former = new TokenRig(image).observe();
      const next = new TokenRig(image).after(change).observe();
      const errors = Array.from({ length: operationsOf(image, change) }, (_, operation) => {
        const rig = new TokenRig(image);
        const error = askWithRefusal(rig, change, operation);
        expect(rig.observe()).toEqual(error === 0 ? next : former);
        rig.restart();
        expect(rig.observe()).toEqual(error === 0 ? next : former);
        rig.waitForBudget().after(settingTo(0, 99));
        return error;
      });
      // What the link makes a locked token write spoils the old record first.
      const spoils = / locked/.test(name) ? [STORAGE_FAILED] : [];
      // Only the last operation, the mark on the old record, can be done without.
      expect(errors).toEqual([...spoils, STORAGE_FAILED, STORAGE_FAILED, 0]);
    },
  );

  const erasing = everyCase().filter(({ name }) => /^erase, (provisioned|locked)/.test(name));

  test.each(erasing)('$name: refused as a whole, or a fault until it is asked again', ({ image }) => {
    const former = new TokenRig(image).observe();
    const outcomes = Array.from({ length: operationsOf(image, ERASE) }, (_, operation) => {
      const rig = new TokenRig(image);
      const error = askWithRefusal(rig, ERASE, operation);
      const identity = rig.host.request('identify', ANY_VERSION);
      const { fault } = identity as { fault: number };
      if (fault === 0 && error !== 0) expect(rig.observe()).toEqual(former);
      if (fault !== 0) expect(rig.press()).toContain('Err 02');
      rig.after(ERASE);
      expect(holdsSecret(rig.storage.image)).toBe(false);
      expect(rig.host.request('identify', ANY_VERSION)).toMatchObject({ fault: 0, lifeCycleState: 0 });
      return [error, fault];
    });
    expect(outcomes).toEqual([
      [STORAGE_FAILED, 0],
      [STORAGE_FAILED, 0],
      [0, 0],
      [STORAGE_FAILED, STORAGE_CORRUPT],
      [STORAGE_FAILED, STORAGE_CORRUPT],
      [0, 0],
    ]);
  });

  test('a flash that refuses to be formatted: a blank token that says what it cannot do', () => {
    for (const operation of [0, 1]) {
      const rig = new TokenRig(undefined, (storage) =>
        storage.plan({ afterOperations: operation, failure: 'refused', seed: 0 }),
      );
      expect(rig.host.request('identify', ANY_VERSION)).toMatchObject({ fault: 0, lifeCycleState: 0 });
      // Bit 3, the record, has not passed.
      expect(rig.host.request('self-test', {})).toEqual({ passed: 7 });
      rig.after(SET_CLOCK, PROVISIONING);
      expect(rig.host.request('self-test', {})).toEqual({ passed: 15 });
    }
  });
});

test(`wear: the two slots are erased equally often, to one (1 000 changes, seed ${SEED})`, () => {
  const rig = new TokenRig();
  const changes = [settingTo(0, 20), settingTo(1, 1), SET_CLOCK, PROVISIONING, LOCK, ERASE];
  const [which] = fc.sample(fc.array(fc.nat(changes.length - 1), { minLength: 4000, maxLength: 4000 }), {
    seed: SEED,
    numRuns: 1,
  });
  let done = 0;
  for (const each of which!) {
    if (done === 1000) break;
    if (changes[each]!.ask(rig.host)) done++;
    const [first, second] = rig.storage.eraseCounts;
    expect(Math.abs(first! - second!)).toBeLessThanOrEqual(1);
  }
  expect(done).toBe(1000);
});

describe('decay', () => {
  const image = new TokenRig().after(SET_CLOCK, PROVISIONING, settingTo(1, 500), LOCK).storage.image;
  const newest = newestRecordAt(image);
  const other = newest === 0 ? 4096 : 0;
  const healthy = new TokenRig(image).observe();

  /** A start from a damaged image. */
  function damaged(offset: number, flip: number): TokenRig {
    const copy = image.slice();
    copy[offset]! ^= flip;
    return new TokenRig(copy);
  }

  function expectFault(rig: TokenRig): void {
    expect(rig.host.request('identify', ANY_VERSION)).toMatchObject({
      fault: STORAGE_CORRUPT,
      lifeCycleState: 2,
      algorithm: 0,
    });
    expect(rig.press()).toContain('Err 02');
    expect(rig.frames.map((frame) => readGlass(frame).code).filter((code) => code !== null)).toEqual([]);
    // It does not write: what is there may still tell somebody something.
    expect(rig.storage.operations).toBe(0);
  }

  /** The place for the note that the clock was found wrong: a bit lost there is such a note. */
  function isInNote(byte: number): boolean {
    return byte >= NOTE_AT && byte < CRC_AT;
  }

  function expectNoted(rig: TokenRig): void {
    const { clock, glass, identity, ...others } = rig.observe();
    expect(clock).toMatchObject({ clockState: 0 });
    expect(glass).toContain('no CLoC');
    expect(others).toEqual({ settings: healthy.settings, counters: healthy.counters });
    expect(identity).toEqual({ ...healthy.identity, clockState: 0 });
    expect(rig.frames.map((frame) => readGlass(frame).code).filter((code) => code !== null)).toEqual([]);
    expect(rig.storage.operations).toBe(0);
  }

  test('any one bit of the newest record, all 1 984 of them: a fault, or in the note an unknown clock', () => {
    for (let bit = 0; bit < RECORD_BYTES * 8; bit++) {
      const rig = damaged(newest + (bit >> 3), 1 << (bit & 7));
      if (isInNote(bit >> 3)) expectNoted(rig);
      else expectFault(rig);
    }
  });

  test('any bit of the mark behind the newest record: a fault, not a code from either', () => {
    for (let bit = RECORD_BYTES * 8; bit < PAGE_BYTES * 8; bit++) {
      expectFault(damaged(newest + (bit >> 3), 1 << (bit & 7)));
    }
  });

  test('any one bit of the superseded page: no effect', () => {
    for (let bit = 0; bit < PAGE_BYTES * 8; bit++) {
      expect(damaged(other + (bit >> 3), 1 << (bit & 7)).observe()).toEqual(healthy);
    }
  });

  test('any one bit of the only record of a factory-new token: a fault, or a factory-new token', () => {
    const factoryNew = new TokenRig().storage.image;
    const blank = new TokenRig(factoryNew).observe();
    let faults = 0;
    for (let bit = 0; bit < RECORD_BYTES * 8; bit++) {
      const copy = factoryNew.slice();
      copy[bit >> 3]! ^= 1 << (bit & 7);
      const rig = new TokenRig(copy);
      const identity = rig.host.request('identify', ANY_VERSION) as { fault: number };
      if (identity.fault === 0) expect(rig.observe()).toEqual(blank);
      else faults++;
    }
    expect(faults).toBeGreaterThan(0);
  });

  test(`bursts in the newest page: a fault, a note or the record as it was (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.nat(PAGE_BYTES - 1),
        fc.uint8Array({ minLength: 1, maxLength: PAGE_BYTES }),
        (from, noise) => {
          const copy = image.slice();
          const burst = noise.subarray(0, PAGE_BYTES - from);
          copy.set(burst, newest + from);
          const rig = new TokenRig(copy);
          const lost = Array.from(copy.keys()).filter((at) => copy[at] !== image[at]);
          if (lost.length === 0) expect(rig.observe()).toEqual(healthy);
          else if (lost.every((at) => isInNote(at - newest))) expectNoted(rig);
          else expectFault(rig);
        },
      ),
      { seed: SEED, numRuns: 2000 },
    );
  });

  test('after a fault an erase makes a blank token of it, and nothing of the secret is left', () => {
    const rig = damaged(newest + 100, 1).after(ERASE);
    expect(rig.host.request('identify', ANY_VERSION)).toMatchObject({ fault: 0, lifeCycleState: 0 });
    expect(holdsSecret(rig.storage.image)).toBe(false);
    rig.after(SET_CLOCK, PROVISIONING);
    rig.restart();
    expect(rig.host.request('identify', ANY_VERSION)).toMatchObject({ fault: 0, lifeCycleState: 1 });
  });
});
