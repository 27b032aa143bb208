/** A8 and C3: what a tester asks of a stored token and it cannot become is refused in the name of who asked. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { simulateHere } from './simulate-here.ts';
import { makeFolder } from './talkode.ts';

const NOON = ['--at', '2026-11-22T12:00:00Z'];
const READER = [...NOON, '--model', 'code-reader'];

let place: ReturnType<typeof makeFolder>;
beforeEach(() => {
  place = makeFolder();
});
afterEach(() => place.remove());

function storage(): string[] {
  return ['--storage', place.file('token')];
}

async function scenario(...lines: readonly string[]): Promise<Record<string, unknown>> {
  writeFileSync(place.file('a.scenario'), `${lines.join('\n')}\n`);
  return simulateHere('--scenario', place.file('a.scenario'), ...storage());
}

function refusal(asker: string): object {
  const message =
    '--storage: the file holds a provisioned token, which keeps its secret, parameters, clock and sound output: ' +
    `leave out ${asker}, or give --erase too, which empties it first`;
  return { exitCode: 2, message: expect.stringContaining(message) as string };
}

describe('A8: a state that a stored token is no longer in is refused, and the file left as it was', () => {
  test.each([
    ['clock-unset', 'model code-display'],
    ['clock-unset first-use', 'model code-reader'],
    ['first-use', 'model code-reader'],
    ['first-use digits 6', 'model code-reader'],
  ])('A8: token %s, %s', async (states, model) => {
    const key = model.endsWith('reader') ? 'fn' : 'main';
    await scenario(model, `press ${key}`, 'expect code');
    const before = readFileSync(place.file('token'));
    await expect(scenario(model, `token ${states}`, `press ${key}`)).rejects.toMatchObject(
      refusal("the scenario's token line"),
    );
    expect(readFileSync(place.file('token'))).toEqual(before);
  });

  test('A8: --first-use, and with --erase it is granted', async () => {
    await simulateHere(...READER, ...storage(), '--press', 'fn');
    const again = [...READER, ...storage(), '--first-use', '--press', 'fn'];
    await expect(simulateHere(...again)).rejects.toMatchObject(refusal('--first-use'));
    const both = ['--digits', '6', ...again];
    await expect(simulateHere(...both)).rejects.toMatchObject(refusal('--digits, --first-use'));
    await expect(simulateHere(...again, '--erase')).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('no code') as string,
    });
  });

  test('A8: a token that is still in that state takes it', async () => {
    await simulateHere(...READER, ...storage(), '--first-use');
    const still = simulateHere(...READER, ...storage(), '--first-use', '--press', 'fn');
    await expect(still).rejects.toMatchObject({ exitCode: 1 });
    await expect(
      scenario('model code-reader', 'token first-use', 'press fn', 'expect no code'),
    ).resolves.toMatchObject({ verdict: 'passed' });
  });

  test('A8: so does one whose clock was never set', async () => {
    const lines = ['token clock-unset', 'press main', 'expect no code'];
    await expect(scenario(...lines)).resolves.toMatchObject({ verdict: 'passed' });
    await expect(scenario(...lines)).resolves.toMatchObject({ verdict: 'passed' });
  });
});

describe('C3: a locked token refuses a language in the name of who asked for it', () => {
  beforeEach(async () => {
    await scenario('model code-reader', 'link lock');
  });

  test('C3: --language', async () => {
    await expect(
      simulateHere(...READER, ...storage(), '--language', 'en', '--press', 'fn'),
    ).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(/^--language: .*locked/) as string,
    });
  });

  test("C3: the scenario's token line", async () => {
    await expect(scenario('model code-reader', 'token language en', 'press fn')).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining("the scenario's token line: ") as string,
    });
  });
});
