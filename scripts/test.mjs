/**
 * Sets up what the chosen test suites need, runs them and ends with one plain line, "N passed, N failed, N skipped".
 * The first argument may be a tier, --quick or --deep; the others go on to vitest: npm test -- tests/oath
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTestArgs } from './ensure/suites.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const DEAREST_FILES = 10;
const SUMMARY_FILE = path.join(ROOT, 'build', 'test-summary.json');

function readSummary() {
  try {
    return JSON.parse(readFileSync(SUMMARY_FILE, 'utf8'));
  } catch {
    console.error('The test run ended without a summary: vitest itself failed, see above.');
    return { passed: 0, failed: 1, skipped: 0, skippedReasons: [], files: [] };
  }
}

/** Where the time goes: whoever adds a suite sees what it costs. */
function tellDearest(files) {
  if (files.length <= DEAREST_FILES) return;
  const dearest = [...files].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, DEAREST_FILES);
  console.error(`\nThe ${DEAREST_FILES} dearest of ${files.length} files:`);
  for (const { file, milliseconds } of dearest)
    console.error(`${(milliseconds / 1000).toFixed(1).padStart(8)} s  ${file}`);
}

function setUp(args) {
  const run = spawnSync(process.execPath, [path.join(ROOT, 'scripts', 'ensure.mjs'), 'test', ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  // What went wrong has been said.
  if (run.status !== 0) process.exit(run.status ?? 1);
}

function runVitest(tier, args) {
  mkdirSync(path.dirname(SUMMARY_FILE), { recursive: true });
  rmSync(SUMMARY_FILE, { force: true });
  const run = spawnSync(
    process.execPath,
    [path.join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', ...args],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, TALKODE_TEST_SUMMARY: SUMMARY_FILE, TALKODE_TEST_TIER: tier },
    },
  );
  if (run.signal) console.error(`vitest was ended by ${run.signal}`);
  return run.status ?? 1;
}

const args = process.argv.slice(2);
const { tier, vitestArgs } = readTestArgs(args);
setUp(args);
let exitCode = runVitest(tier, vitestArgs);
const { passed, failed, skipped, skippedReasons, files } = readSummary();
tellDearest(files);

for (const reason of skippedReasons) console.error(`SKIPPED  ${reason}`);
if (skipped > 0 && process.env.CI === 'true') {
  console.error('FAILED   CI=true allows no skipped test');
  exitCode ||= 1;
}
if (passed + failed === 0) {
  console.error('FAILED   no test ran');
  exitCode ||= 1;
}
if (failed > 0) exitCode ||= 1;

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = exitCode;
