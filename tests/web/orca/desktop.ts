/** A screenless desktop with the real Orca screen reader, whose speech is read as text. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { programPath } from '../../support/system-programs.ts';
import { WAIT_LIMIT_MS } from '../../support/time-limits.ts';

const SESSION = fileURLToPath(new URL('session.sh', import.meta.url));
const SCREEN = '1280x1000x24';

export const DESKTOP_PROGRAMS = [
  'chromium',
  'Xvfb',
  'orca',
  'speech-dispatcher',
  '/usr/libexec/at-spi-bus-launcher',
  'dbus-send',
  'dbus-run-session',
  'gsettings',
  'openbox',
  'xdotool',
];

export class Desktop {
  /** What a program needs in its environment to be on this desktop and heard by its Orca; complete after `start`. */
  readonly environment: Record<string, string> = {};
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'talkode-orca-'));
  #screen: ChildProcess | undefined;
  #session: ChildProcess | undefined;

  /** Resolves when Orca has said its first words. */
  async start(): Promise<void> {
    // Xvfb finds a free display itself and tells its number on the descriptor.
    this.#screen = spawn(
      programPath('Xvfb'),
      ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      },
    );
    const [number] = (await once(this.#screen.stdio[3]!, 'data')) as [Buffer];
    this.environment['DISPLAY'] = `:${number.toString().trim()}`;
    const log = openSync(this.folderFor('session.log'), 'w');
    this.#session = spawn(programPath('dbus-run-session'), ['--', SESSION, this.#folder], {
      env: { ...process.env, ...this.environment },
      stdio: ['pipe', 'pipe', log],
    });
    closeSync(log);
    for await (const line of createInterface({ input: this.#session.stdout! })) {
      if (line === 'ready') return;
      const at = line.indexOf('=');
      this.environment[line.slice(0, at)] = line.slice(at + 1);
    }
    throw new Error(`the session ended early: ${readFileSync(this.folderFor('session.log'), 'utf8')}`);
  }

  /** A path in this desktop's own folder, which goes with it. */
  folderFor(name: string): string {
    return path.join(this.#folder, name);
  }

  /** Everything said so far. */
  spoken(): string {
    const file = path.join(this.#folder, 'spoken.log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** Presses a key as the X server's keyboard does, so that Orca sees it first. */
  async pressKey(key: string): Promise<void> {
    await this.#xdotool('key', key);
  }

  /** Types a text, key by key. */
  async type(text: string): Promise<void> {
    await this.#xdotool('type', '--delay', '20', text);
  }

  /** Gives the keyboard to the browser's window. */
  async focusBrowser(): Promise<void> {
    await this.#xdotool('search', '--sync', '--onlyvisible', '--class', 'chromium', 'windowfocus');
  }

  async #xdotool(...args: string[]): Promise<void> {
    const run = spawn(programPath('xdotool'), args, {
      env: { ...process.env, ...this.environment },
      stdio: 'ignore',
      timeout: WAIT_LIMIT_MS,
    });
    const [code, signal] = (await once(run, 'exit')) as [number | null, string | null];
    if (code !== 0) throw new Error(`xdotool ${args.join(' ')} ended with ${code ?? signal}`);
  }

  async close(): Promise<void> {
    if (this.#session?.exitCode === null) {
      const ended = once(this.#session, 'exit');
      this.#session.stdin!.end();
      await ended;
    }
    this.#screen?.kill();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10 });
  }
}
