/**
 * Random tokens, each read from the glass of `talkode simulate`, against oathtool of Debian's oath-toolkit.
 * A few run as processes of their own: there too the options reach the token.
 */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../support/depth.ts';
import { describeWith, programPath } from '../support/system-programs.ts';
import { simulateHere } from './simulate-here.ts';
import { simulateJson } from './talkode.ts';

const CASES = runs(80, 1000);
const PROCESSES = 4;
/** 2020, below which no token takes its clock, to the end of the year 9999. */
const TIMES = { min: 1_577_836_800, max: 253_402_300_799 };

const CASE = fc.record({
  secret: fc.uint8Array({ minLength: 10, maxLength: 64 }),
  algorithm: fc.constantFrom('SHA1', 'SHA256', 'SHA512'),
  digits: fc.integer({ min: 6, max: 8 }),
  timeStepSeconds: fc.integer({ min: 15, max: 300 }),
  unixSeconds: fc.integer(TIMES),
});
type Case = typeof CASE extends fc.Arbitrary<infer T> ? T : never;

function oathtoolCode({ secret, algorithm, digits, timeStepSeconds, unixSeconds }: Case): string {
  const args = [
    `--totp=${algorithm.toLowerCase()}`,
    `--digits=${digits}`,
    `--time-step-size=${timeStepSeconds}s`,
    `--now=@${unixSeconds}`,
    Buffer.from(secret).toString('hex'),
  ];
  return execFileSync(programPath('oathtool'), args, { encoding: 'utf8' }).trim();
}

function simulateArgs({ secret, algorithm, digits, timeStepSeconds, unixSeconds }: Case): string[] {
  return [
    ...['--secret', `hex:${Buffer.from(secret).toString('hex')}`, '--algorithm', algorithm],
    ...['--digits', String(digits), '--time-step', String(timeStepSeconds)],
    ...['--at', String(unixSeconds), '--press', 'main'],
  ];
}

describeWith(['oathtool'], 'codes on the glass equal oathtool', () => {
  test.each([
    [`in ${CASES} random cases`, CASES, simulateHere],
    [`in ${PROCESSES} random cases, each in a process of its own`, PROCESSES, simulateJson],
  ] as const)('%s', async (_, count, simulate) => {
    for (const each of fc.sample(CASE, count)) {
      const report = await simulate(...simulateArgs(each));
      expect([each, report['code']]).toEqual([each, oathtoolCode(each)]);
    }
  });
});
