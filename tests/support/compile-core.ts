/** Compiles the core's sources of a copy of the project, in this process. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** By a name that the type checker does not follow: the package declares JavaScript's own arrays anew, for every file here. */
const COMPILER: string = 'assemblyscript/asc';
interface Compiler {
  main(
    args: readonly string[],
    streams: { stderr: { write(text: string | Uint8Array): void } },
  ): Promise<{ error: Error | null }>;
}
const asc = ((await import(/* @vite-ignore */ COMPILER)) as { default: Compiler }).default;

/** Rejects with an Error when the compiler complains. Not optimised: that would take longer. */
export async function compileCore(folder: string): Promise<WebAssembly.Module> {
  const build = ['--baseDir', folder, '--config', 'asconfig.json', '--target', 'release'];
  let complaints = '';
  const stderr = {
    write: (text: string | Uint8Array): void => void (complaints += Buffer.from(text).toString()),
  };
  const { error } = await asc.main([...build, '--optimizeLevel', '0', '--shrinkLevel', '0'], { stderr });
  if (error !== null) throw new Error(`asc: ${complaints}`, { cause: error });
  return new WebAssembly.Module(readFileSync(path.join(folder, 'build/core.wasm')));
}
