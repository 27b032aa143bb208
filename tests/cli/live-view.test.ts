/** The live glass on a terminal: a pseudo-terminal made by socat, keys typed into it, frames read from it. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { describeWith, programPath } from '../support/system-programs.ts';
import { ROOT } from './talkode.ts';

let terminal: ChildProcessWithoutNullStreams | undefined;
afterEach(() => terminal?.kill('SIGKILL'));

/** A terminal with a command in it: what came from it so far, a way to type, and a wait for a text after the last one. */
function open(command: string): {
  type: (keys: string) => void;
  until: (text: string) => Promise<void>;
  seen: () => string;
} {
  const child = spawn(
    programPath('socat'),
    ['-t0.1', '-', `SYSTEM:"${command}; echo ended with $?",pty,setsid,ctty,rawer`],
    { cwd: ROOT },
  );
  terminal = child;
  let seen = '';
  let readTo = 0;
  let wake = (): void => {};
  child.stdout.on('data', (bytes) => {
    seen += String(bytes);
    wake();
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const until = async (text: string): Promise<void> => {
    while (!seen.includes(text, readTo))
      await new Promise<void>((resolve, reject) => {
        wake = resolve;
        void ended.then(() => reject(new Error(`ended without "${text}" after: ${seen.slice(readTo)}`)));
      });
    readTo = seen.indexOf(text, readTo) + text.length;
  };
  return { type: (keys) => void child.stdin.write(keys), until, seen: () => seen };
}

const COMMAND = `${process.execPath} ${path.join('build', 'talkode.mjs')} simulate --blank`;

describeWith(['socat'], 'at a terminal without anything else to do', () => {
  test('space presses, h holds and lets go, q quits and puts the terminal back', async () => {
    const { type, until, seen } = open(COMMAND);
    await until('Glass: off');
    expect(seen()).toContain('Not MitID');
    expect(seen()).toContain('Space or Enter: press');
    type(' ');
    await until('Glass: no dAtA');
    type('h');
    await until('(main is held down)');
    type('h');
    await until('q: quit\n');
    type('q');
    await until('\u001b[?25h');
    await until('ended with 0');
  });

  test('the code reader has a key of the keyboard for each of its own, and shows what it says', async () => {
    const reader = `${process.execPath} ${path.join('build', 'talkode.mjs')} simulate --model code-reader`;
    const { type, until } = open(reader);
    await until('f: function key');
    type('f');
    await until('Said: ');
    type('3');
    await until('Said: lydstyrke 5');
    type('\u001b[D');
    await until('Said: hjælp');
    type('q');
    await until('ended with 0');
  });

  test.each([
    [46, '(47 columns would show it drawn)'],
    [47, `+-${'-'.repeat(43)}-+`],
  ])('with %i columns it shows %s', async (columns, shown) => {
    const { type, until } = open(`stty cols ${columns} rows 24; ${COMMAND}`);
    await until('Glass: off');
    await until(shown);
    await until('q: quit');
    type('q');
    await until('ended with 0');
  });

  test('Ctrl-C quits', async () => {
    const { type, until } = open(COMMAND);
    await until('q: quit');
    type('\u0003');
    await until('ended with 0');
  });
});
