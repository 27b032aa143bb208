/**
 * The built core and the verifier's lanes as a host meets them: no imports, memory that cannot grow, the same bytes
 * from each build.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { growablePages } from '../../scripts/budgets/core.ts';
import { ROOT } from './source-tree.ts';

describe.each(['core.wasm', 'core.debug.wasm', 'core.test.wasm', 'verifier.wasm'])('%s', (name) => {
  const file = path.join(ROOT, 'build', name);

  test('imports nothing', async () => {
    const module = await WebAssembly.compile(readFileSync(file));
    expect(WebAssembly.Module.imports(module)).toEqual([]);
  });

  test('has memory that cannot grow', async () => {
    const { instance } = await WebAssembly.instantiate(readFileSync(file));
    expect(growablePages(instance.exports['memory'] as WebAssembly.Memory)).toBe(0);
  });
});

const run = promisify(execFile);

/** Compiles the release from the present sources into a folder of its own. */
async function buildRelease(folder: string, config: string): Promise<Buffer> {
  const asc = path.join(ROOT, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
  const module = path.join(folder, 'second.wasm');
  // Unlike the paths in a configuration, those of options begin where asc is started.
  const from = (name: string): string => path.relative(ROOT, name);
  const outputs = ['--outFile', from(module), '--textFile', from(path.join(folder, 'second.wat'))];
  await run(process.execPath, [asc, '--config', config, '--target', 'release', ...outputs], { cwd: ROOT });
  return readFileSync(module);
}

/** One of them is the build's own: `npm test` has brought it up to date. */
test.each([
  ['core.wasm', 'asconfig.json'],
  ['verifier.wasm', 'host-tools/verifier/lanes/asconfig.json'],
])('two builds of the release give the same bytes: %s', async (name, config) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-second-'));
  try {
    const second = await buildRelease(folder, config);
    expect(second.equals(readFileSync(path.join(ROOT, 'build', name)))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the check notices a memory that can grow', () => {
  expect(growablePages(new WebAssembly.Memory({ initial: 1, maximum: 2 }))).toBe(1);
});
