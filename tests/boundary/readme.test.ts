// Runs README's commands: every fenced block marked "sh test", in order, in the built checkout.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fencedBlocks } from './document-rules.ts';
import { ROOT } from './source-tree.ts';

const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const blocks = fencedBlocks(readme, 'sh test');

test('README has commands to run', () => {
  expect(blocks.length).toBeGreaterThan(0);
});

test.each(blocks)('%s', (block) => {
  const run = spawnSync('bash', ['-euo', 'pipefail', '-c', block], { cwd: ROOT, encoding: 'utf8' });
  expect(`${run.status}\n${run.status === 0 ? '' : run.stderr}`).toBe('0\n');
});
