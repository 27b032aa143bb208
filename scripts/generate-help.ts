/** Writes the output of `talkode … --help` into the documents that quote it; with --check only says which are stale. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillHelpBlocks, unclosedBlocks } from './help-blocks.ts';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const DOCUMENTS = ['docs/cli.md'];

/** One process for all: translating the sources takes longer than any help. */
const PRINT_ALL = `
  const { runTalkode } = await import('./cli/program.ts');
  process.stdout.setMaxListeners(0);
  process.stderr.setMaxListeners(0);
  for (const words of JSON.parse(process.argv[1])) {
    process.argv = [process.execPath, 'talkode', ...words, '--help'];
    await runTalkode();
    if (process.exitCode) throw new Error('talkode ' + words.join(' ') + ' --help failed');
    process.stdout.write('\\0');
  }`;

/** From the sources, not from the build: generating comes before building. */
function helpOfAll(commands: readonly (readonly string[])[]): readonly string[] {
  const args = ['--import', 'tsx', '--input-type=module', '--eval', PRINT_ALL, JSON.stringify(commands)];
  const run = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', COLUMNS: '80' },
  });
  if (run.status !== 0) throw new Error(`talkode … --help failed:\n${run.stderr}`);
  return run.stdout.split('\0');
}

/** Fills the blocks in the order in which they are asked for. */
function filled(text: string): string {
  const asked: (readonly string[])[] = [];
  fillHelpBlocks(text, (words) => {
    asked.push(words);
    return '';
  });
  const helps = helpOfAll(asked).values();
  return fillHelpBlocks(text, () => helps.next().value ?? '');
}

const onlyCheck = process.argv.includes('--check');
for (const document of DOCUMENTS) {
  const file = path.join(ROOT, document);
  const before = readFileSync(file, 'utf8');
  if (unclosedBlocks(before) > 0) throw new Error(`${document}: a help block lacks its <!-- /generated -->`);
  const after = filled(before);
  if (after === before) continue;
  if (onlyCheck) {
    console.error(`${document} quotes help that has changed; run "npm run generate"`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, after);
    console.log(`written: ${document}`);
  }
}
