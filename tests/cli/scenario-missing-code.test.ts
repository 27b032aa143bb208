/**
 * A scenario whose code does not come names the reason, wherever the failure is told; a press settles before a code is
 * missed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MISSING_CODE_WORDS } from '../../simulator/session/missing-code.ts';
import { readXml } from './read-xml.ts';
import { talkodeHere } from './talkode-here.ts';
import { makeFolder, type Ended } from './talkode.ts';

const { folder, file, remove } = makeFolder();
afterAll(remove);

/** Less than a press before the end of the time step whose next code is 286530. */
const LATE = 'at 2026-11-22T12:00:29.950Z\n';
/** Too late in the same time step for a code to be said. */
const READER = 'model code-reader\nat 2026-11-22T12:00:26Z\n';

const MISSED: [string, string, string][] = [
  ['a blank token', 'token blank\npress main\nadvance 1 min\nexpect code', 'blank'],
  ['another text', 'token blank\npress main\nexpect text "738 534"', 'blank'],
  ['a key that stays down', `${LATE}press main\nadvance 3 s\nrelease main\nexpect code`, 'step-ended'],
  ['a code to be heard', 'model code-reader\ntoken first-use\npress fn\nexpect spoken code', 'first-use'],
  ['a key that is held for long', 'model code-reader\ntoken blank\nhold fn 2900 ms\nexpect code', 'blank'],
  ['a time before T0', 'token t0 1900000000\npress main\nexpect code', 'not-begun'],
  ['an unknown time', 'token clock-unset\npress main\nexpect code', 'no-time'],
  ['a wait that a lock ended', `${READER}press fn\nlink lock\nexpect code equals 286530`, 'promise-ended'],
  ['a wait that an erase ended', `${READER}press fn\nlink erase\nexpect code`, 'promise-ended'],
  ['a moment too early', `${READER}press fn\nadvance 10 ms\nexpect code`, 'new-code-soon'],
];

const NOT_MISSED: [string, string][] = [
  ['no key was pressed', 'expect code'],
  ['the code was there before', 'press main\nadvance 1 min\nexpect code'],
  ['it was there while nobody looked', `${READER}press fn\nadvance 2 min\nexpect code`],
  ['another key was pressed since', 'token blank\npress main\nhold main 6100 ms\nexpect code'],
  ['the key was held until it switched off', 'model code-reader\ntoken blank\nhold fn 3100 ms\nexpect code'],
  ['another one came', 'press main\nexpect code equals 123456'],
  ['something else is expected', `${LATE}press main\nexpect awake`],
  ['the power was cut', `${LATE}press main\npower cut\npower on\nexpect code`],
];

const SETTLED: [string, string][] = [
  ['a code', `${READER}press fn\nexpect code equals 286530`],
  ['its digits', `${READER}press fn\nexpect text "286 530"`],
  ['its time bar', `${READER}press fn\nexpect bar 6`],
  ['what comes first, then the code', `${READER}press fn\nexpect icon wait\nexpect no code\nexpect code`],
  ['a code after several keys', `${READER}press 3,fn\nexpect code equals 286530`],
  ['a code after a longer press', `${READER}hold fn 1 s\nlink identify\nexpect code`],
  ['nothing, and ends', `${READER}press fn`],
];

const UNSETTLED = `${READER}press fn\nadvance 20 ms`;

async function simulate(texts: readonly string[], ...options: readonly string[]): Promise<Ended> {
  const names = texts.map((text, index) => {
    writeFileSync(file(`${index}.scenario`), text);
    return `${index}.scenario`;
  });
  const scenarios = names.flatMap((name) => ['--scenario', name]);
  return talkodeHere(['simulate', ...scenarios, ...options, '--json'], { cwd: folder });
}

/** How each text ended. */
const results = new Map<string, Record<string, unknown>>();
beforeAll(async () => {
  const texts = [...MISSED, ...NOT_MISSED, ...SETTLED].map(([, text]) => text).concat(UNSETTLED);
  const { scenarios } = JSON.parse((await simulate(texts)).stdout) as {
    scenarios: Record<string, unknown>[];
  };
  for (const [index, text] of texts.entries()) results.set(text, scenarios[index]!);
});

describe('3.2: a scenario names why the code is missing', () => {
  test('3.2: in text, as JSON and as JUnit XML', async () => {
    const text = `${LATE}press main\nadvance 1 s\nexpect code`;
    const { exitCode, stdout, stderr } = await simulate([text], '--junit', 'results.xml');
    const reason = `no code: ${MISSING_CODE_WORDS['step-ended']}`;
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`  seen:     a dark glass\n  reason:   ${reason}\n`);
    const message = `expected a code, seen a dark glass; ${reason}`;
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'failed', reason: 'step-ended', message });
    const failure = readXml(readFileSync(file('results.xml'), 'utf8')).children[0]!.children[0]!.children[0]!;
    expect(failure).toMatchObject({ name: 'failure', attributes: { message } });
    expect(failure.text).toContain(`reason:   ${reason}`);
  });

  test('3.2: also when a wait runs out', async () => {
    const { exitCode, stdout } = await simulate([`${LATE}press main\nwait until code for at most 5 s`]);
    expect([exitCode, JSON.parse(stdout)]).toMatchObject([42, { reason: 'step-ended' }]);
  });

  test.each(MISSED)('3.2: %s', (_, text, reason) => {
    expect(results.get(text)).toMatchObject({ verdict: 'failed', reason });
  });

  test.each(NOT_MISSED)('3.2: but not where %s', (_, text) => {
    expect(results.get(text)).toMatchObject({ verdict: 'failed', reason: null });
  });
});

describe('3.2: a press of the reader has settled with the code that it announces', () => {
  test.each(SETTLED)('3.2: when it expects %s', (_, text) => {
    expect(results.get(text)).toMatchObject({ verdict: 'passed', code: '286530', reason: null });
  });

  test('3.2: but not for longer than the scenario wants', () => {
    const soon = { code: null, glass: { text: '--- ---' }, simulatedSeconds: 0.12 };
    expect(results.get(UNSETTLED)).toMatchObject({ verdict: 'passed', ...soon });
  });
});
