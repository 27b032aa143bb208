/** Translates a WebAssembly module to C with wabt's wasm2c, for the runtime in common/wasm-rt.h. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const WASM2C = path.resolve(HERE, '../../../node_modules/wabt/bin/wasm2c');

const STOCK_LOAD = /^#define DEFINE_LOAD\((?:.*\\\n)*.*\n/m;
const STOCK_STORE = /^#define DEFINE_STORE\((?:.*\\\n)*.*\n/m;
/** An access to the memory: its function, the base, and the constant offset, if any. */
const ACCESS = /\b(\w+)_default32\(&instance->w2c_memory, \(u64\)\((\w+)\)(?: \+ (\d+)u?)?(?=[,)])/g;
/** What must not be left: an access that the pattern above does not know. */
const STOCK_ACCESS = /\w+_(?:default32|unchecked)\(&/;

/**
 * Puts the loads and stores of wasm-rt.h in place of wasm2c's. Throws when wasm2c no longer writes what is replaced
 * here, so that neither the checks nor the speed can fall away unnoticed.
 */
export function withOwnAccess(source: string): string {
  for (const stock of [STOCK_LOAD, STOCK_STORE]) {
    if (!stock.exec(source)?.[0].includes('wasm_rt_memcpy'))
      throw new Error(`wasm2c's output has no ${stock.source} with a memcpy to replace`);
  }
  const replaced = source
    .replace(STOCK_LOAD, () => '#define DEFINE_LOAD WASM_RT_DEFINE_LOAD\n')
    .replace(STOCK_STORE, () => '#define DEFINE_STORE WASM_RT_DEFINE_STORE\n')
    .replace(
      ACCESS,
      (_, name: string, base: string, offset = '0') =>
        `${name}_at(&instance->w2c_memory, ${base}, ${offset as string}u`,
    );
  const left = STOCK_ACCESS.exec(replaced);
  if (left !== null) throw new Error(`wasm2c's output accesses the memory in an unknown way: ${left[0]}`);
  return replaced;
}

/** Writes `NAME.c` and `NAME.h` into the folder. Exports become `w2c_NAME_<export>(&instance, ...)`. */
export function translate(wasm: Uint8Array, name: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  // By their bare names in their own folder: wasm2c puts the path that it is given into the header's guard.
  writeFileSync(path.join(folder, `${name}.wasm`), wasm);
  const { status, stderr, error } = spawnSync(
    process.execPath,
    [WASM2C, '-n', name, `${name}.wasm`, '-o', `${name}.c`],
    { cwd: folder, encoding: 'utf8' },
  );
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`wasm2c failed with ${status}:\n${stderr}`);
  const sourcePath = path.join(folder, `${name}.c`);
  writeFileSync(sourcePath, withOwnAccess(readFileSync(sourcePath, 'utf8')));
}

/** Bytes of linear memory that a core needs, as it says itself, in whole 64-bit words. */
export function memoryBytesOf(wasm: Uint8Array): number {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>));
  const heapBase = instance.exports['heapBase'];
  if (typeof heapBase !== 'function') throw new Error('the core exports no heapBase()');
  return Math.ceil((heapBase as () => number)() / 8) * 8;
}

export interface CoreTranslation {
  sourcePath: string;
  /** To be given to the compiler as CORE_MEMORY_BYTES. */
  memoryBytes: number;
}

/** Translates the core at wasmPath to `core.c` and `core.h` in the folder. */
export function translateCore(wasmPath: string, folder: string): CoreTranslation {
  const wasm = new Uint8Array(readFileSync(wasmPath));
  translate(wasm, 'core', folder);
  return { sourcePath: path.join(folder, 'core.c'), memoryBytes: memoryBytesOf(wasm) };
}
