// A code that was asked for and did not come: `talkode simulate` says why and fails, so that no build passes without one.
import { afterAll, describe, expect, test } from 'vitest';
import { makeFolder, simulateJson, talkode } from './talkode.ts';

const { file, remove } = makeFolder();
afterAll(remove);

const NOON = ['--at', '2026-11-22T12:00:00Z'];
const READER = ['--model', 'code-reader', '--language', 'en'];

/** Exit code, reason and message of a run that shows no code. */
async function failure(...options: readonly string[]): Promise<Record<string, unknown>> {
  const { exitCode, stdout, stderr } = await talkode(['simulate', ...NOON, ...options, '--json']);
  const report = JSON.parse(stdout) as Record<string, unknown>;
  expect([report['code'], report['verdict'], report['exitCode']]).toEqual([null, 'failed', 1]);
  expect(stderr).toContain(`talkode simulate: ${String(report['message'])}\n`);
  return { exitCode, reason: report['reason'] };
}

describe('3.2: a code that was asked for and is null ends with 1 and the reason', () => {
  test.each([
    ['its time step ends while the key is down', ['--advance', '29.95', '--press', 'main'], 'step-ended'],
    ['it ends during a longer hold', ['--advance', '28', '--hold', '5000'], 'step-ended'],
    ['the token is blank', ['--blank', '--press', 'main'], 'blank'],
    ['the time is before 2020', ['--at', '59', '--press', 'main'], 'no-time'],
    ['its first time step has not begun', ['--t0', '2026-11-22T12:00:01Z', '--press', 'main'], 'no-time'],
    ['the blank token is looked at later', ['--blank', '--press', 'main', '--advance', '5'], 'blank'],
    ['the reader asks for its output', [...READER, '--first-use', '--press', 'fn'], 'first-use'],
    [
      'the tester does not wait for the next code',
      [...READER, '--advance', '24', '--press', 'fn', '--advance', '0.5'],
      'new-code-soon',
    ],
  ])('3.2: when %s', async (_, options, reason) => {
    expect(await failure(...options)).toEqual({ exitCode: 1, reason });
  });

  test('3.2: also without --json, with the glass on standard output', async () => {
    const { exitCode, stdout, stderr } = await talkode(['simulate', ...NOON, '--blank', '--press', 'main']);
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('Glass: no dAtA')]);
    expect(stderr).toBe('talkode simulate: no code: the token is blank: it has no secret\n');
  });

  test('3.2: also on the emulated chip', async () => {
    // Its start and its factory have taken the chip some 250 ms.
    const press = ['--advance', '29.72', '--press', 'main'];
    expect(await failure('--target', 'rp2040', ...press)).toEqual({ exitCode: 1, reason: 'step-ended' });
  });

  test('3.2: also of a stored token that does not know the time', async () => {
    await simulateJson('--storage', file('token.flash'), ...NOON);
    const earlier = ['--storage', file('token.flash'), '--at', '2026-11-21T12:00:00Z', '--press', 'main'];
    expect(await failure(...earlier)).toEqual({ exitCode: 1, reason: 'no-time' });
  });
});

describe('3.2: what asks for no code is not missed', () => {
  test.each([
    ['a code that --advance outlives', ['--press', 'main', '--advance', '40']],
    ['and one whose end the press itself met', ['--advance', '29.95', '--press', 'main', '--advance', '1']],
    ['a hold that opens the information pages', ['--hold', '6100']],
    ['a press that turns a page', ['--hold', '6100', '--press', 'main']],
    ['another key of the reader', [...READER, '--press', 'fn,8']],
    ['a choice after the question', [...READER, '--first-use', '--press', 'fn', '--press', '1']],
  ])('3.2: %s', async (_, options) => {
    expect(await simulateJson(...NOON, ...options)).not.toHaveProperty('verdict');
  });
});

test('3.2: a press settles with the code that the reader promised, whatever is written', async () => {
  const press = ['--model', 'code-reader', '--at', '2026-11-22T12:00:29.950Z', '--press', 'fn'];
  const { exitCode, stdout } = await talkode(['simulate', ...press]);
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Glass: 286 530')]);
});
