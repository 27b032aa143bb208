// Runs the test suites and ends with one plain line, "N passed, N failed, N skipped".
// The first argument may be --deep; the others go on to vitest: npm test -- tests/oath
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const SUMMARY_FILE = path.join(ROOT, 'build', 'test-summary.json');

function readSummary() {
  try {
    return JSON.parse(readFileSync(SUMMARY_FILE, 'utf8'));
  } catch {
    console.error('The test run ended without a summary: vitest itself failed, see above.');
    return { passed: 0, failed: 1, skipped: 0, skippedReasons: [] };
  }
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
  return run.status ?? 1;
}

const [first, ...others] = process.argv.slice(2);
let exitCode = first === '--deep' ? runVitest('deep', others) : runVitest('whole', process.argv.slice(2));
const { passed, failed, skipped, skippedReasons } = readSummary();

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
