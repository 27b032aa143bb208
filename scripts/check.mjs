/** `npm run check`: everything that must hold before a change goes in, cheapest first; stops at the first failure. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** npm scripts; the build itself has been done by scripts/ensure.mjs. */
const STEPS = [
  'generate:check',
  'security-contact:check',
  'format:check',
  'lint',
  'typecheck',
  'budgets',
  'test',
];

for (const step of STEPS) {
  console.log(`\n== npm run ${step}`);
  const startMs = Date.now();
  const run = spawnSync('npm', ['run', '--silent', step], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const seconds = ((Date.now() - startMs) / 1000).toFixed(1);
  if (run.status !== 0) {
    console.error(`== npm run ${step} failed after ${seconds} s`);
    process.exit(1);
  }
  console.log(`== ${step}: ${seconds} s`);
}
console.log('\nEverything holds.');
