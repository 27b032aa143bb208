/** Finds the Debian programs that some suites drive, and decides what happens to a suite whose program is missing. */
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { needsOf, readSuiteRows } from '../../scripts/ensure/suites.mjs';

/** One row of scripts/system-packages.json: a Debian package and the program or file that proves it is there. */
interface SystemPackage {
  package: string;
  program?: string;
  file?: string;
}

export interface SystemProgram {
  name: string;
  /** Absolute path of the program or file, null when it is not installed. */
  path: string | null;
  debianPackage: string;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const PACKAGES = JSON.parse(
  readFileSync(path.join(ROOT, 'scripts', 'system-packages.json'), 'utf8'),
) as SystemPackage[];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findOnPath(program: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const candidates = folders.filter((folder) => folder !== '').map((folder) => path.join(folder, program));
  return candidates.find(isExecutable) ?? null;
}

/**
 * Looks up a row of scripts/system-packages.json by its program, file or package name.
 * Throws when the list has no such row: then `npm test` would not install it either.
 */
export function systemProgram(name: string): SystemProgram {
  const row = PACKAGES.find((each) => [each.program, each.file, each.package].includes(name));
  if (!row) throw new Error(`scripts/system-packages.json has no row for '${name}'; add one`);
  const found = row.program
    ? findOnPath(row.program)
    : existsSync(row.file ?? '')
      ? (row.file ?? null)
      : null;
  return { name, path: found, debianPackage: row.package };
}

/** The path of a program that a suite inside `describeWith` may rely on; throws when it is missing. */
export function programPath(name: string): string {
  const program = systemProgram(name);
  if (program.path === null) throw new Error(missingMessage([program]));
  return program.path;
}

function missingMessage(missing: readonly SystemProgram[]): string {
  const names = missing.map((each) => each.name).join(', ');
  const packages = [...new Set(missing.map((each) => each.debianPackage))].join(' ');
  return `${names} missing; as root: apt-get install --no-install-recommends ${packages}`;
}

/** Throws when `npm test -- FILE` would not install what the running file needs. */
function holdToTable(needed: readonly SystemProgram[]): void {
  const file = path
    .relative(ROOT, expect.getState().testPath ?? '')
    .split(path.sep)
    .join('/');
  const { packages } = needsOf(readSuiteRows(ROOT), [file]);
  const lacking = needed.filter(({ debianPackage }) => !packages.has(debianPackage));
  if (lacking.length > 0)
    throw new Error(
      `scripts/suites.json: expected ${lacking.map((each) => each.debianPackage).join(', ')} among the packages of ${file}`,
    );
}

/**
 * A `describe` for a suite that needs system programs. When one is missing the suite fails under CI=true;
 * elsewhere it counts as one skipped test, and the run ends with a loud line saying what to install.
 */
export function describeWith(programs: readonly string[], name: string, suite: () => void): void {
  const needed = programs.map(systemProgram);
  holdToTable(needed);
  const missing = needed.filter((each) => each.path === null);
  if (missing.length === 0) {
    describe(name, suite);
    return;
  }
  describe(name, () => {
    test(`needs ${missing.map((each) => each.name).join(', ')}`, ({ skip }) => {
      if (process.env['CI'] === 'true') throw new Error(missingMessage(missing));
      skip(missingMessage(missing));
    });
  });
}
