/** Writes the output of `talkode … --help` into the documents that quote it; with --check only says which are stale. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillHelpBlocks, unclosedBlocks } from './help-blocks.ts';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const DOCUMENTS = ['docs/cli.md'];

/** From the sources, not from the build: generating comes before building. */
function helpOf(words: readonly string[]): string {
  const args = ['--import', 'tsx', 'cli/talkode.ts', ...words, '--help'];
  const run = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', COLUMNS: '80' },
  });
  if (run.status !== 0) throw new Error(`talkode ${words.join(' ')} --help failed:\n${run.stderr}`);
  return run.stdout;
}

const onlyCheck = process.argv.includes('--check');
for (const document of DOCUMENTS) {
  const file = path.join(ROOT, document);
  const before = readFileSync(file, 'utf8');
  if (unclosedBlocks(before) > 0) throw new Error(`${document}: a help block lacks its <!-- /generated -->`);
  const after = fillHelpBlocks(before, helpOf);
  if (after === before) continue;
  if (onlyCheck) {
    console.error(`${document} quotes help that has changed; run "npm run generate"`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, after);
    console.log(`written: ${document}`);
  }
}
