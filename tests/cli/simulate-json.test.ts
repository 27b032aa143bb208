/** `talkode simulate --json`: the shape of its one object, and what the options do to it. */
import { describe, expect, test } from 'vitest';
import { simulateJson, talkode } from './talkode.ts';

/** 2026-11-22T12:00:00Z, the first second of a time step of 30 s. */
const NOON = '2026-11-22T12:00:00Z';
const NOON_SECONDS = 1_795_348_800;

describe('the object', () => {
  test('has exactly these fields while a code is on the glass', async () => {
    expect(await simulateJson('--at', NOON, '--press', 'main')).toEqual({
      model: 'code-display',
      serialNumber: '900000000012',
      unixSeconds: NOON_SECONDS,
      glass: {
        text: '738 534',
        digits: '738534',
        bar: 6,
        icons: ['orientation', 'battery', 'battery-1', 'battery-2', 'battery-3', 'battery-4'],
        giant: null,
        inverse: false,
      },
      code: '738534',
      remainingSeconds: 30,
      spoken: [],
      audio: null,
      haptics: null,
    });
  });

  test('keeps its fields in order, in one line, with nothing else on standard output', async () => {
    const { stdout, stderr } = await talkode(['simulate', '--at', NOON, '--json']);
    expect(stdout).toBe(
      '{"model":"code-display","serialNumber":"900000000012","unixSeconds":1795348800,' +
        '"glass":{"text":"","digits":"","bar":0,"icons":[],"giant":null,"inverse":false},"code":null,"remainingSeconds":null,' +
        '"spoken":[],"audio":null,"haptics":null}\n',
    );
    expect(stderr).toContain('published test secret');
  });

  test('has no serial number and no code while the token is blank', async () => {
    const { stdout } = await talkode(['simulate', '--blank', '--at', NOON, '--press', 'main', '--json']);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    expect(report).toMatchObject({ serialNumber: null, code: null, remainingSeconds: null });
    expect(report['glass']).toMatchObject({ text: 'no dAtA', bar: 0 });
  });

  test('has no code while a page of information is shown', async () => {
    const report = await simulateJson('--at', NOON, '--hold', '6100', '--serial-number', '901234567893');
    expect(report).toMatchObject({ serialNumber: '901234567893', code: null, remainingSeconds: null });
    expect(report['glass']).toMatchObject({ text: '9012 3456.', digits: '90123456' });
  });
});

/** RFC 6238 appendix B, the rows after 2020; the secret is the published one of each hash. */
const RFC6238_ROWS = [
  [2_000_000_000, 'SHA1', '69279037'],
  [2_000_000_000, 'SHA256', '90698825'],
  [2_000_000_000, 'SHA512', '38618901'],
  [20_000_000_000, 'SHA1', '65353130'],
  [20_000_000_000, 'SHA256', '77737706'],
  [20_000_000_000, 'SHA512', '47863826'],
] as const;

describe('codes', () => {
  test.each(RFC6238_ROWS)('at %i with %s: %s (RFC 6238 appendix B)', async (seconds, algorithm, code) => {
    const options = ['--at', String(seconds), '--algorithm', algorithm, '--digits', '8', '--press', 'main'];
    expect(await simulateJson(...options)).toMatchObject({ code, unixSeconds: seconds });
  });

  test('a secret in hexadecimal and in base32 is the same secret', async () => {
    const hex = await simulateJson(
      '--secret',
      'hex:3132333435363738393031323334353637383930',
      '--at',
      NOON,
      '--press',
      'main',
    );
    const base32 = await simulateJson(
      '--secret',
      'base32:gezd gnbv gy3t qojq gezd gnbv gy3t qojq',
      '--at',
      NOON,
      '--press',
      'main',
    );
    expect(hex).toMatchObject({ code: '738534' });
    expect(base32).toEqual(hex);
  });

  test('T0 moves the first time step', async () => {
    const shifted = await simulateJson('--t0', '10', '--at', String(NOON_SECONDS), '--press', 'main');
    expect(shifted).toMatchObject({ remainingSeconds: 10 });
    expect(shifted['code']).not.toBe('738534');
  });

  test('the bar and the seconds left follow the time step of the token', async () => {
    const options = ['--time-step', '60', '--at', NOON, '--press', 'main'];
    const late = await simulateJson(...options, '--advance', '25');
    expect(late).toMatchObject({ remainingSeconds: 35, glass: { bar: 4 } });
  });

  test('before 2020 there is no code, and the tool says why', async () => {
    const { stdout, stderr } = await talkode(['simulate', '--at', '59', '--press', 'main', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ code: null, unixSeconds: 59, glass: { text: 'no CLoC' } });
    expect(stderr).toContain('before 2020');
  });
});

describe('--press, --hold and --advance', () => {
  test('act in the order given', async () => {
    const before = await simulateJson('--at', NOON, '--advance', '30', '--press', 'main');
    const after = await simulateJson('--at', NOON, '--press', 'main', '--advance', '29');
    const gone = await simulateJson('--at', NOON, '--press', 'main', '--advance', '30');
    expect(before).toMatchObject({ unixSeconds: NOON_SECONDS + 30, remainingSeconds: 30, glass: { bar: 6 } });
    expect(after).toMatchObject({ code: '738534', unixSeconds: NOON_SECONDS + 29, glass: { bar: 1 } });
    expect(before['code']).not.toBe(after['code']);
    expect(gone).toMatchObject({ code: null, glass: { text: '', bar: 0, icons: [] } });
  });

  test('--hold right after --press says how long that press lasts', async () => {
    const held = await simulateJson('--at', NOON, '--press', 'main', '--hold', '6100');
    const alone = await simulateJson('--at', NOON, '--hold', '6100');
    expect(held['glass']).toMatchObject({ text: '9000 0000.' });
    expect(held).toEqual(alone);
  });

  test('may repeat: a second press turns the page', async () => {
    const report = await simulateJson('--at', NOON, '--hold', '6100', '--press', 'main', '--press', 'main');
    expect(report['glass']).toMatchObject({ text: '12.00 06' });
  });

  test('--battery shows on the glass', async () => {
    const pages = ['--press', 'main', '--press', 'main', '--press', 'main', '--press', 'main'];
    const report = await simulateJson('--at', NOON, '--battery', '2470', '--hold', '6100', ...pages);
    expect(report['glass']).toMatchObject({ text: 'bAt 2.47' });
  });
});
