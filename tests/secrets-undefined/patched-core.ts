/** Compiles a core from sources that were changed in places: a test needs its ears in them, or a fault. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const ASC = path.join(ROOT, 'node_modules/assemblyscript/bin/asc.js');

export interface Patch {
  /** In `firmware/core/`. */
  file: string;
  /** Must stand there once. */
  text: string;
  replacement: string;
  /** Lines to be added to the file. */
  appended?: string;
}

/** The text with a patch; throws where the source has moved on and the patch no longer fits. */
export function patched(source: string, { file, text, replacement, appended = '' }: Patch): string {
  const count = source.split(text).length - 1;
  if (count !== 1) throw new Error(`firmware/core/${file}: expected "${text}" once, found it ${count} times`);
  return `${source.replace(text, () => replacement)}\n${appended}\n`;
}

/** The release build of the changed core, with the names of its functions. */
export function compilePatchedCore(patches: readonly Patch[]): Uint8Array {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-patched-core-'));
  try {
    const core = path.join(folder, 'firmware/core');
    cpSync(path.join(ROOT, 'firmware/core'), core, { recursive: true });
    copyFileSync(path.join(ROOT, 'asconfig.json'), path.join(folder, 'asconfig.json'));
    for (const patch of patches) {
      const file = path.join(core, patch.file);
      writeFileSync(file, patched(readFileSync(file, 'utf8'), patch));
    }
    const options = ['--config', 'asconfig.json', '--target', 'release', '--debug', '--outFile', 'core.wasm'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [ASC, ...options], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`asc failed with ${status}:\n${stdout}${stderr}`);
    return new Uint8Array(readFileSync(path.join(folder, 'core.wasm')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
