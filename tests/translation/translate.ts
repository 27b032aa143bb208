/** Translates a WebAssembly module to C as the boards have it, and builds it with gcc's sanitizers as a program to script. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMON_FOLDER } from '../../firmware/boards/make/compile.ts';
import { translate } from '../../firmware/boards/make/translate.ts';
import { programPath } from '../support/system-programs.ts';

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** Unaligned access and undefined behaviour end the program. */
const SANITIZERS = ['-fsanitize=alignment,undefined', '-fno-sanitize-recover=all'];
const GCC_OPTIONS = ['-std=gnu11', '-O1', '-g0', '-DNDEBUG'];
/** For what is written by hand; wasm2c's own lines are not meant to be free of warnings. */
const STRICT = ['-Wall', '-Wextra', '-Werror'];

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
    translate(wasm, 'module', folder);
    writeFileSync(inFolder('exports.inc'), exportTable(readFileSync(inFolder('module.h'), 'utf8')));
    copyFileSync(path.join(HERE, 'driver.c'), inFolder('driver.c'));
    const gcc = (...args: string[]): void => {
      run(
        programPath('gcc'),
        [...GCC_OPTIONS, ...SANITIZERS, `-DCORE_MEMORY_BYTES=${memoryBytes}`, `-I${COMMON_FOLDER}`, ...args],
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
