/**
 * Whatever `talkode` says of itself begins with the name of the command that says it, and no name from outside adds a
 * line.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { forTerminal } from '../../cli/messages/terminal-text.ts';
import { makeFolder, talkode } from './talkode.ts';

const { folder, file, remove } = makeFolder();
afterAll(remove);

/** A name that would write a line of its own, in red, and turn the text round. */
const HOSTILE = 'x\n\u001b[31mtalkode simulate: all as expected\r\u202e\u200e\u200f\u061c';
const ESCAPED = 'x\\n\\x1b[31mtalkode simulate: all as expected\\x0d\\u202e\\u200e\\u200f\\u061c';
const ORDERS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

function named(name: string): string {
  return file(`${name}.scenario`);
}

describe('one rule for who speaks', () => {
  test.each([
    ['a wrong value', ['simulate', '--digits', '5'], 'talkode simulate: --digits: expected'],
    ['an unknown option', ['simulate', '--digts', '5'], "talkode simulate: unknown option '--digts'"],
    ['a missing argument', ['replay'], "talkode replay: missing required argument 'trace'"],
    ['a wrong value of another command', ['emulate', '--board', 'x'], 'talkode emulate: --board: expected'],
    [
      'a value that commander reads',
      ['identify', '--port', 'x'],
      "talkode identify: option '--port <address>'",
    ],
    ['a port without a token', ['identify', '--port', 'tcp:1'], 'talkode identify: no connection to'],
    ['no such command', ['simulat'], "talkode: unknown command 'simulat'"],
  ])('%s', async (_, args, beginning) => {
    const { stdout, stderr } = await talkode(args, { cwd: folder });
    expect(stderr.slice(0, beginning.length)).toBe(beginning);
    expect([stdout, stderr.endsWith('\n'), stderr.endsWith('\n\n')]).toEqual(['', true, false]);
  });

  test('what a scenario came to, and how it ended the command', async () => {
    writeFileSync(named('good'), 'press main\n');
    writeFileSync(named('bad'), 'expect code\n');
    const { stderr } = await talkode(['simulate', '--scenario', '.'], { cwd: folder });
    const told = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('  '));
    expect(told).toEqual([
      'talkode simulate: bad.scenario:1: expect code',
      'talkode simulate: good.scenario: 1 step as expected',
      'talkode simulate: 2 scenarios: 1 as expected, 1 failed',
    ]);
  });
});

describe('a name with line ends and control characters is shown on its line, written out', () => {
  async function expectOneLine(args: readonly string[], lines: number): Promise<void> {
    const { stdout, stderr } = await talkode(args, { cwd: folder });
    const told = stdout + stderr;
    expect(told).toContain(ESCAPED);
    expect(told).not.toMatch(ORDERS);
    expect(told.trimEnd().split('\n')).toHaveLength(lines);
  }

  test.each([
    ['that passes', 'press main\n', 1],
    ['that fails', 'expect bar 3\n', 5],
    ['that cannot be understood', 'pres main\n', 1],
    ['that is no text', '\u0000', 1],
  ])('of a scenario in a folder %s', async (what, text, lines) => {
    const place = file(what);
    mkdirSync(place);
    writeFileSync(`${place}/${HOSTILE}.scenario`, text);
    await expectOneLine(['simulate', '--scenario', what], lines);
  });

  test('of files that were kept, and of a scenario that is named twice', async () => {
    writeFileSync(named(HOSTILE), 'expect bar 3\n');
    const twice = ['--scenario', named(HOSTILE), '--scenario', named(HOSTILE)];
    await expectOneLine(['simulate', ...twice, '--artifacts', file('kept')], 7);
  });

  test.each([
    ['simulate', '--scenario', HOSTILE],
    ['simulate', '--svg', `none/${HOSTILE}`],
    ['simulate', '--storage', `none/${HOSTILE}`],
    ['simulate', '--secret-file', HOSTILE],
    ['replay', HOSTILE],
    ['identify', '--port', `/dev/${HOSTILE}`],
    ['identify', `--port=${HOSTILE}`],
    [HOSTILE],
  ])('typed: %j', async (...args) => {
    await expectOneLine(args, 1);
  });

  test('of a trace, on standard output too', async () => {
    const trace = ['--at', '2026-11-22T12:00:00Z', '--press', 'main', '--trace', file(HOSTILE)];
    await talkode(['simulate', ...trace]);
    await expectOneLine(['replay', file(HOSTILE)], 1);
  });

  test('also where what was typed holds a secret beside the line end', () => {
    const typed = 'none/hex:33 4b61\n747465';
    for (const shown of [typed, typed.replace('\n', '\\n')])
      expect(forTerminal(`got "${shown}"`, [typed])).toBe('got "none/hex:…"');
  });
});
