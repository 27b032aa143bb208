/** Cores that are broken on purpose: the real sources with one line changed, compiled as the real ones are. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileCore } from '../support/compile-core.ts';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export interface Fault {
  /** Below firmware/core. */
  file: string;
  /** As it stands there, once. */
  line: string;
  instead: string;
}

/** Rejects with an Error when the line is not there any more, or the compiler complains. */
export async function compileBroken({ file, line, instead }: Fault): Promise<WebAssembly.Module> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-broken-core-'));
  try {
    cpSync(path.join(ROOT, 'firmware/core'), path.join(folder, 'firmware/core'), { recursive: true });
    cpSync(path.join(ROOT, 'asconfig.json'), path.join(folder, 'asconfig.json'));
    const source = path.join(folder, 'firmware/core', file);
    const parts = readFileSync(source, 'utf8').split(line);
    if (parts.length !== 2)
      throw new Error(`${file}: expected once the line "${line}", got it ${parts.length - 1} times`);
    writeFileSync(source, parts.join(instead));
    return await compileCore(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
