/** Carries out the steps of scripts/ensure/build-steps.mjs: all of them, or those named as arguments. */
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { BUILD_STEPS } from './ensure/build-steps.mjs';
import { COMMAND_BUNDLE, COMMAND_FILE, isCommandPart } from './command-bundle.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** asc says so when its last optimization round made the module larger and it kept the one before: no fault. */
const CONVERGE_REMARK = 'Last converge was suboptimal.';

/** asc keeps one core busy, so each target gets a process of its own. Entries come on top of the configuration's. */
function compile(target, config = 'asconfig.json', ...entries) {
  const asc = path.join(ROOT, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
  const args = [asc, '--config', config, '--target', target, ...entries];
  const compiler = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 2, 'pipe'] });
  const lines = createInterface(compiler.stderr);
  lines.on('line', (line) => line === CONVERGE_REMARK || console.error(line));
  return new Promise((resolve, reject) => {
    compiler.on('error', reject);
    compiler.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`asc --target ${target} failed`)),
    );
  });
}

/** A build in TypeScript of its own, like asc. What it prints on stdout is for people. */
function runBuild(name, ...args) {
  const builder = spawn(process.execPath, ['--import', 'tsx', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  return new Promise((resolve, reject) => {
    builder.on('error', reject);
    builder.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm run ${name} failed; see the lines above`)),
    );
  });
}

async function buildWeb() {
  const vite = await import('vite');
  await vite.build({ configFile: path.join(ROOT, 'simulator', 'web', 'vite.config.ts'), logLevel: 'warn' });
}

async function bundleCli() {
  const esbuild = await import('esbuild');
  const folder = path.join(ROOT, 'build');
  // Parts have their contents in their names: those of an older build would stay for ever.
  for (const name of readdirSync(folder)) if (isCommandPart(name)) rmSync(path.join(folder, name));
  await esbuild.build({ absWorkingDir: ROOT, logLevel: 'warning', ...COMMAND_BUNDLE });
  chmodSync(path.join(folder, COMMAND_FILE), 0o755);
  // host-tools/issuer/page-files.ts reads both beside the command: the pages' own look over that of the practice pages.
  for (const pages of ['simulator/web/src/styles', 'host-tools/issuer/faces/pages/files'])
    cpSync(path.join(ROOT, pages), path.join(folder, 'issuer-pages'), { recursive: true });
}

const ACTIONS = {
  core: () => compile('release'),
  'core.debug': () => compile('debug'),
  'core.test': () => compile('test', 'asconfig.json', 'firmware/core/test-exports.ts'),
  verifier: () => compile('release', 'host-tools/verifier/lanes/asconfig.json'),
  voice: () => runBuild('voice', 'firmware/voice/voice.ts'),
  boards: () => runBuild('boards', 'firmware/boards/boards.ts', '--force', '--quiet'),
  web: buildWeb,
  cli: bundleCli,
};

async function carryOut(step) {
  await ACTIONS[step.name]();
  // asc answers a missing configuration with its help text and exit code 0.
  const missing = step.outputs.filter((output) => !existsSync(path.join(ROOT, output)));
  if (missing.length > 0) throw new Error(`${step.name}: the build made no ${missing.join(', ')}`);
}

/** Starts every step as soon as those that it comes after are done. */
async function runSteps(steps) {
  const started = new Map();
  for (const step of steps) {
    const before = step.after.filter((name) => started.has(name)).map((name) => started.get(name));
    started.set(
      step.name,
      Promise.all(before).then(() => carryOut(step)),
    );
  }
  const results = await Promise.allSettled(started.values());
  const failed = results.filter((result) => result.status === 'rejected');
  // A step that waited for a failed one fails with the same error.
  for (const error of new Set(failed.map(({ reason }) => reason))) console.error(error.message);
  return failed.length === 0;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !BUILD_STEPS.some((step) => step.name === name));
if (unknown.length > 0)
  throw new Error(`no build step ${unknown.join(', ')}; there are ${BUILD_STEPS.map((s) => s.name)}`);
const steps = BUILD_STEPS.filter((step) => wanted.length === 0 || wanted.includes(step.name));

mkdirSync(path.join(ROOT, 'build'), { recursive: true });
if (!(await runSteps(steps))) process.exit(1);
