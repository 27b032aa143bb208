/**
 * Builds and runs the hosts' quick suites on another Node than this one: node scripts/test-on-node.mjs 24 The binary is npm's,
 * in build/ beside nothing that is locked. What the other Node builds must equal what this one built, byte for byte; so
 * a build's stamp need not know by which Node it was made.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { BUILD_STEPS } from './ensure/build-steps.mjs';
import { isStepNeeded, needsOfRun } from './ensure/suites.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/**
 * The suites of what Node itself runs: hosts, tools and set-up. The core's own suites run the same bytes of WebAssembly on
 * either Node, those of the sources and documents read the same text, and of the page Node runs its server alone: the
 * others would take as long again.
 */
const SUITES = 'cli emulator link ports qemu scenarios set-up token verifier'.split(' ');
/** npm's packages of Node's binaries are named by platform and processor. */
const PLATFORMS = { linux: 'linux', darwin: 'darwin', win32: 'win' };

const SUITE_PATHS = [...SUITES.map((folder) => `tests/${folder}/`), 'tests/web/serve.test.ts'];

const major = process.argv[2] ?? '';

function fail(line) {
  console.error(`Node ${major}: FAILED: ${line}`);
  process.exit(1);
}

/** Runs a command whose output is for people; ends this one when it fails. */
function run(what, command, args, env = process.env) {
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    env,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status !== 0) fail(`${what}${error ? ` (${error.message})` : '; see the lines above'}`);
}

/** The folder of the other Node's binary, fetched unless it is there. */
function fetchNode() {
  const name = `node-${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const folder = path.join(ROOT, 'build', `node-${major}`);
  const binaries = path.join(folder, 'node_modules', name, 'bin');
  const binary = path.join(binaries, process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(binary)) {
    // A prefix of its own: the packages of package-lock.json and the lockfile itself stay as they are.
    const options = ['--prefix', folder, '--no-save', '--no-package-lock', '--no-audit', '--no-fund'];
    run(`npm has no ${name}@${major}, or cannot be reached`, 'npm', [
      'install',
      ...options,
      `${name}@${major}`,
    ]);
  }
  const { stdout, error } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  if (!stdout?.startsWith(`v${major}.`))
    fail(`${name}@${major} does not run here: ${error?.message ?? `it says to be ${stdout?.trim()}`}`);
  return { binaries, binary, version: stdout.trim().slice(1) };
}

function filesBelow(file) {
  if (!statSync(file).isDirectory()) return [file];
  return readdirSync(file).flatMap((name) => filesBelow(path.join(file, name)));
}

/** The SHA-256 of every file that these steps have made, by its path. */
function digests(steps) {
  // The page's and the voices' steps name one output of several in a folder of their own.
  const places = steps.flatMap(({ outputs }) =>
    outputs.map((output) => (path.dirname(output) === 'build' ? output : path.dirname(output))),
  );
  const files = places.flatMap((place) => filesBelow(path.join(ROOT, place)));
  const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
  return new Map(files.map((file) => [path.relative(ROOT, file), digest(file)]));
}

/** Runs these suites of the quick tier with their output behind a margin, so that their closing line is not taken for that of the whole run. */
async function testQuick({ binaries, binary }) {
  const env = { ...process.env, PATH: `${binaries}${path.delimiter}${process.env.PATH}` };
  const tests = spawn(binary, [path.join(ROOT, 'scripts', 'test.mjs'), '--quick', ...SUITE_PATHS], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 2],
  });
  let last = '';
  createInterface(tests.stdout).on('line', (line) => {
    last = line;
    console.log(`  node ${major} | ${line}`);
  });
  const ended = await new Promise((resolve) =>
    tests.on('close', (status, signal) => resolve(signal ?? status)),
  );
  if (ended !== 0) fail(`the hosts' suites ended with ${ended}; its last line: ${last}`);
  return last;
}

if (!/^\d+$/.test(major)) fail('expected the number of a Node release, such as 24');
if (process.versions.node.startsWith(`${major}.`)) {
  console.log(`Node ${major}: this is it; nothing to run beside.`);
  process.exit(0);
}
const node = fetchNode();
run('the set-up', process.execPath, [path.join(ROOT, 'scripts', 'ensure.mjs'), 'test', '--quick']);
const { steps: needed } = needsOfRun(ROOT, ['--quick']);
const steps = BUILD_STEPS.filter(({ name }) => isStepNeeded(needed, name));
const before = digests(steps);
run('the build', node.binary, [path.join(ROOT, 'scripts', 'build.mjs'), ...steps.map(({ name }) => name)]);
const after = digests(steps);
const others = [...new Set([...before.keys(), ...after.keys()])].filter(
  (file) => before.get(file) !== after.get(file),
);
if (others.length > 0) fail(`it builds other bytes than Node ${process.versions.node}: ${others.join(', ')}`);
const closing = await testQuick(node);
console.log(`Node ${node.version}: the build is the same, the hosts' suites have ${closing}`);
