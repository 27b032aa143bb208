/** Which build steps run again? Those whose sources differ in content, or whose outputs are gone. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BUILD_STEPS } from '../../scripts/ensure/build-steps.mjs';
import { staleSteps, writeStamp } from '../../scripts/ensure/stamps.mjs';

const STEPS = [
  { name: 'core', outputs: ['build/core.wasm'], sources: ['core'] },
  { name: 'page', outputs: ['build/page.html'], sources: ['core', 'page'] },
];

let root: string;

function write(file: string, content: string): void {
  mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
}

function staleNames(): string[] {
  return staleSteps(root, STEPS).map(({ step }) => step.name);
}

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'talkode-stamps-'));
  write('core/main.ts', 'one');
  write('page/deep/page.ts', 'two');
  write('build/core.wasm', '');
  write('build/page.html', '');
  for (const { step, stamp } of staleSteps(root, STEPS)) writeStamp(root, step, stamp);
});

afterEach(() => rmSync(root, { recursive: true }));

test('none right after a build', () => {
  expect(staleNames()).toEqual([]);
});

test('none when only a file time changed, as after a git checkout', () => {
  utimesSync(path.join(root, 'core/main.ts'), 1, 1);
  expect(staleNames()).toEqual([]);
});

test('those that use the changed, added, renamed or removed file', () => {
  write('page/deep/page.ts', 'changed');
  expect(staleNames()).toEqual(['page']);
  write('core/more.ts', '');
  expect(staleNames()).toEqual(['core', 'page']);
});

test('a step whose output is gone', () => {
  rmSync(path.join(root, 'build/core.wasm'));
  expect(staleNames()).toEqual(['core']);
});

test('the real steps come after steps that exist and stand before them', () => {
  const names = BUILD_STEPS.map((step) => step.name);
  for (const [index, step] of BUILD_STEPS.entries()) {
    for (const earlier of step.after) expect(names.slice(0, index)).toContain(earlier);
  }
});
