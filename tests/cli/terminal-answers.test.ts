/** Questions on a terminal: codes and passwords are not shown while they are typed, and Ctrl+C ends it. */
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { Answers } from '../../cli/administration/answers.ts';
import { terminalAnswers } from '../../cli/administration/terminal-answers.ts';

interface Terminal {
  readonly answers: Answers;
  readonly keys: PassThrough;
  /** All that was written on it, without what moves the cursor. */
  readonly screen: () => string;
}

function openTerminal(): Terminal {
  const keys = new PassThrough();
  let screen = '';
  const output = {
    write(chunk: unknown): boolean {
      screen += Buffer.from(chunk as Uint8Array).toString();
      return true;
    },
  };
  return {
    answers: terminalAnswers(keys, output),
    keys,
    screen: () => screen.replace(/\u001b\[\d*[A-Z]/g, ''),
  };
}

const HIDDEN = { text: 'Code on the glass', isHidden: true } as const;

test('what is hidden is not shown, nor put right in view, nor offered again', async () => {
  const { answers, keys, screen } = openTerminal();
  const name = answers.ask({ text: 'User ID' });
  keys.write('anna\r');
  expect(await name).toBe('anna');
  const code = answers.ask(HIDDEN);
  keys.write('12\u007f34567\r');
  expect(await code).toBe('134567');
  expect(screen()).toContain('Code on the glass: ');
  expect(screen()).not.toMatch(/[1-7]/);
  const again = answers.ask({ text: 'User ID' });
  // The arrow up would bring the line before.
  keys.write('\u001b[A\r');
  expect(await again).toBe('');
  expect(screen()).toContain('anna');
  expect(screen()).not.toMatch(/134567/);
  answers.close();
});

test('what is typed ahead of its question is not shown, not even with the next question', async () => {
  const { answers, keys, screen } = openTerminal();
  const first = answers.ask(HIDDEN);
  keys.write('1234\r5678\r90');
  expect(await first).toBe('1234');
  const second = answers.ask(HIDDEN);
  keys.write('4321\r');
  expect(await second).toBe('904321');
  keys.write('987');
  const name = answers.ask({ text: 'User ID' });
  keys.write('anna\r');
  expect(await name).toBe('anna');
  expect(screen()).not.toMatch(/\d/);
  answers.close();
});

test('Ctrl+C ends it, in a question and between two', async () => {
  const first = openTerminal();
  const asked = first.answers.ask(HIDDEN);
  first.keys.write('123\u0003');
  await expect(asked).rejects.toMatchObject({
    exitCode: 130,
    message: 'ended by Ctrl+C: nothing was left half done',
  });
  await expect(first.answers.ask(HIDDEN)).rejects.toMatchObject({ exitCode: 130 });
  expect(first.screen()).not.toContain('123');
});

test('a terminal that goes away ends it', async () => {
  const { answers, keys } = openTerminal();
  const asked = answers.ask(HIDDEN);
  keys.end();
  await expect(asked).rejects.toMatchObject({
    exitCode: 1,
    message: expect.stringContaining('ended before') as string,
  });
});
