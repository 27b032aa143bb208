/**
 * The core in C under valgrind's memcheck with every secret undefined: no branch and no address depends on one, from
 * the line to the glass. Built without and with the boards' optimization; and planted leaks are found.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FrameDecoder, type Frame } from '../../host-tools/link/framing.ts';
import { FLAGS } from '../../host-tools/link/protocol.generated.ts';
import type { HashAlgorithm } from '../../host-tools/verifier/hmac.ts';
import { readGlass } from '../../simulator/glass/reading.ts';
import { SeededEntropy } from '../support/seeded-entropy.ts';
import { runs } from '../support/depth.ts';
import { describeWith } from '../support/system-programs.ts';
import { ALGORITHMS, fromHex, oracleHotp } from '../verifier/oracle.ts';
import { DECLASSIFIED } from './declassified.ts';
import { compileListeningCore } from './listening-core.ts';
import { patched } from './patched-core.ts';
import { PLANTED_LEAKS } from './planted-leaks.ts';
import { story, type Case, type Scene } from './story.ts';
import { Driver, type DriverRun, type Step } from './valgrind.ts';

const SEED = process.env['SEED'] ?? String(Date.now());
/**
 * Before a release, as many as give every length that a secret may have; else every other. Without the boards'
 * optimization, where a run takes three times as long, the same source is looked at again: fewer will do.
 */
const SECRETS_PER_HASH = { '-O0': runs(2, 20), '-O2': runs(6, 20) };
/** From one length to the next: with no divisor in common with their number it reaches them all, and a few lie far apart. */
const LENGTH_STEP_BYTES = 17;
const [MINIMUM_BYTES, MAXIMUM_BYTES] = [10, 64];
const CRC32_BYTES = 4;
/** What HMAC keeps of a key: two states (RFC 2104, section 4) as long as the digest. */
const DIGEST_BYTES: Readonly<Record<HashAlgorithm, number>> = { SHA1: 20, SHA256: 32, SHA512: 64 };
const MIDSTATES = 2;

/** So many secrets for each hash. */
function makeCases(secretsPerHash: number): Case[] {
  const lengths = MAXIMUM_BYTES - MINIMUM_BYTES + 1;
  return Array.from({ length: secretsPerHash * ALGORITHMS.length }, (_, index) => {
    const entropy = new SeededEntropy(`${SEED} ${index}`);
    const randomByte = (): number => entropy.read(1)[0]!;
    return {
      algorithm: ALGORITHMS[index % ALGORITHMS.length]!,
      secret: entropy.read(MINIMUM_BYTES + ((lengths - 1 + index * LENGTH_STEP_BYTES) % lengths)),
      digits: 6 + (randomByte() % 3),
      timeStepSeconds: 15 + randomByte(),
      unixSeconds: 1_600_000_000 + randomByte() * 1_000_003,
      randomByte,
    };
  });
}

interface Told {
  each: Case;
  answers: Record<string, string>;
}

/** Each case's answers by the names of its story, from one run of all. */
function answersOf(cases: readonly Case[], stories: readonly Scene[][], steps: readonly Step[]): Told[] {
  let at = 0;
  return cases.map((each, index) => {
    const scenes = stories[index]!;
    const part = steps.slice(at, (at += scenes.length));
    const named = scenes.map(({ name }, n) => [name ?? '', part[n]!.answer] as const);
    return { each, answers: Object.fromEntries(named.filter(([name]) => name !== '')) };
  });
}

function answerFrame(hex: string): Frame {
  const [frame] = new FrameDecoder().push(fromHex(hex));
  if (frame === undefined) throw new Error(`no answer in "${hex}"`);
  return frame;
}

function codeAt({ algorithm, secret, digits, timeStepSeconds }: Case, unixSeconds: number): string {
  return oracleHotp(secret, algorithm, BigInt(Math.floor(unixSeconds / timeStepSeconds)), digits);
}

/** How many bytes are undefined in the core's memory and in flash. */
function secretBytes(ranges: string): { memory: number; flash: number } {
  const sum = (part: string): number =>
    [...part.matchAll(/\+(\d+)/g)].reduce((bytes, [, count]) => bytes + Number(count), 0);
  const [memory, flash] = ranges.split('|');
  return { memory: sum(memory!), flash: sum(flash!) };
}

describeWith(['gcc', 'valgrind', '/usr/include/stdio.h'], 'with every secret undefined', () => {
  let listeningCore: Uint8Array;
  beforeAll(() => {
    listeningCore = compileListeningCore({ leaking: false });
  });

  describe.each(['-O0', '-O2'] as const)(`the core in C, built with %s (seed ${SEED})`, (optimization) => {
    const cases = makeCases(SECRETS_PER_HASH[optimization]);
    const stories = cases.map(story);
    let run: DriverRun;
    let told: Told[];

    beforeAll(() => {
      const driver = new Driver(listeningCore, optimization);
      run = driver.run([...stories.flat().map(({ command }) => command), 'declassified']);
      driver.close();
      told = answersOf(cases, stories, run.steps);
    });

    test(`branches and addresses depend on none of ${SECRETS_PER_HASH[optimization]} secrets for each of three hashes`, () => {
      expect(run.steps.filter(({ complaints }) => complaints > 0)).toEqual([]);
      expect(run.report).toBe('');
    });

    test('every length that a secret may have was among them, or as many as there are secrets', () => {
      const lengths = new Set(cases.map(({ secret }) => secret.length));
      expect(lengths.size).toBe(Math.min(cases.length, MAXIMUM_BYTES - MINIMUM_BYTES + 1));
    });

    test('the codes are right, before and after a power loss', () => {
      for (const { each, answers } of told) {
        const code = (name: string): string | null => readGlass(fromHex(answers[name]!)).code;
        expect(code('code')).toBe(codeAt(each, each.unixSeconds));
        const later = each.unixSeconds + 2 * each.timeStepSeconds;
        expect(code('code after a power loss')).toBe(codeAt(each, later));
      }
    });

    test('a damaged frame goes unanswered and a refused one is refused, and neither leaves anything behind', () => {
      for (const { answers } of told) {
        expect(answers['damaged frame']).toBe('');
        expect(answerFrame(answers['refused frame']!).flags & FLAGS.error).toBe(FLAGS.error);
        expect(answerFrame(answers['provisioned']!).flags & FLAGS.error).toBe(0);
        for (const moment of ['a damaged frame', 'a refusal'])
          expect(secretBytes(answers[`secret after ${moment}`]!)).toEqual({ memory: 0, flash: 0 });
      }
    });

    test("what is left of a secret is the record with its checksum and HMAC's two states, before and after a code", () => {
      for (const { each, answers } of told) {
        const record = each.secret.length + CRC32_BYTES;
        const memory = record + MIDSTATES * DIGEST_BYTES[each.algorithm];
        expect(secretBytes(answers['secret in a provisioned token']!)).toEqual({ memory, flash: record });
        // The record is written anew when the clock is set, and the slot before it keeps its own.
        for (const moment of ['a code', 'a power loss'])
          expect(secretBytes(answers[`secret after ${moment}`]!)).toEqual({ memory, flash: 2 * record });
      }
    });

    test('nothing is left of it after an erase', () => {
      for (const { answers } of told)
        expect(secretBytes(answers['secret after an erase']!)).toEqual({ memory: 0, flash: 0 });
    });

    test('each value that is declared public was a secret before, and no other is declared', () => {
      const reached = run.steps.at(-1)!.answer.split(' ').map(Number);
      expect(reached.slice(0, DECLASSIFIED.length).every((times) => times >= cases.length)).toBe(true);
      expect(reached.slice(DECLASSIFIED.length).every((times) => times === 0)).toBe(true);
    });
  });

  describe('valgrind finds, planted in the core,', () => {
    let driver: Driver;
    beforeAll(() => {
      // With -O2 gcc takes a conditional move where the source branches, which another compiler need not do.
      driver = new Driver(compileListeningCore({ leaking: true }), '-O0');
    });
    afterAll(() => driver.close());

    const [each] = makeCases(1);
    const scenes = story(each!);
    const commands = scenes.map(({ command }) => command);

    test.each(PLANTED_LEAKS.map((leak, row) => ({ ...leak, row })))('$name', ({ row, complaint }) => {
      const { steps, report } = driver.run([`plant ${row}`, ...commands]);
      expect(steps.some(({ complaints }) => complaints > 0)).toBe(true);
      expect(report).toContain(complaint);
    });

    test('nothing where no leak is open', () => {
      const { steps, report } = driver.run(commands);
      expect(report).toBe('');
      const [{ answers }] = answersOf([each!], [scenes], steps) as [Told];
      expect(readGlass(fromHex(answers['code']!)).code).toBe(codeAt(each!, each!.unixSeconds));
    });
  });

  test('a change of the core that a row of the tables no longer fits is noticed', () => {
    const row = { file: 'oath/hotp.ts', text: 'once', replacement: 'never' };
    expect(patched('at once', row)).toContain('at never');
    expect(() => patched('twice', row)).toThrow(/expected "once" once, found it 0 times/);
    expect(() => patched('once, once', row)).toThrow(/found it 2 times/);
  });
});
