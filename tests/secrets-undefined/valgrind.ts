/** The listening core in C with driver.c, built as the boards build theirs, and run under valgrind's memcheck. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMON_FOLDER, FLAGS } from '../../firmware/boards/make/compile.ts';
import { translate } from '../../firmware/boards/make/translate.ts';
import { programPath } from '../support/system-programs.ts';

const HERE = path.dirname(fileURLToPath(import.meta.url));
/** Of the listening core, whose own memory ends below: `lowMemoryLimit` of asconfig.json. */
const MEMORY_BYTES = 9216;
const STRICT = ['-Wall', '-Wextra', '-Werror'];

/**
 * Exact about comparisons: a byte of which one set bit is known is known not to be zero. No limit to what is reported,
 * so that each step's complaints are counted.
 */
const MEMCHECK = [
  '--tool=memcheck',
  '--expensive-definedness-checks=yes',
  '--error-limit=no',
  '--leak-check=no',
  '--undef-value-errors=yes',
  '--quiet',
];

export interface Step {
  command: string;
  /** How often memcheck complained while it was carried out. */
  complaints: number;
  answer: string;
}

export interface DriverRun {
  steps: Step[];
  /** What memcheck wrote. */
  report: string;
}

/** A built driver. `close` removes its files. */
export class Driver {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-secrets-undefined-'));

  /** @param wasm a listening core */
  constructor(wasm: Uint8Array, optimization: '-O0' | '-O2') {
    try {
      this.#build(wasm, optimization);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  #build(wasm: Uint8Array, optimization: string): void {
    translate(wasm, 'module', this.#folder);
    copyFileSync(path.join(HERE, 'driver.c'), path.join(this.#folder, 'driver.c'));
    const options = [
      ...FLAGS,
      optimization,
      '-g1',
      `-DCORE_MEMORY_BYTES=${MEMORY_BYTES}`,
      `-I${COMMON_FOLDER}`,
    ];
    this.#gcc(...options, '-w', '-c', 'module.c');
    this.#gcc(...options, ...STRICT, 'driver.c', 'module.o', '-lm', '-o', 'driver');
  }

  #gcc(...args: string[]): void {
    const { status, stderr } = spawnSync(programPath('gcc'), args, { cwd: this.#folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`gcc failed with ${status}:\n${stderr}`);
  }

  run(commands: readonly string[]): DriverRun {
    const log = path.join(this.#folder, 'report');
    const { status, stdout, stderr } = spawnSync(
      programPath('valgrind'),
      [...MEMCHECK, `--log-file=${log}`, path.join(this.#folder, 'driver')],
      { input: commands.map((command) => `${command}\n`).join(''), encoding: 'utf8', maxBuffer: 2 ** 26 },
    );
    if (status !== 0) throw new Error(`the driver failed with ${status}: ${stderr}`);
    const lines = stdout.split('\n').slice(0, -1);
    const steps = lines.map((line, index) => {
      const [complaints, ...answer] = line.split(' ');
      return { command: commands[index]!, complaints: Number(complaints), answer: answer.join(' ') };
    });
    return { steps, report: readFileSync(log, 'utf8') };
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
