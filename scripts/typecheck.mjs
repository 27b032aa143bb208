/**
 * Type-checks everything that runs on a host, the page against the browser's types alone, and (for editors' sake) the
 * core and the verifier's lanes against AssemblyScript's.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const PROJECTS = [
  'tsconfig.json',
  'simulator/web/tsconfig.json',
  'firmware/core/tsconfig.json',
  'host-tools/verifier/lanes/tsconfig.json',
];

const failed = PROJECTS.filter((project) => {
  if (!existsSync(path.join(ROOT, project))) return true;
  const tsc = path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const run = spawnSync(process.execPath, [tsc, '--noEmit', '-p', project], { cwd: ROOT, stdio: 'inherit' });
  return run.status !== 0;
});

if (failed.length > 0) {
  console.error(`type errors in ${failed.join(', ')}`);
  process.exitCode = 1;
}
