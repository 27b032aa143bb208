/**
 * What `talkode simulate` tells of a press is what its glass showed when the press had settled, whatever else is asked
 * for: speech goes on after it.
 */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { simulateHere } from './simulate-here.ts';
import { makeFolder, talkode } from './talkode.ts';

const { file, remove } = makeFolder();
afterAll(remove);

/** The published secret's codes of the two time steps of 30 s (oathtool --totp -N 2026-11-22T12:00:00Z). */
const CODE = '738534';
const NEXT_CODE = '286530';
/** What is said of a nearly empty battery outlives the code, and nothing new is on the glass then. */
const EMPTY = ['--model', 'code-reader', '--battery', '2300'];

function at(second: string): string[] {
  return ['--at', `2026-11-22T12:00:${second}Z`];
}

function unixSeconds(time: string): number {
  return Date.parse(`2026-11-22T${time}Z`) / 1000;
}

describe('3.2: speech that outlives the code does not hide it', () => {
  test.each([
    ['20', ['--press', 'fn'], 10],
    ['14', ['--press', 'fn'], 16],
    ['20.1', ['--press', 'fn'], 10],
    ['14', ['--language', 'en', '--press', 'fn,0'], 16],
  ])('3.2: at second %s, %j: code and time of one moment', async (second, options, remainingSeconds) => {
    const report = await simulateHere(...EMPTY, ...at(second), ...options);
    const time = { unixSeconds: unixSeconds('12:00:30') - remainingSeconds, remainingSeconds };
    expect(report).toMatchObject({ code: CODE, glass: { text: '738 534' }, ...time });
    expect(report).not.toHaveProperty('verdict');
    expect(report['spoken']).toEqual(expect.arrayContaining([...CODE, 'batteri'].slice(0, 6)));
  });

  test('3.2: a code that was announced is told of when it comes', async () => {
    const report = await simulateHere(...EMPTY, ...at('24'), '--press', 'fn');
    const time = { unixSeconds: unixSeconds('12:00:30'), remainingSeconds: 30 };
    expect(report).toMatchObject({ code: NEXT_CODE, glass: { bar: 6 }, ...time });
  });

  test('3.2: also on the emulated chip', async () => {
    const report = await simulateHere('--target', 'rp2040', ...EMPTY, ...at('19'), '--press', 'fn');
    expect(report).toMatchObject({ code: CODE, remainingSeconds: 11, unixSeconds: unixSeconds('12:00:19') });
    expect((report['spoken'] as string[]).slice(-2)).toEqual(['skift', 'batteri']);
  });
});

test('3.2: glass and pictures are the same with and without what waits for speech', async () => {
  const press = ['simulate', ...EMPTY, ...at('20'), '--press', 'fn'];
  const plain = await talkode([...press, '--svg', file('plain.svg')]);
  const others = ['--svg', file('other.svg'), '--wav', file('other.wav'), '--storage', file('token.flash')];
  const other = await talkode([...press, ...others]);
  expect(other).toEqual(plain);
  expect(plain.stdout).toContain('Glass: 738 534');
  expect(readFileSync(file('other.svg'))).toEqual(readFileSync(file('plain.svg')));
});

test('what a key has set is stored after it was said, and the glass told of is that of the key', async () => {
  const storage = ['--storage', file('kept.flash'), '--model', 'code-reader'];
  const set = await simulateHere(...storage, ...at('00'), '--press', 'fn,3');
  expect(set).toMatchObject({ glass: { icons: expect.arrayContaining(['page-volume']) as unknown } });
  const again = await simulateHere(...storage, ...at('40'), '--press', 'fn,3');
  expect([set['spoken'], again['spoken']]).toMatchObject([
    expect.arrayContaining(['lydstyrke', '5']),
    expect.arrayContaining(['lydstyrke', '6']),
  ]);
});
