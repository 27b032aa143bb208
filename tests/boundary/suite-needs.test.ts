/**
 * The table scripts/suites.json names what each suite uses of Debian packages and of the build, no more and no less.
 */
import { describe, expect, test } from 'vitest';
import { BUILD_STEPS } from '../../scripts/ensure/build-steps.mjs';
import { chosenFiles, needsOf, readSuiteRows, testFiles } from '../../scripts/ensure/suites.mjs';
import { ROOT } from './source-tree.ts';
import { builtParts, packagesNamed } from './suite-uses.ts';

const ROWS = readSuiteRows(ROOT);
const FILES = testFiles(ROOT);

function lacking(wanted: Iterable<string>, has: ReadonlySet<string>): string[] {
  return [...wanted].filter((each) => !has.has(each));
}

function faults(rows: typeof ROWS, files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const { steps, packages } = needsOf(rows, [file]);
    const named = packagesNamed(file);
    return [
      ...lacking(builtParts(file), steps).map(
        (step) => `${file} uses the build step ${step}, which its row in scripts/suites.json lacks`,
      ),
      ...lacking(named, packages).map(
        (name) => `${file} uses the package ${name}, which its row in scripts/suites.json lacks`,
      ),
      ...lacking(packages, new Set(named)).map((name) => `${file} names no program of ${name}`),
    ];
  });
}

test('each suite has the packages and build steps that it uses', () => {
  expect(faults(ROWS, FILES)).toEqual([]);
});

test('no row names a build step that none of its suites uses', () => {
  const idle = ROWS.flatMap(({ suites, steps = [] }) => {
    const used = new Set(chosenFiles(ROOT, FILES, [suites]).flatMap((file) => [...builtParts(file)]));
    return lacking(steps, used).map((step) => `${suites}: ${step}`);
  });
  expect(idle).toEqual([]);
});

test('the rows are of suites that are there, one each, with steps that are there', () => {
  const paths = ROWS.map(({ suites }) => suites);
  expect(new Set(paths).size).toBe(paths.length);
  expect(
    paths.filter((suites) => !FILES.some((file) => file === suites || file.startsWith(`${suites}/`))),
  ).toEqual([]);
  expect(
    lacking(
      ROWS.flatMap(({ steps = [] }) => steps),
      new Set(BUILD_STEPS.map(({ name }) => name)),
    ),
  ).toEqual([]);
});

describe('the check notices', () => {
  test('a suite without its row, and a package that it does not use', () => {
    expect(faults([], ['tests/link/serial-port.test.ts', 'tests/core/calendar.test.ts'])).toEqual([
      'tests/link/serial-port.test.ts uses the package socat, which its row in scripts/suites.json lacks',
      'tests/core/calendar.test.ts uses the build step core, which its row in scripts/suites.json lacks',
    ]);
    expect(
      faults(
        [{ suites: 'tests/verifier', steps: ['verifier'], packages: ['gcc'] }],
        ['tests/verifier/drift.test.ts'],
      ),
    ).toEqual(['tests/verifier/drift.test.ts names no program of gcc']);
  });
});
