/**
 * Runs README: each fenced block marked "sh test" in the built checkout (with what it prints), each "ts test" against
 * the sources.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { fencedBlocks, testedCommands } from './document-rules.ts';
import { ROOT } from './source-tree.ts';

const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

describe('shell commands', () => {
  test.each(testedCommands(readme))('$command', ({ command, output }) => {
    const run = spawnSync('bash', ['-euo', 'pipefail', '-c', command], { cwd: ROOT, encoding: 'utf8' });
    expect(`${run.status}\n${run.status === 0 ? '' : run.stderr}`).toBe('0\n');
    if (output !== null) expect(JSON.parse(run.stdout)).toEqual(JSON.parse(output));
  });

  test('at least one says what it prints', () => {
    expect(testedCommands(readme).filter(({ output }) => output !== null)).not.toEqual([]);
  });
});

/** What a block says that it prints: the comments behind its console.log calls. */
function announcedLines(block: string): string[] {
  return [...block.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map((match) => match[1] ?? '');
}

describe('TypeScript', () => {
  test.each(fencedBlocks(readme, 'ts test'))('%s', async (block) => {
    const bundle = await build({
      stdin: { contents: block, loader: 'ts', resolveDir: ROOT },
      bundle: true,
      platform: 'node',
      format: 'esm',
      write: false,
    });
    const code = bundle.outputFiles[0]?.text ?? '';
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.stdout.trimEnd().split('\n')).toEqual(announcedLines(block));
  });
});
