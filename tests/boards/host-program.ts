/** firmware/boards/common, built for this computer with a fake core and a fake board; see host/. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMON_FOLDER, STRICT } from '../../firmware/boards/make/compile.ts';
import { programPath } from '../support/system-programs.ts';

const HOST = fileURLToPath(new URL('host', import.meta.url));
const SANITIZERS = ['-fsanitize=alignment,undefined,address', '-fno-sanitize-recover=all'];
const OPTIONS = ['-std=gnu11', '-O1', '-g0', ...STRICT, ...SANITIZERS];
/** Of what is common, these belong to a board's processor, or are what host/ stands in for. */
const STOOD_IN = ['core-host.c', 'main.c', 'memory.c', 'reset.c', 'stack.c', 'trap.c'];

function gcc(args: readonly string[]): void {
  const { status, stderr } = spawnSync(programPath('gcc'), [...OPTIONS, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`gcc failed with ${status}:\n${stderr}`);
}

export interface Run {
  status: number | null;
  lines: string[];
}

/** Both programs. `close` removes their files. */
export class HostProgram {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-boards-'));
  readonly #program: string;

  constructor(model: string) {
    this.#program = path.join(this.#folder, 'host');
    const glass = /^glass-pixels-(.+)\.generated\.c$/;
    const common = readdirSync(COMMON_FOLDER)
      .filter((name) => name.endsWith('.c') && !STOOD_IN.includes(name))
      .filter((name) => (glass.exec(name)?.[1] ?? model) === model);
    gcc([
      '-DCORE_MEMORY_BYTES=8',
      '-DLINK_LINES=2',
      `-I${HOST}`,
      `-I${COMMON_FOLDER}`,
      ...['main.c', 'core.c', 'board.c'].map((name) => path.join(HOST, name)),
      ...common.map((name) => path.join(COMMON_FOLDER, name)),
      '-o',
      this.#program,
    ]);
  }

  /** What the commands print, line by line. */
  run(...commands: readonly string[]): Run {
    const { status, stdout, stderr } = spawnSync(this.#program, {
      input: commands.map((command) => `${command}\n`).join(''),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (stderr !== '') throw new Error(stderr);
    return { status, lines: stdout.split('\n').slice(0, -1) };
  }

  /** What host/memory-check.c finds. */
  checkMemory(): Run {
    const functions = ['memcpy', 'memmove', 'memset', 'memcmp'];
    const object = path.join(this.#folder, 'memory.o');
    const program = path.join(this.#folder, 'memory-check');
    gcc([
      ...functions.map((name) => `-D${name}=own_${name}`),
      '-fno-tree-loop-distribute-patterns',
      '-ffreestanding',
      `-I${path.join(COMMON_FOLDER, 'libc')}`,
      '-c',
      path.join(COMMON_FOLDER, 'memory.c'),
      '-o',
      object,
    ]);
    gcc([path.join(HOST, 'memory-check.c'), object, '-o', program]);
    const { status, stdout } = spawnSync(program, { encoding: 'utf8' });
    return { status, lines: stdout.split('\n').slice(0, -1) };
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
