/** The table of faults, held against the sources as they are: a row that no longer fits cannot be planted. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { EQUIVALENTS } from './equivalents.ts';
import { countMutants } from './stryker.ts';
import { FAULTS, placeOf, tableFlaws } from './table.ts';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

describe('the table of faults', () => {
  test('has each text exactly once in its file, and suites that are there', () => {
    expect(tableFlaws(ROOT)).toEqual([]);
  });

  test('has at least 120 faults, in the core, the boards, the simulator, the host tools and the page', () => {
    expect(FAULTS.length).toBeGreaterThanOrEqual(120);
    for (const folder of [
      'firmware/core/',
      'firmware/boards/',
      'simulator/',
      'host-tools/',
      'simulator/web/',
    ])
      expect(FAULTS.filter(({ file }) => file.startsWith(folder)).length, folder).toBeGreaterThanOrEqual(8);
  });

  test('says of each equivalent why it is one', () => {
    for (const { name, reason } of EQUIVALENTS) expect(reason.length, name).toBeGreaterThan(20);
  });

  test('finds the line of a fault', () => {
    expect(placeOf(ROOT, { file: 'package.json', text: '"name": "talkode"' })).toBe('package.json:2');
  });
});

test("Stryker's report is counted: what no test noticed is named, what was not planted is left out", () => {
  const mutant = (status: string, line: number): object => ({
    status,
    mutatorName: 'BooleanLiteral',
    replacement: 'false',
    location: { start: { line, column: 1 } },
  });
  const statuses = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'CompileError'];
  const report = { files: { 'a.ts': { mutants: statuses.map(mutant) } } };
  expect(countMutants(report as never)).toEqual({
    planted: 4,
    noticed: 2,
    survivors: ['survivor: a.ts:2 BooleanLiteral false', 'survivor: a.ts:3 BooleanLiteral false'],
  });
});
