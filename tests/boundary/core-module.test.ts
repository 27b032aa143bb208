// The built core as a host meets it: no imports, memory that cannot grow, the same bytes from each build.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { growablePages, measureCore } from '../../scripts/budgets/core.ts';
import { ROOT } from './source-tree.ts';

describe.each(['core.wasm', 'core.debug.wasm', 'core.test.wasm'])('%s', (name) => {
  const file = path.join(ROOT, 'build', name);

  test('imports nothing', async () => {
    const module = await WebAssembly.compile(readFileSync(file));
    expect(WebAssembly.Module.imports(module)).toEqual([]);
  });

  test('has memory that cannot grow', async () => {
    expect((await measureCore(file)).growablePages).toBe(0);
  });
});

const run = promisify(execFile);

/** Compiles the release from the present sources into a folder of its own, and gives the SHA-256 of the module. */
async function buildRelease(folder: string): Promise<string> {
  const asc = path.join(ROOT, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
  const module = path.join(folder, 'core.wasm');
  const outputs = ['--outFile', module, '--textFile', path.join(folder, 'core.wat')];
  await run(process.execPath, [asc, '--config', 'asconfig.json', '--target', 'release', ...outputs], {
    cwd: ROOT,
  });
  return createHash('sha256').update(readFileSync(module)).digest('hex');
}

test('two builds of the release give the same bytes', async () => {
  const folders = ['first', 'second'].map((name) => mkdtempSync(path.join(os.tmpdir(), `talkode-${name}-`)));
  try {
    const [first, second] = await Promise.all(folders.map(buildRelease));
    expect(second).toBe(first);
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true });
  }
});

test('the check notices a memory that can grow', () => {
  expect(growablePages(new WebAssembly.Memory({ initial: 1, maximum: 2 }))).toBe(1);
});
