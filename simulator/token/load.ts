/** Finds and compiles the built core in Node: beside the bundled command, or in the project's build folder. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export type CoreBuild = 'release' | 'debug' | 'test';

const FILES: Record<CoreBuild, string> = {
  release: 'core.wasm',
  debug: 'core.debug.wasm',
  test: 'core.test.wasm',
};

/** Path of a built core. Throws when it has not been built yet, saying how. */
export function corePath(build: CoreBuild = 'release'): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const candidates = [here, path.resolve(here, '../../build')].map((folder) =>
    path.join(folder, FILES[build]),
  );
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error(`${FILES[build]} has not been built yet; run "npm run build"`);
  return found;
}

export function loadCore(build: CoreBuild = 'release'): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(corePath(build)));
}
