/** `talkode simulate --json` of a code reader that vibrates, and the replay of its trace. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { SimulateReport } from '../../cli/output/report.ts';
import { codeAt } from '../reader/reader.ts';
import { felt, type Felt } from '../support/felt-pulses.ts';
import { simulateJsonHere, talkodeHere } from './talkode-here.ts';
import { makeFolder } from './talkode.ts';

const { file, remove } = makeFolder();
afterAll(remove);

const NOON = ['--at', '2026-11-22T12:00:00Z'];
/** The seventh setting of the menu, switched on. */
const VIBRATION_ON = [...Array.from({ length: 7 }, () => 'right'), '3'].flatMap((key) => [
  '--press',
  key,
  '--advance',
  '3',
]);

async function simulate(...options: string[]): Promise<SimulateReport> {
  return (await simulateJsonHere('--model', 'code-reader', ...options)) as unknown as SimulateReport;
}

test('the code is in the runs of the motor, and what they mean beside them', async () => {
  const storage = file('felt.flash');
  await simulate(...NOON, '--storage', storage, '--press', 'fn', '--advance', '1', ...VIBRATION_ON);
  const at = '2026-11-22T12:10:00Z';
  // A press lasts 0.1 s, nine pulses and their rest 3.4 s and 0.9 s; the code lives 30 s.
  const presses = Array.from({ length: 6 }, () => ['--press', '5', '--advance', '4']).flat();
  const options = [
    '--storage',
    storage,
    '--at',
    at,
    '--press',
    'fn',
    '--advance',
    '2',
    ...presses,
    '--advance',
    '3',
  ];
  const { pulses, felt: words } = (await simulate(...options)).haptics!;
  expect(words).toEqual(felt(pulses as Felt[]));
  expect(words).toEqual(['ready', ...codeAt(Date.parse(at)), 'end']);
});

test('a reader that does not vibrate has nothing to feel', async () => {
  expect((await simulate(...NOON, '--press', 'fn')).haptics).toEqual({ pulses: [], felt: [] });
});

test('a trace has each start and stop of the motor, and its replay gives the same', async () => {
  const trace = file('felt.trace');
  await simulate(...NOON, '--trace', trace, '--press', 'fn', '--advance', '1', ...VIBRATION_ON);
  const turns = readFileSync(trace, 'utf8').match(/"output":"motor","on":(true|false)/g);
  // "A key was taken": a long pulse and a short one.
  expect(turns?.map((turn) => turn.endsWith('true'))).toEqual([true, false, true, false]);
  expect(await talkodeHere(['replay', trace])).toMatchObject({ exitCode: 0 });
  const late = readFileSync(trace, 'utf8').replace('"on":true', '"on":false');
  writeFileSync(trace, late);
  expect(await talkodeHere(['replay', trace])).toMatchObject({ exitCode: 1 });
});
