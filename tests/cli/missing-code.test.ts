/**
 * A code that was asked for and did not come: `talkode simulate` says why and fails, so that no build passes without
 * one.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { simulateJsonHere, talkodeHere } from './talkode-here.ts';
import { makeFolder, startTalkode } from './talkode.ts';

const { file, remove } = makeFolder();
afterAll(remove);

const NOON = ['--at', '2026-11-22T12:00:00Z'];
const READER = ['--model', 'code-reader', '--language', 'en'];

/** Six turn the information pages to their end, the seventh asks for the code 8.5 s after the hold began. */
const PAGES_THEN_CODE = ['--hold', '6100', '--press', 'main,main,main,main,main,main,main'];

/** Exit code, reason and message of a run that shows no code. */
async function failure(...options: readonly string[]): Promise<Record<string, unknown>> {
  const at = options.includes('--at') ? [] : NOON;
  const { exitCode, stdout, stderr } = await talkodeHere(['simulate', ...at, ...options, '--json']);
  const report = JSON.parse(stdout) as Record<string, unknown>;
  expect([report['code'], report['verdict'], report['exitCode']]).toEqual([null, 'failed', 1]);
  expect(stderr).toContain(`talkode simulate: ${String(report['message'])}\n`);
  return { exitCode, reason: report['reason'] };
}

describe('3.2: a code that was asked for and is null ends with 1 and the reason', () => {
  test.each([
    ['its time step ends while the key is down', ['--advance', '29.95', '--press', 'main'], 'step-ended'],
    [
      'it does, and the tester looks a second later',
      ['--advance', '29.95', '--press', 'main', '--advance', '1'],
      'step-ended',
    ],
    ['it ends during a longer hold', ['--advance', '28', '--hold', '5000'], 'step-ended'],
    [
      'it does so a second before the tester looks',
      ['--advance', '29.95', '--hold', '3000', '--advance', '1'],
      'step-ended',
    ],
    [
      'it ends during the press after the last page',
      ['--advance', '21.45', ...PAGES_THEN_CODE],
      'step-ended',
    ],
    ['the token is blank', ['--blank', '--press', 'main'], 'blank'],
    ['the time is before 2020', ['--at', '59', '--press', 'main'], 'no-time'],
    ['its first time step has not begun', ['--t0', '2026-11-22T12:00:01Z', '--press', 'main'], 'not-begun'],
    [
      'it has begun since, and its glass is dark',
      ['--t0', '2026-11-22T12:00:01Z', '--press', 'main', '--advance', '60'],
      'not-begun',
    ],
    ['the blank token is looked at later', ['--blank', '--press', 'main', '--advance', '5'], 'blank'],
    ['its glass has gone dark since', ['--blank', '--press', 'main', '--advance', '60'], 'blank'],
    ['the key is the second of two', ['--blank', '--press', 'main,main', '--advance', '60'], 'blank'],
    ["the reader's key is held for long", [...READER, '--blank', '--press', 'fn', '--hold', '2900'], 'blank'],
    [
      'so is the key that repeats the code',
      [...READER, '--blank', '--press', 'fn', '--advance', '2', '--press', '0', '--hold', '6000'],
      'blank',
    ],
    [
      'its time step ends while it is held for long',
      [...READER, '--advance', '8', '--press', 'fn', '--advance', '10', '--press', '0', '--hold', '14000'],
      'step-ended',
    ],
    ['the reader asks for its output', [...READER, '--first-use', '--press', 'fn'], 'first-use'],
    ['it does so when told to repeat the code', [...READER, '--first-use', '--press', 'fn,0'], 'first-use'],
    [
      'a blank reader is told to say it digit by digit',
      [...READER, '--blank', '--press', 'fn', '--press', '5'],
      'blank',
    ],
    [
      'the tester does not wait for the next code',
      [...READER, '--advance', '24', '--press', 'fn', '--advance', '0.5'],
      'new-code-soon',
    ],
  ])('3.2: when %s', async (_, options, reason) => {
    expect(await failure(...options)).toEqual({ exitCode: 1, reason });
  });

  test('3.2: also without --json, with the glass on standard output', async () => {
    const { exitCode, stdout, stderr } = await talkodeHere([
      'simulate',
      ...NOON,
      '--blank',
      '--press',
      'main',
    ]);
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('Glass: no dAtA')]);
    expect(stderr).toBe('talkode simulate: no code: the token is blank: it has no secret\n');
  });

  test('3.2: also on the emulated chip', async () => {
    // Its start and its factory have taken the chip some 250 ms.
    const press = ['--advance', '29.72', '--press', 'main', '--advance', '1'];
    expect(await failure('--target', 'rp2040', ...press)).toEqual({ exitCode: 1, reason: 'step-ended' });
  });

  test('3.2: also of a token that is served on a link, when it is stopped', async () => {
    const served = startTalkode([
      'simulate',
      ...NOON,
      '--blank',
      '--press',
      'main',
      '--link',
      'tcp:0',
      '--json',
    ]);
    expect(JSON.parse(await served.firstLine)).toHaveProperty('link');
    served.child.kill('SIGINT');
    const { exitCode, stderr } = await served.ended;
    expect([exitCode, stderr]).toEqual([
      1,
      'talkode simulate: no code: the token is blank: it has no secret\n',
    ]);
  });

  test('3.2: also of a stored token that does not know the time', async () => {
    await simulateJsonHere('--storage', file('token.flash'), ...NOON);
    const earlier = ['--storage', file('token.flash'), '--at', '2026-11-21T12:00:00Z', '--press', 'main'];
    expect(await failure(...earlier)).toEqual({ exitCode: 1, reason: 'no-time' });
  });
});

describe('3.2: what asks for no code is not missed', () => {
  test.each([
    ['a code that --advance outlives', ['--press', 'main', '--advance', '40']],
    [
      'one that was promised and came on the way',
      [...READER, '--advance', '24', '--press', 'fn', '--advance', '60'],
    ],
    ['a hold that opens the information pages', ['--hold', '6100']],
    ['a press that turns a page', ['--hold', '6100', '--press', 'main']],
    ['another key of the reader', [...READER, '--press', 'fn,8']],
    ['another key, of a blank reader', [...READER, '--blank', '--press', 'fn,8']],
    ['a key that does nothing on a sleeping reader', [...READER, '--press', '0']],
    ['a choice after the question', [...READER, '--first-use', '--press', 'fn', '--press', '1']],
    ['the same in one list', [...READER, '--first-use', '--press', 'fn,1']],
  ])('3.2: %s', async (_, options) => {
    expect(await simulateJsonHere(...NOON, ...options)).not.toHaveProperty('verdict');
  });
});

test('3.2: a press settles with the code that the reader promised, whatever is written', async () => {
  const press = ['--model', 'code-reader', '--at', '2026-11-22T12:00:29.950Z', '--press', 'fn'];
  const { exitCode, stdout } = await talkodeHere(['simulate', ...press]);
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Glass: 286 530')]);
});
