/** The boards' entropy code, built for this machine with gcc's sanitizers and fed with noise. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { programPath } from '../support/system-programs.ts';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const COMMON = path.resolve(HERE, '../../firmware/boards/common');
const SOURCES = ['entropy.c', 'entropy-health.c', 'sha256.c'].map((file) => path.join(COMMON, file));
const GCC_OPTIONS = [
  ...['-std=gnu11', '-O1', '-Wall', '-Wextra', '-Werror'],
  ...['-fsanitize=address,undefined', '-fno-sanitize-recover=all', `-I${COMMON}`, `-I${HERE}`],
];

function run(program: string, args: readonly string[], input: Uint8Array = new Uint8Array(0)): string {
  const { status, stdout, stderr } = spawnSync(program, args, { input, maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: exit ${status}, ${stderr.toString()}`);
  return stdout.toString();
}

export class BoardEntropy {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-entropy-'));
  readonly #program = path.join(this.#folder, 'driver');

  /** @param source its name; null for a board that has none */
  constructor(source: string | null) {
    const named = source === null ? 'NULL' : `"${source}"`;
    const driver = path.join(HERE, 'driver.c');
    run(programPath('gcc'), [...GCC_OPTIONS, `-DSOURCE=${named}`, driver, ...SOURCES, '-o', this.#program]);
  }

  /** For each stream of samples where it is refused first; null for one that is not. */
  firstRefused(streams: readonly Uint8Array[]): (number | null)[] {
    const input = streams.flatMap((samples) => {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(samples.length);
      return [length, samples];
    });
    const lines = run(this.#program, ['health'], Buffer.concat(input)).trimEnd().split('\n');
    return lines.map((line) => (line === '-1' ? null : Number(line)));
  }

  /** What the core is given at each of `wishes` from power-on, in hexadecimal; `none` for nothing. */
  give(noise: Uint8Array, wishes: number): string[] {
    return run(this.#program, ['give', String(wishes)], noise)
      .trimEnd()
      .split('\n');
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
