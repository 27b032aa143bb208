/** `talkode simulate --scenario` with several: all are run, the worst counts, and a build server is told of each. */
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readXml, type XmlElement } from './read-xml.ts';
import { talkodeHere } from './talkode-here.ts';
import { makeFolder, ROOT, startTalkode, type Ended } from './talkode.ts';

const { folder, file, remove } = makeFolder();
afterAll(remove);

/** The published secret's code at 2026-11-22T12:00:00Z, when scenarios begin, is 738534. */
const FILES: Record<string, string> = {
  'good.scenario': 'press main\nexpect code equals 738534\n',
  'wrong.scenario': '# The bar is full.\npress main\nadvance 1500 ms\nexpect bar 3\n',
  'slow.scenario': 'wait until text "never" for at most 2 s\n',
  'garbled.scenario': 'press main\npres main\n',
  'reader.scenario': `model code-reader\npress fn\nexpect text "<&'>"\n`,
  'ci/b/good.scenario': 'press main\nexpect code\n',
  'ci/a.scenario': 'model code-reader\npress fn\nexpect code\n',
  'ci/b/notes.txt': 'no scenario\n',
};

beforeAll(() => {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(file(name)), { recursive: true });
    writeFileSync(file(name), text);
  }
  mkdirSync(file('empty'));
});

async function run(...args: readonly string[]): Promise<Ended> {
  return talkodeHere(['simulate', ...args], { cwd: folder });
}

function named(...names: readonly string[]): string[] {
  return names.flatMap((name) => ['--scenario', name]);
}

interface Result {
  file: string;
  verdict: string;
  exitCode: number;
  [field: string]: unknown;
}

async function results(
  ...args: readonly string[]
): Promise<{ exitCode: number | null; scenarios: Result[] }> {
  const { exitCode, stdout } = await run(...args, '--json');
  const { scenarios } = JSON.parse(stdout) as { scenarios: Result[] };
  return { exitCode, scenarios };
}

describe('3.1: every scenario that is named is run, in order', () => {
  test('3.1: also when an earlier one fails, and then the command fails', async () => {
    const { exitCode, stdout, stderr } = await run(...named('wrong.scenario', 'good.scenario'));
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/wrong\.scenario:4: expect bar 3\n[^]*good\.scenario: 2 steps as expected\n/);
    expect(stderr).toMatch(/\ntalkode simulate: 2 scenarios: 1 as expected, 1 failed\n$/);
  });

  test.each([
    [['good.scenario', 'ci'], 0],
    [['good.scenario', 'slow.scenario'], 42],
    [['slow.scenario', 'wrong.scenario', 'slow.scenario'], 1],
    [['wrong.scenario', 'garbled.scenario', 'slow.scenario'], 2],
    [['none.scenario', 'wrong.scenario'], 2],
  ])('3.1: %j end with %i', async (names, expected) => {
    expect((await run(...named(...names))).exitCode).toBe(expected);
  });

  test('3.1: each on a fresh token with the same options', async () => {
    writeFileSync(file('locks.scenario'), 'link lock\nlink read-setting glass-seconds\n');
    writeFileSync(file('eight.scenario'), 'at 20000000000\npress main\nexpect code equals 65353130\n');
    const both = named('locks.scenario', 'eight.scenario');
    expect(await run(...both, '--digits', '8')).toMatchObject({ exitCode: 0 });
    const locked = 'link identify\nexpect link life-cycle-state locked\n';
    writeFileSync(file('is-locked.scenario'), locked);
    expect((await run(...named('locks.scenario', 'is-locked.scenario'))).exitCode).toBe(1);
    // A stored token is the same one in all.
    const stored = [...named('locks.scenario', 'is-locked.scenario'), '--storage', file('locked.flash')];
    expect(await run(...stored)).toMatchObject({ exitCode: 0 });
  });

  test('3.1: of a folder all *.scenario below it, sorted; of a pattern what it matches; nothing twice', async () => {
    const { exitCode, scenarios } = await results(
      ...named('ci', './ci', 'ci/**/*.scenario', 'g?od.scenario'),
    );
    expect(scenarios.map((each) => [each.file, each.model])).toEqual([
      ['ci/a.scenario', 'code-reader'],
      ['ci/b/good.scenario', 'code-display'],
      ['good.scenario', 'code-display'],
    ]);
    expect(exitCode).toBe(0);
    expect((await run(...named('ci', 'ci/a.scenario'))).stderr).toContain(
      'ci/a.scenario: named more than once, and run once',
    );
  });

  test('3.1: a name that is there is taken as it is, also where it could be a pattern', async () => {
    writeFileSync(file('one[1].scenario'), 'press main\nexpect code\n');
    const { scenarios } = await results(...named('one[1].scenario'));
    expect(scenarios).toMatchObject([{ file: 'one[1].scenario', verdict: 'passed' }]);
  });

  test.each([
    ['*.nothing', '--scenario: expected a pattern that some file matches, got "*.nothing"'],
    ['empty', '--scenario: expected a folder with files named *.scenario, got "empty" with none'],
    ['none.scenario', '--scenario: expected a file that can be read, got "none.scenario" (ENOENT)'],
    ['gone', '--scenario: expected a file that can be read, got "gone/link.scenario" (ENOENT)'],
  ])('3.1: %s is named, and the others are run all the same', async (name, message) => {
    mkdirSync(file('gone'), { recursive: true });
    if (!readdirSync(file('gone')).length) symlinkSync('nowhere', file('gone/link.scenario'));
    const { exitCode, stderr } = await run(...named(name, 'good.scenario'));
    expect(stderr).toContain(`talkode simulate: ${message}\n`);
    expect(stderr).toContain('good.scenario: 2 steps as expected\n');
    expect(exitCode).toBe(2);
    expect(await run(...named(name))).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `talkode simulate: ${message}\n`,
    });
  });

  test('3.1: files of one run are refused for several, before any runs', async () => {
    for (const option of ['--svg', '--png', '--trace']) {
      const { exitCode, stderr } = await run(...named('good.scenario', 'ci'), option, 'out');
      expect(stderr).toContain(`${option}: it holds one token's run, and there are 3 scenarios; --artifacts`);
      expect([exitCode, readdirSync(folder).includes('out')]).toEqual([2, false]);
    }
  });

  test('3.1: options of sound need one token that makes some', async () => {
    expect((await run(...named('good.scenario'), '--language', 'en')).stderr).toContain(
      '--language: the code-display makes no sound',
    );
    expect(await run(...named('good.scenario', 'ci'), '--language', 'en', '--headphones')).toMatchObject({
      exitCode: 0,
    });
  });

  test('3.1: the emulated chip follows the same rules', async () => {
    const { exitCode, scenarios } = await results(
      ...named('wrong.scenario', 'ci', 'garbled.scenario'),
      ...['--target', 'rp2040', '--artifacts', 'chip'],
    );
    expect(scenarios.map((each) => [each.verdict, each.line])).toEqual([
      ['failed', 4],
      ['passed', null],
      ['passed', null],
      ['error', 2],
    ]);
    expect([exitCode, readdirSync(file('chip'))]).toEqual([2, ['wrong.svg']]);
  });
});

describe('3.1: --json prints one object with the verdict', () => {
  test('3.1: of a failed expectation', async () => {
    const { exitCode, stdout } = await run(...named('wrong.scenario'), '--json');
    const told = {
      file: 'wrong.scenario',
      verdict: 'failed',
      exitCode: 1,
      line: 4,
      column: null,
      step: 'expect bar 3',
      expected: '3 of 6 steps',
      seen: '6',
      message: 'expected 3 of 6 steps, seen 6',
      simulatedSeconds: 1.6,
      simulatedTime: '2026-11-22T12:00:01.600Z',
    };
    expect(JSON.parse(stdout)).toMatchObject({ ...told, code: '738534', scenarios: [told] });
    expect([exitCode, stdout.split('\n')]).toEqual([1, [expect.any(String), '']]);
  });

  test('3.1: of a scenario that cannot be understood, of one that passed, of one that waited in vain', async () => {
    const garbled = await run(...named('garbled.scenario'), '--json');
    expect([garbled.exitCode, JSON.parse(garbled.stdout)]).toEqual([
      2,
      expect.objectContaining({
        verdict: 'error',
        exitCode: 2,
        file: 'garbled.scenario',
        line: 2,
        column: 1,
      }),
    ]);
    expect(JSON.parse(garbled.stdout)).toMatchObject({
      expected: expect.stringMatching(/^a step: model, token, at/) as string,
      seen: '"pres"; did you mean press?',
    });
    const good = await run(...named('good.scenario'), '--json');
    expect(JSON.parse(good.stdout)).toMatchObject({
      verdict: 'passed',
      exitCode: 0,
      line: null,
      message: null,
    });
    const slow = await run(...named('slow.scenario'), '--json');
    expect(JSON.parse(slow.stdout)).toMatchObject({
      verdict: 'timed-out',
      exitCode: 42,
      simulatedSeconds: 2,
    });
  });

  test('3.1: of several, with the worst verdict on top', async () => {
    const { stdout } = await run(...named('good.scenario', 'wrong.scenario', 'slow.scenario'), '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'failed',
      exitCode: 1,
      scenarios: [{ verdict: 'passed' }, { verdict: 'failed' }, { verdict: 'timed-out' }],
    });
  });

  test.each([
    [['--digits', '5', '--json'], 2, '--digits: expected a whole number from 6 to 8, got "5"'],
    [['--digts', '5', '--json'], 2, "unknown option '--digts'; did you mean --digits?"],
    [['--scenario', 'x', '--press', 'main', '--json'], 2, '--scenario: the file says what happens'],
    [['--storage', 'good.scenario', '--json'], 2, '--storage: expected a storage file'],
    [
      ['--secret', 'hex:4b61747465', '--json'],
      2,
      '--secret: expected a secret of 10 to 64 bytes, got 5 bytes',
    ],
  ])('3.1: %j, which was not run, too', async (args, expected, message) => {
    const { exitCode, stdout } = await run(...args);
    expect(exitCode).toBe(expected);
    expect(JSON.parse(stdout)).toEqual({
      verdict: 'error',
      exitCode: expected,
      message: expect.stringContaining(message) as string,
    });
  });

  test('3.1: a reader that has gone does not hide the verdict', async () => {
    const { child, ended } = startTalkode(
      ['simulate', ...named('wrong.scenario', 'good.scenario'), '--json'],
      {
        cwd: folder,
      },
    );
    child.stdout.destroy();
    expect((await ended).exitCode).toBe(1);
  });
});

describe('3.1: --junit writes what a build server reads', () => {
  function byName(document: XmlElement): Map<string, XmlElement> {
    const cases = document.children[0]!.children;
    return new Map(cases.map((each) => [`${each.attributes['classname']} ${each.attributes['name']}`, each]));
  }

  test('3.1: a testcase for each, with file, line, message and simulated time', async () => {
    const names = [
      'reader.scenario',
      'wrong.scenario',
      'slow.scenario',
      'garbled.scenario',
      'ci',
      'none.scenario',
    ];
    const { exitCode } = await run(...named(...names), '--junit', 'results.xml');
    expect(exitCode).toBe(2);
    const document = readXml(readFileSync(file('results.xml'), 'utf8'));
    const counts = { tests: '7', failures: '3', errors: '2', skipped: '0' };
    expect(document).toMatchObject({ name: 'testsuites', attributes: counts });
    expect(document.children).toMatchObject([{ name: 'testsuite', attributes: counts }]);
    const cases = byName(document);
    expect([...cases.keys()]).toEqual([
      'scenarios reader',
      'scenarios wrong',
      'scenarios slow',
      'scenarios garbled',
      'ci a',
      'ci/b good',
      'scenarios none',
    ]);
    expect(cases.get('scenarios wrong')).toMatchObject({
      attributes: {
        file: 'wrong.scenario',
        line: '4',
        time: expect.stringMatching(/^\d+\.\d{3}$/) as string,
      },
      children: [
        {
          name: 'failure',
          attributes: { type: 'failed', message: 'expected 3 of 6 steps, seen 6' },
          text: expect.stringContaining(
            'time:     2026-11-22T12:00:01.600Z, 1.6 s after the start',
          ) as string,
        },
        { name: 'system-out', text: expect.stringContaining('simulated time: 1.6 s') as string },
      ],
    });
    expect(cases.get('scenarios reader')!.children[0]).toMatchObject({
      attributes: { message: `expected "<&'>", seen "738 534"` },
    });
    expect(cases.get('scenarios slow')!.children[0]).toMatchObject({ attributes: { type: 'timed-out' } });
    expect(cases.get('scenarios garbled')).toMatchObject({
      attributes: { line: '2' },
      children: [{ name: 'error', attributes: { type: 'error' } }],
    });
    expect(cases.get('ci a')!.children.map(({ name }) => name)).toEqual(['system-out']);
    expect(cases.get('scenarios none')!.children[0]!.text).toContain('"none.scenario" (ENOENT)');
  });

  test('3.1: to standard output as -, and only with scenarios', async () => {
    const { exitCode, stdout } = await run(...named('good.scenario'), '--junit', '-');
    expect([exitCode, readXml(stdout).attributes['tests']]).toEqual([0, '1']);
    expect((await run('--junit', 'r.xml')).stderr).toContain(
      '--junit: it is about scenarios; give --scenario too',
    );
    expect((await run(...named('ci'), '--junit', 'none/r.xml')).stderr).toContain(
      '--junit: expected a file that can be written, got "none/r.xml"',
    );
  });
});

describe('3.3: a scenario names its model', () => {
  test('3.3: and runs on it, without --model and with the same', async () => {
    const reader = path.join(ROOT, 'tests/scenarios/code-reader/spoken-code.scenario');
    expect(await run(...named(reader))).toMatchObject({ exitCode: 0 });
    expect(await run(...named(reader), '--model', 'code-reader')).toMatchObject({ exitCode: 0 });
  });

  test('3.3: another one asked for by --model is an error', async () => {
    const { exitCode, stderr } = await run(...named('reader.scenario'), '--model', 'code-display');
    expect([exitCode, stderr]).toEqual([
      2,
      'talkode simulate: reader.scenario:1:7: expected code-display, the model that was asked for, got code-reader\n',
    ]);
  });
});
