/** Finds and compiles `build/verifier.wasm` in Node: beside a bundled command, or in the project's build folder. */
import { existsSync, readFileSync } from 'node:fs';
import { lanesHmac } from './hmac-lanes.ts';
import type { HmacProvider } from './hmac.ts';

/** Throws when it has not been built yet, saying how. */
export function lanesModule(): WebAssembly.Module {
  const candidates = ['./', '../../build/'].map(
    (folder) => new URL(`${folder}verifier.wasm`, import.meta.url),
  );
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error('verifier.wasm has not been built yet; run "npm run build"');
  return new WebAssembly.Module(readFileSync(found));
}

/** A provider of its own, with a memory of its own. */
export function nodeLanesHmac(): HmacProvider {
  return lanesHmac(lanesModule());
}
