/** The table of accessibility names only tests that are there, and the check notices what is not. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type AccessibilityTable, tableProblems } from '../../scripts/generate/accessibility.ts';
import { testTitles } from '../../scripts/generate/test-titles.ts';
import { ROOT } from './source-tree.ts';

const TABLE = JSON.parse(
  readFileSync(path.join(ROOT, 'hardware-docs/accessibility.json'), 'utf8'),
) as AccessibilityTable;

test('every test that accessibility.json names is there, and every clause has what it needs', () => {
  expect(tableProblems(TABLE)).toEqual([]);
  expect(TABLE.clauses.length).toBeGreaterThan(90);
});

describe('the check notices', () => {
  const changed = (change: (table: AccessibilityTable) => void): string[] => {
    const table = structuredClone(TABLE);
    change(table);
    return tableProblems(table);
  };

  test('a test that was renamed, and a file that has gone', () => {
    const problems = changed(({ testNames }) => {
      testNames['interrupt'] = `${testNames['interrupt']!}!`;
      testNames['mark'] = 'tests/no-such.test.ts > it works';
    });
    expect(problems).toEqual([
      expect.stringMatching(/^test "interrupt": tests\/accessibility\/interruption\.test\.ts has no test /),
      'test "mark": tests/no-such.test.ts has no test "it works"',
    ]);
  });

  test('a name without a test, a test without a clause, a clause left to nothing', () => {
    const problems = changed((table) => {
      table.testNames['spare'] = table.testNames['mark']!;
      table.clauses.push({ clause: '5.0', title: 'x', for: 'case', how: 'x', tests: ['nothing'] });
      table.clauses.push({ clause: '5.0', title: 'x', for: 'case', how: 'x', case: ['C99'] });
      table.next.clauses.push({ clause: '9.8', title: 'x', for: 'page', how: 'x' });
    });
    expect(problems).toEqual([
      'no test is named "nothing"',
      'test "spare" is used by no clause',
      'the case has no requirement C99',
      '5.0 is left to the case, without a requirement on it',
      '9.8 of the next edition has no test',
    ]);
  });
});

describe('titles are read from the source', () => {
  test.each([
    ["test('a', () => {});", ['a']],
    [
      "describe('s', () => { describe('t', () => { test('a', f); }); test('b', f); });",
      ['s > t > a', 's > b'],
    ],
    ["describe.each(ROWS)('key %s', () => { test.each([1])('n %i', f); });", ['key %s > n %i']],
    [
      "describeWith(['chromium'], 'page', () => { for (const x of y) test(`in ${x}`, f); });",
      ['page > in ${x}'],
    ],
    ["test.skip('off', f); describe.skip('s', () => { test('a', f); }); test.todo('later');", []],
    ['// test("no")\nconst text = "test(\'no\')";', []],
  ])('%s', (source, titles) => {
    expect(testTitles(source)).toEqual(titles);
  });
});
