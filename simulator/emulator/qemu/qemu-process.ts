/**
 * One QEMU process, from its start to its end. It never outlives this process: the kernel ends it when its parent dies,
 * however that comes about.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Debian packages by program. */
const PACKAGES: Readonly<Record<string, string>> = {
  'qemu-system-arm': 'qemu-system-arm',
  'qemu-system-riscv32': 'qemu-system-misc',
  setpriv: 'util-linux',
};

/** How much of QEMU's complaints is kept for the error message. */
const MAXIMUM_MESSAGE_CHARACTERS = 4000;

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function requireProgram(program: string): void {
  if (isOnPath(program)) return;
  throw new Error(
    `${program} missing; as root: apt-get install --no-install-recommends ${(Object.hasOwn(PACKAGES, program) && PACKAGES[program]) || program}`,
  );
}

export class QemuProcess {
  readonly #child: ChildProcess;
  #messages = '';
  #isEnding = false;
  /** Settles when the process has ended; rejects when nobody asked it to. */
  readonly ended: Promise<void>;

  /** Throws, naming the Debian package, when the program is not installed. */
  constructor(program: string, args: readonly string[]) {
    requireProgram(program);
    requireProgram('setpriv');
    this.#child = spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child.stderr?.on('data', (text: Buffer) => {
      this.#messages = (this.#messages + text.toString()).slice(-MAXIMUM_MESSAGE_CHARACTERS);
    });
    this.ended = new Promise((resolve, reject) => {
      this.#child.once('error', reject);
      this.#child.once('close', (code, signal) => {
        if (this.#isEnding) resolve();
        else reject(new Error(`${program} ended with ${signal ?? code}: ${this.#messages.trim()}`));
      });
    });
    // Whoever waits for a socket of this process hears of it there too.
    this.ended.catch(() => {});
  }

  get id(): number | null {
    return this.#child.pid ?? null;
  }

  /** Ends it at once, as a power cut would: nothing is left to be written. */
  async end(): Promise<void> {
    this.#isEnding = true;
    this.#child.kill('SIGKILL');
    await this.ended.catch(() => {});
  }
}
