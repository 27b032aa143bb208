/** `talkode simulate --scenario`: the examples, failed expectations, syntax errors and simulated timeouts. */
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { talkodeHere } from './talkode-here.ts';
import { makeFolder, ROOT, type Ended } from './talkode.ts';

const EXAMPLES = path.join(ROOT, 'tests/scenarios');
/** What the examples give their tokens other than the published secret. */
const EXAMPLE_SECRET = 'hex:00112233445566778899aabbccddeeff00112233';

const { folder, file, remove } = makeFolder();
afterAll(remove);

async function runText(text: string, ...options: readonly string[]): Promise<Ended> {
  writeFileSync(file('test.scenario'), text);
  return talkodeHere(['simulate', '--scenario', 'test.scenario', ...options], { cwd: folder });
}

describe('the examples', () => {
  const names = readdirSync(EXAMPLES).filter((name) => name.endsWith('.scenario'));
  const reader = 'code-reader';
  const readerNames = readdirSync(path.join(EXAMPLES, reader)).map((name) => path.join(reader, name));
  test('are there', () =>
    expect([names.length, readerNames.length].map((count) => count >= 7)).toEqual([true, true]));

  test.each([
    ...names.map((name) => ({ model: 'code-display', name })),
    ...readerNames.map((name) => ({ model: reader, name })),
  ])('$name is as expected, and so is the replay of its trace', async ({ model, name }) => {
    const trace = file(`${path.basename(name)}.trace`);
    const scenario = path.join(EXAMPLES, name);
    const ran = await talkodeHere(['simulate', '--model', model, '--scenario', scenario, '--trace', trace]);
    expect(ran).toMatchObject({ exitCode: 0, stdout: '' });
    const replayed = await talkodeHere(['replay', trace]);
    const again =
      replayed.exitCode === 2 ? await talkodeHere(['replay', trace, '--secret', EXAMPLE_SECRET]) : replayed;
    expect(again).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

describe('a failed expectation ends with 1 and shows line, step, expected and seen', () => {
  test.each([
    ['press main\nexpect text "492 039"', 2, '"492 039"', '"738 534"'],
    ['expect text "492 039"', 1, '"492 039"', 'a dark glass'],
    ['press main\n\nexpect code equals 123456 # no', 3, 'the code 123456', 'the code 738534'],
    ['expect code', 1, 'a code', 'a dark glass'],
    ['press main\nexpect no code', 2, 'no code', 'the code 738534'],
    ['press main\nexpect bar 3', 2, '3 of 6 steps', '6'],
    ['press main\nexpect icon no-time', 2, 'the sign no-time', 'the signs orientation, battery, battery-1'],
    ['press main\nexpect no icon battery', 2, 'no sign battery', 'the signs orientation, battery'],
    ['press main\nexpect asleep', 2, 'asleep', 'awake, "738 534"'],
    ['expect awake', 1, 'awake', 'asleep, a dark glass'],
    ['expect link ok', 1, 'an answer', 'no request before this line'],
    [
      'link identify\nexpect link life-cycle-state locked',
      2,
      'life-cycle-state locked',
      'life-cycle-state provisioned',
    ],
    ['link identify\nexpect link level 4', 2, 'level 4', 'an answer without level'],
    ['link identify\nexpect link error fault', 2, 'the error fault', 'an answer'],
    ['power cut\nlink identify\nexpect link ok', 3, 'an answer', 'silence'],
    ['link lock\nlink lock', 2, 'an answer', 'lock refused, wrong-state'],
  ])('%j', async (text, line, expected, seen) => {
    const { exitCode, stdout, stderr } = await runText(text);
    const step = text.split('\n')[line - 1]!;
    expect(stderr).toContain(`test.scenario:${line}: ${step}\n  expected: ${expected}\n  seen:     ${seen}`);
    expect([exitCode, stdout]).toEqual([1, '']);
  });

  test('a secret in the step is not shown', async () => {
    const { exitCode, stderr } = await runText('link provision secret hex:00112233445566778899');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('test.scenario:1: link provision secret hex:…\n');
    expect(stderr).not.toContain('0011');
  });
});

test.each([
  ['a value of 16 MB', `press main\nlink change-setting ${'1'.repeat(16_000_000)}`, 2],
  ['a step of 16 MB', 'press'.repeat(3_200_000), 1],
])('3.4: %s gives a sentence', async (_, text, line) => {
  const { exitCode, stdout, stderr } = await runText(text);
  const length = text.split('\n')[line - 1]!.length;
  expect(stderr).toBe(
    `talkode simulate: test.scenario:${line}:10001: expected a line of at most 10000 characters, got ${length}\n`,
  );
  expect([exitCode, stdout]).toEqual([2, '']);
});

describe('a file that is no scenario', () => {
  test.each([
    ['is empty', ''],
    ['has comments only', '# nothing yet\n\n'],
  ])('and %s gives 2', async (_, text) => {
    const { exitCode, stdout, stderr } = await runText(text);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toBe('talkode simulate: test.scenario: expected at least one step, got none\n');
  });

  test.each([
    ['NUL bytes', Buffer.from('GEZD GNBV\u0000GEZD')],
    ['bytes that are no UTF-8', Buffer.from([0x47, 0x45, 0x5a, 0x44, 0xff])],
  ])('and has %s gives 2 and shows nothing of it', async (_, bytes) => {
    writeFileSync(file('test.scenario'), bytes);
    const { exitCode, stderr } = await talkodeHere(['simulate', '--scenario', 'test.scenario'], {
      cwd: folder,
    });
    expect(stderr).toBe(
      'talkode simulate: --scenario: expected a text file in UTF-8, got "test.scenario", which is none\n',
    );
    expect(exitCode).toBe(2);
  });

  test.each([
    ['\u001b[31mred', 'got "\\x1b[31mred"'],
    ['y-'.repeat(500), `got "${'y-'.repeat(20)}…"`],
    ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 'got what may be a secret\n'],
  ])('and says %j shows it short and harmless, and no secret', async (text, message) => {
    const { exitCode, stderr } = await runText(text);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

test('a wait that runs out of simulated time ends with 42', async () => {
  const { exitCode, stderr } = await runText('wait until text "never" for at most 100 d');
  expect(exitCode).toBe(42);
  expect(stderr).toContain('expected: "never"\n  seen:     a dark glass');
});

test('a wait ends as soon as the glass is right', async () => {
  const { exitCode, stdout } = await runText('press main\nwait until bar 5 for at most 30 s', '--json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ unixSeconds: 1_795_348_805, glass: { bar: 5 } });
});

test('a failed scenario still leaves JSON, pictures and a trace of where it stopped', async () => {
  const outputs = ['--json', '--svg', 'glass.svg', '--trace', 'failed.trace'];
  const { exitCode, stdout } = await runText('press main\nexpect asleep\nadvance 1 h', ...outputs);
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ code: '738534' });
  expect(await talkodeHere(['replay', 'failed.trace'], { cwd: folder })).toMatchObject({ exitCode: 0 });
  expect(readdirSync(folder)).toContain('glass.svg');
});

test('the power may fail before any storage operation of a provisioning: blank or whole, never in between', async () => {
  const states: string[] = [];
  for (let operations = 0; operations < 4; operations += 1) {
    const { exitCode, stdout, stderr } = await runText(
      [
        'token blank',
        `power cut after ${operations} storage operations`,
        'link provision',
        operations < 3 ? 'expect link silence' : 'expect link ok',
        'power on',
        'press main',
        'expect no icon fault',
      ].join('\n'),
      '--json',
    );
    expect([operations, exitCode, exitCode === 0 ? '' : stderr]).toEqual([operations, 0, '']);
    states.push((JSON.parse(stdout) as { serialNumber: string | null }).serialNumber ?? 'blank');
  }
  expect(states).toEqual(['blank', 'blank', '900000000012', '900000000012']);
});

describe('--scenario with other options', () => {
  test('--secret and others are the defaults of its token line', async () => {
    const text = 'token digits 8\nat 20000000000\npress main\nexpect code equals 77737706';
    expect(await runText(text, '--algorithm', 'SHA256')).toMatchObject({ exitCode: 0 });
  });

  test('those that its token line overrides are named', async () => {
    const options = ['--secret', 'hex:00112233445566778899', '--time-step', '60', '--digits', '7'];
    const given = await runText(`token secret ${EXAMPLE_SECRET} digits 8\npress main`, ...options);
    expect(given.stderr).toContain("--secret, --digits: not used, since the scenario's token line says");
    const blank = await runText('token blank\npress main', '--time-step', '60');
    expect(blank.stderr).toContain('--time-step: not used');
    const filledIn = await runText('token digits 8\npress main', '--time-step', '60');
    expect(filledIn.stderr).not.toContain('not used');
    expect([given, blank, filledIn].map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
  });

  test('--storage keeps the token for the next scenario', async () => {
    expect(await runText('link change-setting glass-seconds 60', '--storage', 'kept.flash')).toMatchObject({
      exitCode: 0,
    });
    const next = 'link read-setting glass-seconds\nexpect link value 60';
    expect(await runText(next, '--storage', 'kept.flash')).toMatchObject({ exitCode: 0 });
  });
});
