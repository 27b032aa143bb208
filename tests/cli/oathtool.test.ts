// Two hundred random tokens, each read from the glass of `talkode simulate`, against oathtool of Debian's oath-toolkit.
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeWith, programPath } from '../support/system-programs.ts';
import { simulateJson } from './talkode.ts';

const CASES = 200;
/** Processes at a time: the machine's cores are shared with other suites. */
const AT_A_TIME = 2;
/** Two hundred processes, on a machine that does other things too. */
const SLOW_MACHINE_MS = 600_000;
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

async function glassCode({
  secret,
  algorithm,
  digits,
  timeStepSeconds,
  unixSeconds,
}: Case): Promise<unknown> {
  const report = await simulateJson(
    ...['--secret', `hex:${Buffer.from(secret).toString('hex')}`, '--algorithm', algorithm],
    ...['--digits', String(digits), '--time-step', String(timeStepSeconds)],
    ...['--at', String(unixSeconds), '--press', 'main'],
  );
  return report['code'];
}

describeWith(['oathtool'], 'codes on the glass equal oathtool', () => {
  test(`in ${CASES} random cases`, { timeout: SLOW_MACHINE_MS }, async () => {
    const cases = fc.sample(CASE, CASES);
    const queue = cases.entries();
    const compare = async (): Promise<void> => {
      for (const [index, each] of queue)
        expect([index, each, await glassCode(each)]).toEqual([index, each, oathtoolCode(each)]);
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, compare));
  });
});
