/** What a failed scenario of `talkode simulate --scenario` shows and, with `--artifacts`, keeps. */
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { talkodeHere } from './talkode-here.ts';
import { makeFolder, type Ended } from './talkode.ts';

const { folder, file, remove } = makeFolder();
afterAll(remove);

/** The published secret's code at 2026-11-22T12:00:00Z, when scenarios begin, is 738534. */
const FILES: Record<string, string> = {
  'good.scenario': 'press main\nexpect code equals 738534\n',
  'wrong.scenario': '# The bar is full.\npress main\nadvance 1500 ms\nexpect bar 3\n',
  'slow.scenario': 'wait until text "never" for at most 2 s\n',
  'garbled.scenario': 'press main\npres main\n',
  'reader.scenario': `model code-reader\npress fn\nexpect text "<&'>"\n`,
  'other/good.scenario': 'press main\nexpect no code\n',
};

beforeAll(() => {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(file(name)), { recursive: true });
    writeFileSync(file(name), text);
  }
});

async function run(...args: readonly string[]): Promise<Ended> {
  return talkodeHere(['simulate', ...args], { cwd: folder });
}

function named(...names: readonly string[]): string[] {
  return names.flatMap((name) => ['--scenario', name]);
}

describe('3.3: a failure shows the simulated time and the glass', () => {
  test('3.3: in words', async () => {
    expect((await run(...named('wrong.scenario'))).stderr).toBe(
      [
        'talkode simulate: wrong.scenario:4: expect bar 3',
        '  expected: 3 of 6 steps',
        '  seen:     6',
        '  time:     2026-11-22T12:00:01.600Z, 1.6 s after the start',
        '  glass:    738 534, time bar 6 of 6, battery 4 of 4',
        '',
      ].join('\n'),
    );
  });

  test('3.3: with --artifacts in files for this user alone, of those that failed', async () => {
    const names = [
      'wrong.scenario',
      'good.scenario',
      'reader.scenario',
      'other',
      'garbled.scenario',
      'slow.scenario',
    ];
    writeFileSync(file('other/wrong.scenario'), FILES['wrong.scenario']!);
    const { stdout } = await run(...named(...names), '--artifacts', 'failed/today', '--json');
    const { scenarios } = JSON.parse(stdout) as { scenarios: object[] };
    const kept = [
      'good-2.svg',
      'good-2.trace',
      'reader.svg',
      'reader.trace',
      'reader.wav',
      'slow.svg',
      'slow.trace',
    ];
    const wrong = ['wrong-2.svg', 'wrong-2.trace', 'wrong.svg', 'wrong.trace'];
    expect(readdirSync(file('failed/today'))).toEqual([...kept, ...wrong]);
    for (const name of readdirSync(file('failed/today')))
      expect([name, statSync(file(`failed/today/${name}`)).mode & 0o777]).toEqual([name, 0o600]);
    expect(statSync(file('failed/today')).mode & 0o777).toBe(0o700);
    expect(scenarios[0]).toMatchObject({ artifacts: ['failed/today/wrong.svg', 'failed/today/wrong.trace'] });
    expect(scenarios[1]).toMatchObject({ artifacts: [] });
    expect(readFileSync(file('failed/today/wrong.svg'), 'utf8')).toContain('738 534, time bar 6 of 6');
    expect(readFileSync(file('failed/today/reader.wav')).toString('latin1', 0, 4)).toBe('RIFF');
    expect(await talkodeHere(['replay', file('failed/today/reader.trace')])).toMatchObject({ exitCode: 0 });
  });

  test('3.3: a place that cannot be written is named, before anything and without hiding the failure', async () => {
    const { exitCode, stderr } = await run(...named('wrong.scenario'), '--artifacts', 'good.scenario');
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining('--artifacts: expected a folder, got a file'),
    ]);
    const below = await run(...named('wrong.scenario'), '--artifacts', 'good.scenario/below');
    expect([below.exitCode, below.stderr]).toEqual([
      2,
      expect.stringContaining('--artifacts: expected a folder'),
    ]);
    mkdirSync(file('taken/wrong.svg'), { recursive: true });
    const taken = await run(...named('wrong.scenario'), '--artifacts', 'taken');
    expect(taken.exitCode).toBe(1);
    expect(taken.stderr).toContain('talkode simulate: --artifacts: ');
    expect(taken.stderr).toContain('talkode simulate: wrong.scenario:4: expect bar 3\n');
  });
});
