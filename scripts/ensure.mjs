/**
 * Set-up that `npm start` and `npm test` run first: packages, system programs and build.
 * Plain JavaScript with `node:` imports only, because it runs before anything is installed.
 *
 *   node scripts/ensure.mjs start|build|boards|emulate
 *   node scripts/ensure.mjs test [--quick|--deep] [arguments of vitest]
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUILD_STEPS } from './ensure/build-steps.mjs';
import { withLock } from './ensure/lock.mjs';
import { installReason, linkOwnCommand, recordPlatform } from './ensure/packages.mjs';
import { staleSteps, writeStamp } from './ensure/stamps.mjs';
import { isStepNeeded, needsOfRun } from './ensure/suites.mjs';
import { ensureSystemPackages, isOnPath } from './ensure/system-packages.mjs';

const MODES = ['start', 'build', 'boards', 'emulate', 'test'];
const MINIMUM_NODE = [20, 19];
const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

function say(line) {
  console.error(`set-up: ${line}`);
}

function fail(line) {
  say(line);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = MINIMUM_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  fail(
    `Node ${MINIMUM_NODE.join('.')} or newer is needed, this is ${process.versions.node}; see https://nodejs.org`,
  );
}

function run(what, command, args) {
  // Output goes to stderr, so that stdout stays free for what the command itself prints.
  const result = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['inherit', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.error) fail(`${what} failed: ${result.error.message}`);
  if (result.status !== 0) fail(`${what} failed (${command} ${args.join(' ')}); see the lines above`);
}

function install() {
  const reason = installReason(ROOT);
  if (!reason) return;
  say(`npm ci (${reason})`);
  run('installing packages', 'npm', [
    'ci',
    '--include=dev',
    '--include=optional',
    '--prefer-offline',
    '--loglevel=error',
  ]);
  recordPlatform(ROOT);
}

function build(steps) {
  const stale = staleSteps(ROOT, steps);
  if (stale.length === 0) return;
  const names = stale.map(({ step }) => step.name);
  say(`building ${names.join(', ')}`);
  run('the build', process.execPath, [path.join(ROOT, 'scripts', 'build.mjs'), ...names]);
  for (const { step, stamp } of stale) writeStamp(ROOT, step, stamp);
}

/** Tests do without a step whose programs are missing, loudly; whoever asks for that very step does not. */
function hasPrograms({ name, programs = [] }) {
  const missing = programs.filter((program) => !isOnPath(program));
  if (missing.length === 0) return true;
  const line = `cannot build ${name} without ${missing.join(', ')}`;
  if (mode !== 'test') fail(line);
  say(line);
  return false;
}

const mode = process.argv[2];
if (!MODES.includes(mode)) fail(`say which set-up you want: ${MODES.join(', ')}; got ${mode ?? 'nothing'}`);
checkNode();
const needs = mode === 'test' ? needsOfRun(ROOT, process.argv.slice(3)) : null;
const wanted = BUILD_STEPS.filter(({ name, modes }) =>
  needs ? isStepNeeded(needs.steps, name) : modes.includes(mode),
);
// Before the build: the board images need compilers of the system.
const compilers = new Set(wanted.flatMap(({ programs = [] }) => programs));
ensureSystemPackages(
  ROOT,
  ({ package: name, program, modes = [] }) =>
    compilers.has(program) || (needs ? needs.packages.has(name) : modes.includes(mode)),
  say,
);
const steps = wanted.filter(hasPrograms);

if (installReason(ROOT) || staleSteps(ROOT, steps).length > 0) {
  const waiting = (pid) => say(`waiting for another set-up (process ${pid})`);
  withLock(path.join(ROOT, 'build', '.lock'), waiting, () => {
    install();
    build(steps);
  });
}
linkOwnCommand(ROOT, 'talkode', 'build/talkode.mjs');
