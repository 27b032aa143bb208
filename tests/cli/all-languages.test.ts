/** `--all-languages`: keys 7 and 9 lead to languages with few words too, and a trace of that is replayed. */
import { afterAll, expect, test } from 'vitest';
import { makeFolder, simulateJson, talkode } from './talkode.ts';

const { file, remove } = makeFolder();
afterAll(remove);

const NINE_TWICE = [
  '--model',
  'code-reader',
  '--at',
  '2026-11-22T12:00:00Z',
  '--press',
  'fn,9',
  '--press',
  '9',
];

async function spoken(...options: readonly string[]): Promise<string> {
  const { spoken: words } = (await simulateJson(...NINE_TWICE, '--advance', '2', ...options)) as {
    spoken: string[];
  };
  return words.slice(-2).join(' ');
}

test('9 leads from English back to Danish, and with the option on to German', async () => {
  expect(await spoken()).toBe('English dansk');
  expect(await spoken('--all-languages', '--trace', file('languages.trace'))).toBe('English Deutsch');
  expect((await talkode(['replay', file('languages.trace')])).exitCode).toBe(0);
});

test('a device without a voice, and a chip with its own, refuse it', async () => {
  const display = await talkode(['simulate', '--all-languages', '--press', 'main']);
  expect([display.exitCode, display.stderr]).toEqual([
    2,
    expect.stringContaining('--all-languages: the code-display'),
  ]);
  const chip = await talkode(['simulate', ...NINE_TWICE, '--target', 'rp2040', '--all-languages']);
  expect([chip.exitCode, chip.stderr]).toEqual([
    2,
    expect.stringContaining('--all-languages: the emulated chip'),
  ]);
});
