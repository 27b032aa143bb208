/** Calls a board's compiler: which one, with which flags. No path of this machine gets into what it makes. */
import { execFile, spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BoardName } from './boards.generated.ts';

export const COMMON_FOLDER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../common');

interface Toolchain {
  /** Before `gcc`, `objcopy` and `nm`. */
  prefix: string;
  cpu: readonly string[];
  /** Where the linker's differ: they choose gcc's own library. */
  linkCpu?: readonly string[];
}

const ARM = 'arm-none-eabi-';
/**
 * For an ARMv6-M's eight low registers: gcc's other allocator and names for what spills. SHA-1 takes 11 % fewer cycles,
 * SHA-512 4 %, the decoder 3 %; SHA-256 takes 2 % more.
 */
const FEW_REGISTERS = ['-fira-algorithm=priority', '-frename-registers'];
const THUMB = ['-mthumb', '-masm-syntax-unified'];
const ARMV6M = [...THUMB, ...FEW_REGISTERS];
export const TOOLCHAINS: Readonly<Record<BoardName, Toolchain>> = {
  rp2040: { prefix: ARM, cpu: ['-mcpu=cortex-m0plus', ...ARMV6M] },
  nrf51: { prefix: ARM, cpu: ['-mcpu=cortex-m0', ...ARMV6M] },
  // No float is used anywhere: the floating-point unit stays off and its registers need no saving.
  stm32f405: { prefix: ARM, cpu: ['-mcpu=cortex-m4', ...THUMB, '-mfloat-abi=soft'] },
  fe310: {
    prefix: 'riscv64-unknown-elf-',
    cpu: ['-march=rv32imac_zicsr', '-mabi=ilp32', '-mcmodel=medany', '-msmall-data-limit=0'],
    linkCpu: ['-march=rv32imac', '-mabi=ilp32'],
  },
};

/** Of every board. */
export const FLAGS = [
  '-std=gnu11',
  '-O2',
  '-g0',
  '-ffreestanding',
  // memory.c would be compiled to calls of itself.
  '-fno-tree-loop-distribute-patterns',
  '-ffunction-sections',
  '-fdata-sections',
  '-fno-common',
  // Address 0 and those behind it are memory (GCC manual, "Optimize Options").
  '--param=min-pagesize=0',
  '-DNDEBUG',
];
/** For what is written by hand; wasm2c's own lines are not meant to be free of warnings. */
export const STRICT = ['-Wall', '-Wextra', '-Werror', '-Wmissing-prototypes', '-Wundef', '-Wshadow'];
export const LENIENT = ['-w'];

export interface Compilation {
  /** C or assembler (.S). */
  source: string;
  object: string;
  /** Searched for headers after the source's own folder. common/ and common/libc/ always are. */
  includes?: readonly string[];
  defines?: Readonly<Record<string, string | number>>;
  warnings?: readonly string[];
}

export function runTool(program: string, args: readonly string[], folder?: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined) throw new Error(`${program} does not start: ${error.message}`);
  if (status !== 0) throw new Error(`${program} failed with ${status}:\n${stderr}`);
  return stdout;
}

function compilerCall(board: BoardName, options: Compilation): [program: string, args: string[]] {
  const { source, object, includes = [], defines = {}, warnings = STRICT } = options;
  const { prefix, cpu } = TOOLCHAINS[board];
  const args = [
    ...cpu,
    ...FLAGS,
    ...warnings,
    ...Object.entries(defines).map(([name, value]) => `-D${name}=${value}`),
    ...[...includes, COMMON_FOLDER, path.join(COMMON_FOLDER, 'libc')].map((folder) => `-I${folder}`),
    '-c',
    source,
    '-o',
    object,
  ];
  return [`${prefix}gcc`, args];
}

export function compile(board: BoardName, options: Compilation): void {
  runTool(...compilerCall(board, options));
}

const startTool = promisify(execFile);

/** As many compilers at once as there are processors. */
export async function compileEach(
  compilations: readonly (Compilation & { board: BoardName })[],
): Promise<void> {
  const waiting = [...compilations];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      await startTool(...compilerCall(next.board, next));
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, work));
}

export interface Linking {
  objects: readonly string[];
  script: string;
  /** Of scripts that the script includes. */
  searchFolders?: readonly string[];
  elf: string;
  map?: string;
}

export function link(board: BoardName, { objects, script, searchFolders = [], elf, map }: Linking): void {
  const { prefix, cpu, linkCpu = cpu } = TOOLCHAINS[board];
  runTool(`${prefix}gcc`, [
    ...linkCpu,
    '-nostdlib',
    '-nostartfiles',
    '-static',
    ...searchFolders.map((folder) => `-L${folder}`),
    `-T${script}`,
    '-Wl,--gc-sections',
    '-Wl,--build-id=none',
    '-Wl,--fatal-warnings',
    '-Wl,-z,noexecstack',
    ...(map === undefined ? [] : [`-Wl,-Map=${map}`]),
    ...objects,
    '-lgcc',
    '-o',
    elf,
  ]);
}
