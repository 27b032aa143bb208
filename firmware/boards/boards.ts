/** `npm run boards`: builds the board images and says what they are; see USAGE. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildImages } from './make/build.ts';
import type { Manifest } from './make/boards.generated.ts';

const USAGE = `npm run boards              builds build/boards/, if its sources have changed, and lists the images
npm run boards -- --force   builds them in any case
npm run boards -- --quiet   lists nothing`;

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const inBuild = (...names: string[]): string => path.join(ROOT, 'build', ...names);
const OUTPUT = inBuild('boards');

function lines({ images }: Manifest): string[] {
  return images.map(({ board, model, flavour, files, ramBytes, flashBytes }) => {
    const { bytes, sha256, path: file } = files.uf2 ?? files.bin;
    const sizes = `flash ${flashBytes}, RAM ${ramBytes}, ${path.basename(file)} ${bytes} bytes`;
    return `${`${board} ${model} ${flavour}`.padEnd(36)} ${sizes.padEnd(86)} ${sha256}`;
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      force: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  const manifestPath = path.join(OUTPUT, 'manifest.json');
  const manifest =
    values.force || !existsSync(manifestPath)
      ? await buildImages(
          { root: ROOT, wasmPath: inBuild('core.wasm'), voicePath: inBuild('voice', 'voice.bin') },
          OUTPUT,
        )
      : (JSON.parse(readFileSync(manifestPath, 'utf8')) as Manifest);
  if (!values.quiet) console.log(lines(manifest).join('\n'));
}

try {
  await main();
} catch (error) {
  console.error(`boards: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
