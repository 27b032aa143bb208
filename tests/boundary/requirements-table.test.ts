/** The table of requirements names only tests that are there, and the check notices what is wrong with it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type Requirement,
  requirementProblems,
  type RequirementsTable,
  requirementsPage,
} from '../../scripts/generate/requirements.ts';
import { ROOT } from './source-tree.ts';

const TABLE = JSON.parse(
  readFileSync(path.join(ROOT, 'docs/requirements.json'), 'utf8'),
) as RequirementsTable;
const THIS_TEST =
  'tests/boundary/requirements-table.test.ts > every test that it names is there, and each of the 142 requirements has a status';

test('every test that it names is there, and each of the 142 requirements has a status', () => {
  expect(requirementProblems(TABLE)).toEqual([]);
  expect(TABLE.chapters.flatMap(({ rows }) => rows)).toHaveLength(142);
});

test('the page has a line for each, in the order of the table', () => {
  const numbers = [...requirementsPage().matchAll(/^\| (\d+) \|/gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual(TABLE.chapters.flatMap(({ rows }) => rows.map(({ number }) => number)));
});

describe('the check notices', () => {
  const problemsOf = (...rows: Partial<Requirement>[]): string[] =>
    requirementProblems({
      chapters: [
        { title: 'x', rows: rows.map((row, index) => ({ number: index + 1, requirement: 'x', ...row })) },
      ],
    });

  test('nothing where nothing is wrong', () => {
    expect(
      problemsOf(
        { status: 'planned' },
        { status: 'elsewhere', system: 'an app' },
        { tests: THIS_TEST },
        { tests: [THIS_TEST, THIS_TEST] },
      ),
    ).toEqual([]);
  });

  test('a test that was renamed, and a file that has gone', () => {
    expect(problemsOf({ tests: `${THIS_TEST}!` }, { tests: ['tests/no-such.test.ts > it works'] })).toEqual([
      expect.stringMatching(
        /^requirement 1: tests\/boundary\/requirements-table\.test\.ts has no test "every .*!"$/,
      ),
      'requirement 2: tests/no-such.test.ts has no test "it works"',
    ]);
  });

  test('a requirement that is missing, one that is there twice, one without words', () => {
    expect(
      problemsOf(
        { status: 'planned' },
        { number: 3, status: 'planned', requirement: '' },
        { status: 'planned' },
      ),
    ).toEqual(['there is no requirement 2', 'requirement 3 is there twice', 'requirement 3 says nothing']);
  });

  test('a status beside tests, none at all, an empty list of tests, a system that does not belong', () => {
    expect(
      problemsOf(
        { status: 'planned', tests: THIS_TEST },
        {},
        { tests: [] },
        { status: 'elsewhere' },
        { status: 'planned', system: 'an app' },
      ),
    ).toEqual([
      'requirement 1 is planned, and tests show it',
      'requirement 2 has neither tests nor a status',
      'requirement 3 has neither tests nor a status',
      'requirement 4 names a system when it is elsewhere, and only then',
      'requirement 5 names a system when it is elsewhere, and only then',
    ]);
  });
});
