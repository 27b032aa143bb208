/**
 * A7: of every command an option that may not repeat is refused the second time; the last one counted, and nobody was
 * told.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { Command, type Option } from 'commander';
import { afterAll, describe, expect, test } from 'vitest';
import { REGISTRATIONS } from '../../cli/program.ts';
import { SIMULATE_OPTIONS } from '../../cli/simulate/simulate-options.ts';
import { readXml } from './read-xml.ts';
import { makeFolder, talkode } from './talkode.ts';
import { typed } from './typed.ts';

const { folder, file, remove } = makeFolder();
const reports = makeFolder();
afterAll(remove);
afterAll(reports.remove);

function makeProgram(): Command {
  const program = new Command('talkode')
    .exitOverride()
    .configureOutput({ writeErr: () => {}, writeOut: () => {} });
  for (const register of REGISTRATIONS) register(program);
  return program;
}

/** Every option of every command. */
const OPTIONS = makeProgram().commands.flatMap((command) =>
  command.options.map((option): [string, string, Option] => [command.name(), option.long!, option]),
);

/** One that the option takes while it is read; of most options any text is. */
function valueFor({ long }: Option, command: string): string[] {
  if (long === '--port') return [command === 'serve' ? '1' : 'tcp:1'];
  return [long === '--security-contact' ? 'mailto:a@example.org' : reports.file('x')];
}

const mayRepeat = ({ description }: Option): boolean => description.endsWith('(may repeat)');

describe('A7: an option given twice is refused, and named', () => {
  test.each(OPTIONS.filter(([, , option]) => !mayRepeat(option)))(
    'A7: %s %s',
    async (command, long, option) => {
      const once = [long, ...(option.required ? valueFor(option, command) : [])];
      await expect(
        makeProgram().parseAsync([command, ...once, ...once], { from: 'user' }),
      ).rejects.toMatchObject({
        code: 'talkode.repeatedOption',
        message: `error: option '${option.flags}' given more than once; it may not repeat`,
      });
    },
  );

  test('A7: those that may are the ones whose help says so', () => {
    const repeatable = OPTIONS.filter(([, , option]) => mayRepeat(option));
    expect(repeatable.map(([command, long]) => `${command} ${long}`)).toEqual([
      'simulate --press',
      'simulate --hold',
      'simulate --advance',
      'simulate --scenario',
    ]);
    const twice = repeatable.flatMap(([, long]) => [long, 'a', long, 'b']);
    const options = typed(SIMULATE_OPTIONS, ...twice);
    for (const name of ['press', 'hold', 'advance', 'scenario'] as const)
      expect(options.texts(name)).toEqual(['a', 'b']);
  });

  test('A7: with exit code 2, and each report of --junit tells of it', async () => {
    writeFileSync(file('a.scenario'), 'press main\nexpect code\n');
    writeFileSync(file('ja.xml'), '<testsuites tests="1" errors="0"></testsuites>\n');
    const args = ['--scenario', 'a.scenario', '--junit', 'ja.xml', '--junit=jb.xml', '--json'];
    const { exitCode, stdout, stderr } = await talkode(['simulate', ...args], { cwd: folder });
    const message = "option '--junit <file>' given more than once; it may not repeat";
    expect([exitCode, stderr]).toEqual([2, `talkode simulate: ${message}\n`]);
    expect(JSON.parse(stdout)).toEqual({ verdict: 'error', exitCode: 2, message });
    expect(readdirSync(folder)).toEqual(['a.scenario', 'ja.xml', 'jb.xml']);
    for (const name of ['ja.xml', 'jb.xml'])
      expect(readXml(readFileSync(file(name), 'utf8')).attributes).toMatchObject({ errors: '1' });
  });
});
