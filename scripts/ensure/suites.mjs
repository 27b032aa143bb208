/**
 * Which Debian packages and build steps the tests of a run need, by the table scripts/suites.json. Plain JavaScript
 * with `node:` imports only, because it runs before anything is installed.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { BUILD_STEPS } from './build-steps.mjs';

/**
 * - `suites`: a test file, or a folder for all its files. Several rows may cover a file; then it needs what all of them name.
 * - `steps`: of scripts/ensure/build-steps.mjs; `core` is every build of the core.
 * - `packages`: of scripts/system-packages.json.
 * - `dear`: why the suite takes too long for the quick tier, where it needs neither packages nor board images.
 * @typedef {{ suites: string, steps?: string[], packages?: string[], dear?: string }} SuiteRow
 */

/** Options of vitest that leave the choice of files alone. Others might take the next argument with them. */
const PLAIN_OPTION = /^(-u|--update|--[a-z-]+=.*)$/i;

/** @returns {SuiteRow[]} */
export function readSuiteRows(root) {
  return JSON.parse(readFileSync(path.join(root, 'scripts', 'suites.json'), 'utf8'));
}

/** Every test file, with forward slashes from the project's root. @returns {string[]} */
export function testFiles(root) {
  return readdirSync(path.join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .map((name) => `tests/${name.split(path.sep).join('/')}`)
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
}

/**
 * The files that vitest would choose for these arguments: those whose path holds one of them. All files, where an option
 * is none of those that are known.
 * @param {string[]} files
 * @param {string[]} args
 */
export function chosenFiles(root, files, args) {
  if (args.some((arg) => arg.startsWith('-') && !PLAIN_OPTION.test(arg))) return files;
  const filters = args
    .filter((arg) => !arg.startsWith('-'))
    // vitest takes FILE:LINE too, and paths from the folder where it runs.
    .map((arg) => arg.replace(/:\d+$/, ''))
    .flatMap((arg) => [arg, path.relative(root, path.resolve(root, arg)).split(path.sep).join('/')]);
  if (filters.length === 0) return files;
  return files.filter((file) => filters.some((filter) => file.toLowerCase().includes(filter.toLowerCase())));
}

/** @param {SuiteRow[]} rows */
function rowsOf(rows, file) {
  return rows.filter(({ suites }) => file === suites || file.startsWith(`${suites}/`));
}

/**
 * @param {SuiteRow[]} rows
 * @param {string[]} files
 * @returns {{ steps: Set<string>, packages: Set<string> }}
 */
export function needsOf(rows, files) {
  const covering = files.flatMap((file) => rowsOf(rows, file));
  return {
    steps: new Set(covering.flatMap(({ steps = [] }) => steps)),
    packages: new Set(covering.flatMap(({ packages = [] }) => packages)),
  };
}

/** Whether a file belongs to the quick tier: no Debian program, no board image, not dear. @param {SuiteRow[]} rows */
export function isQuick(rows, file) {
  const { steps, packages } = needsOf(rows, [file]);
  return packages.size === 0 && !steps.has('boards') && rowsOf(rows, file).every(({ dear }) => !dear);
}

/** The test files of a tier: quick, whole or deep. @param {SuiteRow[]} rows */
export function filesOfTier(root, rows, tier) {
  const files = testFiles(root);
  if (tier === 'deep') return files;
  const whole = files.filter((file) => !file.endsWith('.deep.test.ts'));
  return tier === 'quick' ? whole.filter((file) => isQuick(rows, file)) : whole;
}

/**
 * The tier that the arguments of scripts/test.mjs begin with, and those that vitest gets.
 * @param {string[]} args
 * @returns {{ tier: 'quick' | 'whole' | 'deep', vitestArgs: string[] }}
 */
export function readTestArgs(args) {
  if (args[0] === '--quick') return { tier: 'quick', vitestArgs: args.slice(1) };
  if (args[0] === '--deep') return { tier: 'deep', vitestArgs: args.slice(1) };
  return { tier: 'whole', vitestArgs: args };
}

/**
 * What a run of scripts/test.mjs needs, the steps that come before others included.
 * @param {string[]} args
 */
export function needsOfRun(root, args) {
  const rows = readSuiteRows(root);
  const { tier, vitestArgs } = readTestArgs(args);
  const needs = needsOf(rows, chosenFiles(root, filesOfTier(root, rows, tier), vitestArgs));
  for (const { name, after } of [...BUILD_STEPS].reverse()) {
    if (needs.steps.has(name)) for (const earlier of after) needs.steps.add(earlier);
  }
  return needs;
}

/** A step of that name, or one of its variants: `core.debug` is a build of `core`. */
export function isStepNeeded(steps, name) {
  return steps.has(name) || steps.has(name.split('.')[0]);
}
