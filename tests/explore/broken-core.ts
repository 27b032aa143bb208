/** Cores that are broken on purpose: the real sources with one line changed, compiled as the real ones are. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** By a name that the type checker does not follow: the package declares JavaScript's own arrays anew, for every file here. */
const COMPILER: string = 'assemblyscript/asc';
interface Compiler {
  main(
    args: readonly string[],
    streams: { stderr: { write(text: string | Uint8Array): void } },
  ): Promise<{ error: Error | null }>;
}
const asc = ((await import(/* @vite-ignore */ COMPILER)) as { default: Compiler }).default;

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export interface Fault {
  /** Below firmware/core. */
  file: string;
  /** As it stands there, once. */
  line: string;
  instead: string;
}

/** Rejects with an Error when the line is not there any more, or the compiler complains. Not optimised: that would take longer. */
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
    const build = ['--baseDir', folder, '--config', 'asconfig.json', '--target', 'release'];
    let complaints = '';
    const stderr = {
      write: (text: string | Uint8Array): void => void (complaints += Buffer.from(text).toString()),
    };
    const { error } = await asc.main([...build, '--optimizeLevel', '0', '--shrinkLevel', '0'], { stderr });
    if (error !== null) throw new Error(`asc: ${complaints}`, { cause: error });
    return new WebAssembly.Module(readFileSync(path.join(folder, 'build/core.wasm')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
