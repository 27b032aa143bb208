/** Translates a WebAssembly module to C with wabt's wasm2c and builds it with gcc's sanitizers, as a program to script. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { programPath } from '../support/system-programs.ts';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const WASM2C = path.resolve(HERE, '../../node_modules/wabt/bin/wasm2c');

/** Unaligned access and undefined behaviour end the program. */
const SANITIZERS = ['-fsanitize=alignment,undefined', '-fno-sanitize-recover=all'];
const GCC_OPTIONS = ['-std=gnu11', '-O1', '-g0', '-DNDEBUG'];
/** For what is written by hand; wasm2c's own lines are not meant to be free of warnings. */
const STRICT = ['-Wall', '-Wextra', '-Werror'];

/**
 * wasm2c loads and stores by memcpy, which hides an unaligned address and costs a Cortex-M0+ three to four times the
 * cycles. Talkode's C reads and writes the memory directly, so each address must be aligned to its size.
 */
const LOAD = `#define DEFINE_LOAD(name, t1, t2, t3, force_read)                      \\
  static inline t3 name##_unchecked(wasm_rt_memory_t* mem, u64 addr) { \\
    typedef t1 __attribute__((may_alias)) cell;                        \\
    t1 result = *(const cell*)(const void*)&mem->data[addr];           \\
    force_read(result);                                                \\
    return (t3)(t2)result;                                             \\
  }                                                                    \\
  DEF_MEM_CHECKS0(name, _, t1, return, t3)
`;
const STORE = `#define DEFINE_STORE(name, t1, t2)                                     \\
  static inline void name##_unchecked(wasm_rt_memory_t* mem, u64 addr, \\
                                      t2 value) {                      \\
    typedef t1 __attribute__((may_alias)) cell;                        \\
    *(cell*)(void*)&mem->data[addr] = (t1)value;                       \\
  }                                                                    \\
  DEF_MEM_CHECKS1(name, _, t1, , void, t2)
`;
const STOCK_LOAD = /^#define DEFINE_LOAD\((?:.*\\\n)*.*\n/m;
const STOCK_STORE = /^#define DEFINE_STORE\((?:.*\\\n)*.*\n/m;

/** Throws when wasm2c no longer writes what is replaced here, so that the gate cannot fall away unnoticed. */
export function withAlignedAccess(source: string): string {
  for (const stock of [STOCK_LOAD, STOCK_STORE]) {
    if (!stock.exec(source)?.[0].includes('wasm_rt_memcpy'))
      throw new Error(`wasm2c's output has no ${stock.source} with a memcpy to replace`);
  }
  return source.replace(STOCK_LOAD, () => LOAD).replace(STOCK_STORE, () => STORE);
}

/** A table of the exported functions for driver.c, from the header that wasm2c wrote. */
export function exportTable(header: string): string {
  const declarations = [...header.matchAll(/^(u32|void) w2c_module_(\w+)\(w2c_module\*((?:, u32)*)\);$/gm)];
  if (declarations.length === 0) throw new Error("wasm2c's header declares no exported function of u32");
  const rows = declarations.map(([, result, name, parameters]) => {
    const count = (parameters ?? '').split(',').length - 1;
    const given = Array.from({ length: count }, (_, index) => `, a[${index}]`).join('');
    const call = `w2c_module_${name}(&instance${given})`;
    const body = result === 'void' ? `${call}; return 0;` : `return ${call};`;
    return {
      code: `static uint32_t call_${name}(const uint32_t *a) { (void)a; ${body} }`,
      row: `  {"${name}", ${count}, call_${name}},`,
    };
  });
  const code = rows.map((each) => each.code).join('\n');
  return `${code}\nstatic const module_export EXPORTS[] = {\n${rows.map((each) => each.row).join('\n')}\n};\n`;
}

function run(program: string, args: readonly string[], folder: string): void {
  const { status, stderr, error } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${path.basename(program)} failed with ${status}:\n${stderr}`);
}

export interface ScriptRun {
  status: number | null;
  answers: string[];
  stderr: string;
}

/** A translated and built module. `close` removes its files. */
export class Translation {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-translation-'));

  /** @param memoryBytes the linear memory that the C program has: less than a page shows what a board gets by with */
  constructor(wasm: Uint8Array, memoryBytes: number) {
    try {
      this.#build(wasm, memoryBytes);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  #build(wasm: Uint8Array, memoryBytes: number): void {
    const folder = this.#folder;
    const inFolder = (name: string): string => path.join(folder, name);
    writeFileSync(inFolder('module.wasm'), wasm);
    run(process.execPath, [WASM2C, '-n', 'module', 'module.wasm', '-o', 'module.c'], folder);
    writeFileSync(inFolder('module.c'), withAlignedAccess(readFileSync(inFolder('module.c'), 'utf8')));
    writeFileSync(inFolder('exports.inc'), exportTable(readFileSync(inFolder('module.h'), 'utf8')));
    for (const name of ['wasm-rt.h', 'driver.c']) copyFileSync(path.join(HERE, name), inFolder(name));
    const gcc = (...args: string[]): void => {
      run(
        programPath('gcc'),
        [...GCC_OPTIONS, ...SANITIZERS, `-DCORE_MEMORY_BYTES=${memoryBytes}`, ...args],
        folder,
      );
    };
    gcc('-w', '-c', 'module.c');
    gcc(...STRICT, 'driver.c', 'module.o', '-o', 'module');
  }

  run(commands: readonly string[]): ScriptRun {
    const { status, stdout, stderr } = spawnSync(path.join(this.#folder, 'module'), {
      input: commands.map((command) => `${command}\n`).join(''),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    return { status, answers: stdout.split('\n').slice(0, -1), stderr };
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
