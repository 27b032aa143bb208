// The built core as a host meets it: no imports, memory that cannot grow, the same bytes from each build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { growablePages, measureCore } from '../../scripts/budgets/core.ts';
import { ROOT } from './source-tree.ts';

const RELEASE = path.join(ROOT, 'build', 'core.wasm');

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

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

test('another build of the release gives the same bytes', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-rebuild-'));
  try {
    const again = path.join(folder, 'core.wasm');
    const asc = path.join(ROOT, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
    const outputs = ['--outFile', again, '--textFile', path.join(folder, 'core.wat')];
    const run = spawnSync(
      process.execPath,
      [asc, '--config', 'asconfig.json', '--target', 'release', ...outputs],
      {
        cwd: ROOT,
        encoding: 'utf8',
      },
    );
    expect(run.status).toBe(0);
    expect(sha256(again)).toBe(sha256(RELEASE));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the check notices a memory that can grow', () => {
  expect(growablePages(new WebAssembly.Memory({ initial: 1, maximum: 2 }))).toBe(1);
});
