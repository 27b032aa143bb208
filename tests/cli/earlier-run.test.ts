/** What an earlier run wrote is never taken for this one's: the report of --junit, the files of --artifacts. */
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readXml } from './read-xml.ts';
import { talkodeHere } from './talkode-here.ts';
import { makeFolder, startTalkode, type Ended } from './talkode.ts';

const GOOD = 'press main\nexpect code\n';
const WRONG = 'press main\nexpect no code\n';

let place: ReturnType<typeof makeFolder>;
beforeEach(() => {
  place = makeFolder();
  writeFileSync(place.file('a.scenario'), GOOD);
});
afterEach(() => place.remove());

async function run(...args: readonly string[]): Promise<Ended> {
  return talkodeHere(['simulate', ...args], { cwd: place.folder });
}

describe('--junit', () => {
  /** Yesterday's, which is green. */
  beforeEach(async () => {
    await run('--scenario', 'a.scenario', '--junit', 'results.xml');
    expect(report()).toMatchObject({ tests: '1', errors: '0' });
  });

  function report(): Record<string, string> {
    return readXml(readFileSync(place.file('results.xml'), 'utf8')).attributes;
  }

  /** What the error of its one testcase says. */
  function reason(): string | undefined {
    const [suite] = readXml(readFileSync(place.file('results.xml'), 'utf8')).children;
    return suite?.children[0]?.children[0]?.attributes['message'];
  }

  test.each([
    ['a wrong value', ['--scenario', 'a.scenario', '--digits', '5'], '--digits: expected a whole number'],
    ['an unknown option before it', ['--scenario', 'a.scenario', '--digts', '5'], "unknown option '--digts'"],
    ['no scenario', [], '--junit: it is about scenarios'],
    ['options that do not fit', ['--scenario', 'a.scenario', '--press', 'main'], '--scenario: the file says'],
    ['a storage file that is none', ['--scenario', 'a.scenario', '--storage', '.'], '--storage: expected'],
    [
      'a secret that cannot be had',
      ['--scenario', 'a.scenario', '--secret-file', 'none'],
      '--secret-file: expected',
    ],
    ['an argument too many', ['--scenario', 'a.scenario', 'b.scenario'], 'too many arguments'],
  ])('%s: the file tells of this run', async (_, args, message) => {
    const { exitCode } = await run(...args, '--junit', 'results.xml');
    expect(exitCode).toBe(2);
    expect(report()).toMatchObject({ tests: '1', errors: '1', failures: '0' });
    expect(reason()).toContain(message);
  });

  test('an unknown option after it, and a last one without its value', async () => {
    for (const rest of [['--digts', '5'], ['--digits']]) {
      await run('--scenario', 'a.scenario', '--junit', 'results.xml');
      await run('--scenario', 'a.scenario', '--junit', 'results.xml', ...rest);
      expect(report()).toMatchObject({ errors: '1' });
    }
  });

  test('a run that is killed leaves an error', async () => {
    // It waits for the rest of its standard input.
    const args = ['--scenario', 'a.scenario', '--scenario', '-', '--junit', 'results.xml'];
    const { child, ended } = startTalkode(['simulate', ...args], { cwd: place.folder });
    let hasEnded = false;
    void ended.then(() => (hasEnded = true));
    while (!hasEnded && report()['errors'] === '0') await new Promise(setImmediate);
    expect(hasEnded).toBe(false);
    child.kill('SIGKILL');
    await ended;
    expect(report()).toMatchObject({ tests: '1', errors: '1' });
    expect(reason()).toBe('the run was not brought to its end');
  });

  test('no secret gets into it', async () => {
    await run('--scenario', 'a.scenario', '--junit', 'results.xml', 'hex:4b61747465');
    expect(readFileSync(place.file('results.xml'), 'utf8')).not.toContain('4b61747465');
  });

  test('a file that is no report is left alone until there is one', async () => {
    writeFileSync(place.file('notes'), 'my own notes');
    await run('--scenario', 'a.scenario', '--digits', '5', '--junit', 'notes');
    expect(readFileSync(place.file('notes'), 'utf8')).toBe('my own notes');
    await run('--scenario', 'a.scenario', '--junit', 'notes');
    expect(readFileSync(place.file('notes'), 'utf8')).toContain('<testsuites');
  });

  test('on standard output there is one report, or with --json one object', async () => {
    const wrong = await run('--scenario', 'a.scenario', '--digits', '5', '--junit', '-');
    expect(readXml(wrong.stdout).attributes).toMatchObject({ errors: '1' });
    const both = await run('--scenario', 'a.scenario', '--json', '--junit', '-');
    expect(JSON.parse(both.stdout)).toMatchObject({ verdict: 'error', exitCode: 2 });
    expect((await run('--scenario', 'a.scenario', '--junit', '--json')).exitCode).toBe(2);
    expect(readdirSync(place.folder)).toEqual(['a.scenario', 'results.xml']);
  });
});

describe('--artifacts', () => {
  async function kept(...names: readonly string[]): Promise<string[]> {
    const scenarios = names.flatMap((name) => ['--scenario', `${name}.scenario`]);
    await run(...scenarios, '--artifacts', 'kept');
    return readdirSync(place.file('kept'));
  }

  function write(scenarios: Record<string, string>): void {
    for (const [name, text] of Object.entries(scenarios)) {
      mkdirSync(place.file(name.split('/').slice(0, -1).join('/')), { recursive: true });
      writeFileSync(place.file(`${name}.scenario`), text);
    }
  }

  test('what an earlier run kept of a scenario that passes now is removed, and nothing else', async () => {
    write({ a: `model code-reader\n${WRONG.replace('main', 'fn')}`, b: WRONG });
    expect(await kept('a', 'b')).toEqual(['a.svg', 'a.trace', 'a.wav', 'b.svg', 'b.trace']);
    for (const name of ['a.txt', 'a-2.svg', 'c.svg']) writeFileSync(place.file(`kept/${name}`), 'mine');
    mkdirSync(place.file('kept/d.svg'));
    write({ a: GOOD, d: GOOD });
    expect(await kept('a', 'd')).toEqual(['a-2.svg', 'a.txt', 'b.svg', 'b.trace', 'c.svg', 'd.svg']);
  });

  test('of one that cannot be read any more, and a sound that the failing one has no longer', async () => {
    write({ a: `model code-reader\n${WRONG.replace('main', 'fn')}`, b: WRONG });
    await kept('a', 'b');
    write({ a: WRONG, b: 'pres main\n' });
    expect(await kept('a', 'b')).toEqual(['a.svg', 'a.trace']);
  });

  test('of several with one name', async () => {
    write({ 'x/a': WRONG, 'y/a': WRONG });
    expect(await kept('x/a', 'y/a')).toEqual(['a-2.svg', 'a-2.trace', 'a.svg', 'a.trace']);
    write({ 'x/a': GOOD });
    expect(await kept('x/a', 'y/a')).toEqual(['a-2.svg', 'a-2.trace']);
  });

  test('a link under such a name is replaced, and not what it leads to', async () => {
    write({ a: WRONG, b: GOOD });
    mkdirSync(place.file('kept'));
    for (const name of ['a', 'b']) {
      writeFileSync(place.file(`${name}.txt`), 'mine');
      symlinkSync(place.file(`${name}.txt`), place.file(`kept/${name}.svg`));
    }
    expect(await kept('a', 'b')).toEqual(['a.svg', 'a.trace']);
    for (const name of ['a', 'b']) expect(readFileSync(place.file(`${name}.txt`), 'utf8')).toBe('mine');
  });
});
