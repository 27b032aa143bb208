/**
 * Strangers at the link of a locked token cannot wear its flash: no two writes within a minute, 50 in any day, through
 * power cycles, cuts and wrong clocks; and keys are never refused for it.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LinkRefusal } from '../../host-tools/link/errors.ts';
import { ERRORS, SETTINGS } from '../../host-tools/link/protocol.generated.ts';
import { LIMITS } from '../../host-tools/token/limits.generated.ts';
import { FailingStorage, type Failure } from '../../simulator/ports/failing-storage.ts';
import { Reader } from '../reader/reader.ts';
import { LOCK, PROVISIONING, SET_CLOCK, TokenRig } from '../power-cut/token-rig.ts';

const SEED = 20_261_129;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** After this long, one write has come back. */
const RETURN_MS = LIMITS.linkWriteReturnSeconds * 1000;
const AT_ONCE = LIMITS.linkWritesAtOnce;
const MAXIMUM_WRITES_A_DAY = 50;
/** One that a stranger can raise often: it has the widest range. */
const RAISED = SETTINGS['key-lock-out'].id;
const AT_FIRST = SETTINGS['key-lock-out'].default;

/** Seeds of erases that are cut before they change a bit of the record. */
const EARLY_SEEDS = [33, 45, 84, 160, 210, 315, 346, 348];

const LOCKED = new TokenRig().after(SET_CLOCK, PROVISIONING, LOCK).storage.image;

class Stranger {
  readonly rig = new TokenRig(LOCKED);
  /** Real time of every erase that was begun. */
  readonly erasedAtMs: number[] = [];
  /** The value that stands; null when a cut has left it open. */
  #stored: number | null = null;

  constructor() {
    const { storage, clock } = this.rig;
    const erase = storage.erase.bind(storage);
    storage.erase = (offset): void => {
      this.erasedAtMs.push(clock.uptimeMs());
      erase(offset);
    };
  }

  /** Asks for a higher value than the one that stands. Gives 0, or the minutes after which to ask again. */
  ask(): number {
    const { host } = this.rig;
    this.#stored ??= (host.request('read-setting', { setting: RAISED }) as { value: number }).value;
    const value = this.#stored + 1;
    const answer = host.request('change-setting', { setting: RAISED, value });
    if (answer !== null && 'error' in answer) {
      expect(ERRORS[answer.error]?.name).toBe('too-soon');
      return answer.detail;
    }
    this.#stored = answer === null ? null : value;
    return 0;
  }

  wait(ms: number): void {
    this.rig.clock.advance(ms);
  }

  /** Asks, and the power fails within the write's erase or its programming; then it comes back. */
  askAndCut(operation: number, seed: number, failure: Failure = 'within'): void {
    this.rig.storage.plan({ afterOperations: operation, failure, seed });
    this.ask();
    this.rig.storage.plan(null);
    this.rig.restart();
  }

  /** Uses up all that can be written at once. */
  useUp(): void {
    for (let write = 0; write < AT_ONCE; write++) {
      expect(this.ask()).toBe(0);
      this.wait(MINUTE_MS);
    }
  }

  expectWithinBudget(): void {
    const times = this.erasedAtMs;
    times.forEach((atMs, index) => {
      if (index > 0) expect(atMs - times[index - 1]!).toBeGreaterThanOrEqual(MINUTE_MS);
      const withinDay = times.filter((other) => other >= atMs && other < atMs + DAY_MS);
      expect(withinDay.length).toBeLessThanOrEqual(MAXIMUM_WRITES_A_DAY);
    });
  }
}

describe('M3: writes that the link causes on a locked token', () => {
  test('20 000 requests within a day wear the flash 50 times at most', () => {
    const stranger = new Stranger();
    for (let request = 0; request < 20_000; request++) {
      stranger.ask();
      stranger.wait(DAY_MS / 20_000);
    }
    stranger.expectWithinBudget();
    // Somebody who helps has had what the budget gives.
    expect(stranger.erasedAtMs.length).toBeGreaterThan(AT_ONCE + 30);
  });

  test('the first is done at once, the next after a minute and not before', () => {
    const stranger = new Stranger();
    expect(stranger.ask()).toBe(0);
    expect(stranger.ask()).toBe(1);
    stranger.wait(MINUTE_MS - 1);
    expect(stranger.ask()).toBe(1);
    stranger.wait(1);
    expect(stranger.ask()).toBe(0);
    expect(stranger.erasedAtMs).toHaveLength(2);
  });

  test('when all are used up, the refusal says when one has come back', () => {
    const stranger = new Stranger();
    stranger.useUp();
    const minutes = stranger.ask();
    expect(minutes).toBe((RETURN_MS - MINUTE_MS) / MINUTE_MS);
    stranger.wait((minutes - 1) * MINUTE_MS);
    expect(stranger.ask()).toBe(1);
    stranger.wait(MINUTE_MS);
    expect(stranger.ask()).toBe(0);
    expect(stranger.ask()).toBe(RETURN_MS / MINUTE_MS);
  });

  test('the refusal in words', () => {
    const code = Number(Object.keys(ERRORS).find((each) => ERRORS[Number(each)]!.name === 'too-soon'));
    expect(new LinkRefusal('change-setting', code, 36).message).toContain('(ask again in 36 minutes)');
    expect(new LinkRefusal('change-setting', code, 1).message).toContain('(ask again in 1 minute)');
  });

  test('a power cycle gives nothing back, neither the minute nor the count', () => {
    const stranger = new Stranger();
    expect(stranger.ask()).toBe(0);
    stranger.rig.restart();
    expect(stranger.ask()).toBe(1);
    stranger.wait(MINUTE_MS);
    for (let write = 1; write < AT_ONCE; write++) {
      expect(stranger.ask()).toBe(0);
      stranger.rig.restart();
      stranger.wait(MINUTE_MS);
    }
    for (let cycle = 0; cycle < 100; cycle++) {
      stranger.rig.restart();
      stranger.wait(RETURN_MS - 1);
      expect(stranger.ask()).toBe(1);
    }
    expect(stranger.erasedAtMs).toHaveLength(AT_ONCE);
  });

  test('time without power counts for nothing', () => {
    const stranger = new Stranger();
    stranger.useUp();
    stranger.rig.runner.powerCut();
    stranger.wait(30 * DAY_MS);
    stranger.rig.runner.powerOn();
    expect(stranger.ask()).toBe(RETURN_MS / MINUTE_MS);
  });

  test.each([
    ['within its erase', 1],
    ['within its programming', 2],
  ])('a write that is cut short %s is paid for, again and again', (_name, operation) => {
    const stranger = new Stranger();
    for (let cycle = 0; cycle < 300; cycle++) {
      stranger.askAndCut(operation, SEED + cycle);
      stranger.wait(10 * MINUTE_MS);
    }
    expect(stranger.erasedAtMs).toHaveLength(1);
    for (let cycle = 0; cycle < 100; cycle++) {
      stranger.wait(RETURN_MS);
      stranger.askAndCut(operation, SEED + cycle);
    }
    stranger.expectWithinBudget();
  });

  test('a cut after every write that is done costs as much as a write', () => {
    const stranger = new Stranger();
    while (stranger.rig.clock.uptimeMs() < 2 * DAY_MS) {
      stranger.askAndCut(1, SEED);
      stranger.wait(RETURN_MS);
      stranger.ask();
      stranger.wait(MINUTE_MS);
    }
    stranger.expectWithinBudget();
  });

  test('a write that the storage refuses is paid for too', () => {
    const stranger = new Stranger();
    stranger.rig.storage.plan({ afterOperations: 2, failure: 'refused', seed: 0 });
    const answer = stranger.rig.host.request('change-setting', { setting: RAISED, value: 60 });
    expect(ERRORS[(answer as { error: number }).error]?.name).toBe('storage-failed');
    expect(stranger.erasedAtMs).toHaveLength(1);
    expect(stranger.ask()).toBe(RETURN_MS / MINUTE_MS);
    stranger.wait(RETURN_MS);
    expect(stranger.ask()).toBe(0);
  });

  test('a storage that refuses to spoil the old record is not made to erase it', () => {
    const stranger = new Stranger();
    stranger.rig.storage.program = (): never => {
      throw new Error('worn out');
    };
    const refusals = Array.from({ length: 100 }, () => {
      const answer = stranger.rig.host.request('change-setting', { setting: RAISED, value: 60 });
      stranger.rig.restart();
      return ERRORS[(answer as { error: number }).error]?.name;
    });
    expect(new Set(refusals)).toEqual(new Set(['storage-failed']));
    expect(stranger.erasedAtMs).toEqual([]);
  });

  test.each<[string, (stranger: Stranger) => void]>([
    ['runs backwards', ({ rig }) => rig.clock.setUnixMs(rig.clock.unixMs() - DAY_MS)],
    ['leaps ahead by a year', ({ rig }) => rig.clock.setUnixMs(rig.clock.unixMs() + 365 * DAY_MS)],
    ['reads nonsense', ({ rig }) => rig.clock.setUnixMs(253402300800_000)],
  ])('a real-time clock that %s changes nothing', (_name, disturb) => {
    const stranger = new Stranger();
    stranger.useUp();
    disturb(stranger);
    expect(stranger.ask()).toBeGreaterThan(30);
    stranger.rig.restart();
    disturb(stranger);
    expect(stranger.ask()).toBe(RETURN_MS / MINUTE_MS);
  });

  test(`whatever a stranger does: never more than 50 a day (seed ${SEED})`, () => {
    const anyAct = fc.oneof(
      { weight: 4, arbitrary: fc.record({ act: fc.constant('ask' as const), times: fc.nat(3) }) },
      {
        weight: 4,
        arbitrary: fc.record({
          act: fc.constant('wait' as const),
          ms: fc.constantFrom(0, 1, MINUTE_MS - 1, MINUTE_MS, RETURN_MS - 1, RETURN_MS, 3 * RETURN_MS),
        }),
      },
      { weight: 1, arbitrary: fc.record({ act: fc.constant('cycle' as const) }) },
      {
        weight: 1,
        arbitrary: fc.record({
          act: fc.constant('cut' as const),
          operation: fc.nat(3),
          seed: fc.oneof(fc.nat(), fc.constantFrom(...EARLY_SEEDS)),
        }),
      },
    );
    fc.assert(
      fc.property(fc.array(anyAct, { minLength: 20, maxLength: 60 }), (pattern) => {
        const stranger = new Stranger();
        // The same again until two days have passed, or as often as it may.
        for (let round = 0; round < 40 && stranger.rig.clock.uptimeMs() < 2 * DAY_MS; round++) {
          for (const each of pattern) {
            if (each.act === 'ask') for (let time = 0; time <= each.times; time++) stranger.ask();
            else if (each.act === 'wait') stranger.wait(each.ms);
            else if (each.act === 'cycle') stranger.rig.restart();
            else stranger.askAndCut(each.operation, each.seed);
          }
        }
        stranger.expectWithinBudget();
      }),
      { seed: SEED, numRuns: 20 },
    );
  });

  test('a value that stands already costs nothing', () => {
    const stranger = new Stranger();
    stranger.useUp();
    const erased = stranger.erasedAtMs.length;
    const { value } = stranger.rig.host.request('read-setting', { setting: RAISED }) as { value: number };
    for (let time = 0; time < 100; time++) {
      expect(stranger.rig.host.request('change-setting', { setting: RAISED, value })).toEqual({});
    }
    expect(stranger.erasedAtMs).toHaveLength(erased);
  });
});

describe('M3: an erase leaves a trace before it begins', () => {
  /** Spoiling the old record, the erase, the new record, the mark on the old one. */
  const OPERATIONS = [0, 1, 2, 3];
  const CUTS = OPERATIONS.flatMap((operation) => [
    ...Array.from({ length: 400 }, (_, seed) => ({ operation, failure: 'within' as const, seed })),
    { operation, failure: 'before' as const, seed: 0 },
    { operation, failure: 'after' as const, seed: 0 },
  ]);
  const WHOLE = new TokenRig(LOCKED).observe();

  /** Whatever was cut: the same token, with the value of before or the one that was asked for. */
  function expectWhole({ rig }: Stranger, before: number, asked: number): void {
    const { identity, clock, glass, settings } = new TokenRig(rig.storage.image).observe();
    expect({ identity, clock, glass }).toEqual({
      identity: WHOLE.identity,
      clock: WHOLE.clock,
      glass: WHOLE.glass,
    });
    expect([before, asked]).toContainEqual((settings[RAISED] as { value: number }).value);
  }

  test('1 608 cuts: where an erase was begun, no request is heard before it has come back, and nothing is lost', () => {
    let erased = 0;
    for (const { operation, failure, seed } of CUTS) {
      const stranger = new Stranger();
      stranger.askAndCut(operation, seed, failure);
      expectWhole(stranger, AT_FIRST, AT_FIRST + 1);
      if (stranger.erasedAtMs.length === 0) continue;
      erased++;
      expect(stranger.ask(), `operation ${operation}, ${failure}, seed ${seed}`).toBeGreaterThan(0);
      for (let round = 0; round < 3; round++) stranger.askAndCut(operation, seed, failure);
      expect(stranger.erasedAtMs).toHaveLength(1);
    }
    expect(erased).toBeGreaterThan(CUTS.length / 2);
  });

  const AGAIN = [
    ...EARLY_SEEDS.map((seed) => ({ operation: 1, failure: 'within' as const, seed })),
    ...CUTS.filter(({ failure }) => failure !== 'within'),
  ];

  test.each(AGAIN)('300 rounds with a cut $failure operation $operation, seed $seed', (cut) => {
    const stranger = new Stranger();
    for (let round = 0; round < 300; round++) {
      stranger.askAndCut(cut.operation, cut.seed, cut.failure);
      // The first half as fast as it goes, the second as often as a write may follow another.
      if (round >= 150) stranger.wait(MINUTE_MS);
    }
    stranger.expectWithinBudget();
    stranger.wait(2 * RETURN_MS);
    expect(stranger.ask()).toBe(0);
  });
});

describe('M3: the budget does not hold up', () => {
  test('the factory: a blank and a provisioned token store as often as they are asked', () => {
    const rig = new TokenRig();
    const change = (times: number): void => {
      for (let time = 0; time < times; time++) {
        const value = AT_FIRST + (time % 2) + 1;
        expect(rig.host.request('change-setting', { setting: RAISED, value })).toEqual({});
      }
    };
    change(100);
    rig.after(SET_CLOCK, PROVISIONING);
    change(100);
    for (let time = 0; time < 100; time++) rig.after(SET_CLOCK);
    rig.after(LOCK);
    // A locked token begins with the whole budget.
    expect(rig.host.request('change-setting', { setting: RAISED, value: 77 })).toEqual({});
    rig.restart();
    expect(rig.host.request('change-setting', { setting: RAISED, value: 78 })).toHaveProperty('error');
  });

  test('keys, whatever strangers have used up', async () => {
    const storage = new FailingStorage();
    const reader = await Reader.make({ storage });
    await reader.session.request('lock', {});
    for (let write = 0; write < AT_ONCE; write++) {
      await reader.change('glass-seconds', 40 + write);
      reader.wait(MINUTE_MS);
    }
    await expect(reader.change('glass-seconds', 99)).rejects.toThrow(/too-soon/);
    for (let press = 0; press < 12; press++) {
      const before = storage.operations;
      reader.pressEach('fn', press % 2 === 0 ? '1' : '3');
      reader.untilStored();
      expect(storage.operations).toBe(before + 3);
    }
    reader.pressEach('fn', '1');
    reader.untilStored();
    reader.powerCycle();
    expect(await reader.setting('volume')).toBe(3);
  });
});
