/**
 * The power fails before, within or after any storage operation: the token then has the old record or the new one,
 * whole.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../simulator/ports/failing-storage.ts';
import { NOTE_AT } from '../support/stored-record.ts';
import { everyCase, type Case } from './life-cycle.ts';
import {
  ERASE,
  holdsSecret,
  newestRecordAt,
  operationsOf,
  settingTo,
  TokenRig,
  type Observation,
} from './token-rig.ts';

const SEED = 20_261_122;
/** Ways in which an operation may be left half done, per operation. */
const VARIANTS = 12;

const NEXT = settingTo(0, 99);

interface Cut {
  operation: number;
  failure: Failure;
  seed: number;
}

/** Each operation cut before, after, and within in several ways. */
function everyCut(operations: number): Cut[] {
  return Array.from({ length: operations }, (_, operation) => [
    { operation, failure: 'before' as const, seed: 0 },
    { operation, failure: 'after' as const, seed: 0 },
    ...Array.from({ length: VARIANTS }, (_, variant) => ({
      operation,
      failure: 'within' as const,
      seed: SEED + operation * VARIANTS + variant,
    })),
  ]).flat();
}

function cutNow(rig: TokenRig, cut: Cut): void {
  rig.storage.plan({ afterOperations: cut.operation, failure: cut.failure, seed: cut.seed });
}

function observationOf(image: Uint8Array): Observation {
  return new TokenRig(image).observe();
}

/** The record that is in force, told apart from the other one. Throws when it is neither. */
function oldOrNew(seen: Observation, former: Observation, next: Observation): 'old' | 'new' {
  if (JSON.stringify(seen, bigints) === JSON.stringify(next, bigints)) return 'new';
  expect(seen).toEqual(former);
  return 'old';
}

function bigints(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}

describe(`power cuts (seed ${SEED}, ${VARIANTS} variants within each operation)`, () => {
  const cases = everyCase();

  test.each(cases)('$name: old or new', ({ image, change }: Case) => {
    const former = observationOf(image);
    const next = observationOf(new TokenRig(image).after(change).storage.image);
    const operations = operationsOf(image, change);
    const outcomes = { old: 0, new: 0 };
    for (const cut of everyCut(operations)) {
      const rig = new TokenRig(image);
      cutNow(rig, cut);
      const isAnswered = change.ask(rig.host);
      expect(rig.storage.isPlanned).toBe(false);
      expect(isAnswered).toBe(false);
      rig.restart();
      outcomes[oldOrNew(rig.observe(), former, next)]++;
      // It still stores: the next change works and outlives another power cut.
      rig.waitForBudget().after(NEXT);
      const changed = rig.observe();
      rig.restart();
      expect(rig.observe()).toEqual(changed);
      expect(changed.settings[0]).toEqual({ value: 99 });
    }
    // The first cut changes nothing, the last one nothing any more.
    expect(outcomes.old).toBeGreaterThan(0);
    expect(outcomes.new).toBeGreaterThan(0);
  });

  test('the very first format: a blank token in the end, however often it is cut', () => {
    const fresh = observationOf(new Uint8Array(8192).fill(0xff));
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            operation: fc.nat(1),
            failure: fc.constantFrom('before', 'within', 'after'),
            seed: fc.nat(),
          }),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
        (cuts) => {
          const rig = new TokenRig(undefined, (storage) => {
            storage.plan({
              afterOperations: cuts[0]!.operation,
              failure: cuts[0]!.failure as Failure,
              seed: cuts[0]!.seed,
            });
          });
          for (const cut of cuts.slice(1)) {
            cutNow(rig, cut);
            rig.restart();
          }
          rig.storage.plan(null);
          rig.restart();
          expect(rig.observe()).toEqual(fresh);
          rig.after(NEXT);
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });

  test('a second cut in the start or change that follows the first', () => {
    const anyCut = fc.record({
      operation: fc.nat(5),
      failure: fc.constantFrom<Failure>('before', 'within', 'after'),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(fc.nat(cases.length - 1), anyCut, anyCut, anyCut, (which, first, atStart, second) => {
        const { image, change } = cases[which]!;
        const former = observationOf(image);
        const next = observationOf(new TokenRig(image).after(change).storage.image);
        const rig = new TokenRig(image);
        cutNow(rig, first);
        change.ask(rig.host);
        rig.storage.plan(null);
        cutNow(rig, atStart);
        rig.restart();
        rig.storage.plan(null);
        rig.restart();
        oldOrNew(rig.observe(), former, next);

        // Compared as seen by a rig that starts on what is stored: a locked token takes the next change only later.
        const before = observationOf(rig.storage.image);
        const uncut = observationOf(
          new TokenRig(rig.storage.image).waitForBudget().after(NEXT).storage.image,
        );
        rig.waitForBudget();
        cutNow(rig, second);
        NEXT.ask(rig.host);
        rig.storage.plan(null);
        rig.restart();
        oldOrNew(observationOf(rig.storage.image), before, uncut);
        rig.waitForBudget().after(NEXT);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  test('after a cut and a start, damage to the newest record is a fault and never the record before it', () => {
    const damage = fc.record({ bit: fc.nat(NOTE_AT * 8 - 1), seed: fc.nat() });
    const rewritten = cases.filter(({ name }) => !/factory-new|erase/.test(name));
    fc.assert(
      fc.property(
        fc.nat(rewritten.length - 1),
        fc.record({
          operation: fc.nat(3),
          failure: fc.constantFrom<Failure>('before', 'within', 'after'),
          seed: fc.nat(),
        }),
        damage,
        (which, cut, { bit }) => {
          const { image, change } = rewritten[which]!;
          const rig = new TokenRig(image);
          cutNow(rig, cut);
          change.ask(rig.host);
          rig.restart();
          rig.storage.image[newestRecordAt(rig.storage.image) + (bit >> 3)]! ^= 1 << (bit & 7);
          rig.restart();
          expect(rig.host.request('identify', { minimumVersion: 1, maximumVersion: 1 })).toMatchObject({
            fault: 2,
          });
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('an erase that was cut anywhere has, when the token is blank, left nothing of the secret', () => {
    const erasing = cases.filter(({ name }) => /^erase, (provisioned|locked)/.test(name));
    expect(erasing.length).toBe(4);
    let blank = 0;
    for (const { image } of erasing) {
      expect(holdsSecret(image)).toBe(true);
      for (const cut of everyCut(operationsOf(image, ERASE))) {
        const rig = new TokenRig(image);
        cutNow(rig, cut);
        ERASE.ask(rig.host);
        rig.restart();
        const identity = rig.host.request('identify', { minimumVersion: 1, maximumVersion: 1 });
        if (!(identity !== null && 'lifeCycleState' in identity)) throw new Error('no identity');
        if (identity.lifeCycleState !== 0) continue;
        blank++;
        expect(holdsSecret(rig.storage.image)).toBe(false);
      }
    }
    expect(blank).toBeGreaterThan(0);
  });
});
