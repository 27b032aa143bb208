/**
 * A token's link as a pseudo-terminal (/dev/pts/N), made by a socat process, so that any serial program can open it.
 */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, lstatSync, readlinkSync, symlinkSync, unlinkSync } from 'node:fs';
import { SERVED_LINK } from '../../host-tools/link/protocol.generated.ts';
import type { ServedLink } from './tcp-link.ts';

const MISSING_SOCAT =
  'a pseudo-terminal needs the program socat, which was not found; on Debian: apt-get install socat';

/** There is no socat. */
export class NoPtyProgram extends Error {
  override readonly name = 'NoPtyProgram';
}

/** What socat gave as its reason: its log lines are `date time program[pid] LEVEL text`, with level E for errors. */
function reasonOf(said: string): string {
  const lines = said.trim().split('\n');
  const error = lines.findLast((line) => / [EF] /.test(line)) ?? lines.at(-1) ?? '';
  return error.replace(/^.*? [EF] /, '');
}

/** Resolves with the device's path once bytes can flow: socat says both on its standard error. */
function devicePath(socat: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    socat.stderr.on('data', (bytes) => {
      said += String(bytes);
      const path = /PTY is (\S+)/.exec(said)?.[1];
      if (path && said.includes('starting data')) resolve(path);
    });
    socat.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? new NoPtyProgram(MISSING_SOCAT) : error),
    );
    // Not 'exit': the reason may still be on its way.
    socat.on('close', () => reject(new Error(`socat made no pseudo-terminal: ${reasonOf(said)}`)));
  });
}

function linkTarget(name: string): string | null {
  try {
    return readlinkSync(name);
  } catch {
    return null;
  }
}

/** Whether a pseudo-terminal may be given this name: nothing is there, or the link of one that has gone. */
export function isFreePtyName(name: string): boolean {
  if (lstatSync(name, { throwIfNoEntry: false }) === undefined) return true;
  return linkTarget(name)?.startsWith('/dev/pts/') === true && !existsSync(name);
}

function takeNameBack(name: string, device: string): void {
  if (linkTarget(name) === device) unlinkSync(name);
}

/**
 * Serves the link on a new pseudo-terminal. `name` is a path that shall point to it as long as it is there, for
 * scripts that want a fixed one. Rejects when the name is taken, or socat is missing or cannot make a terminal.
 */
export async function servePtyLink(name?: string): Promise<ServedLink> {
  const { spawn } = await import('node:child_process');
  // Before the new terminal, which may get the number of the one that has gone.
  if (name !== undefined && linkTarget(name) !== null && isFreePtyName(name)) unlinkSync(name);
  const socat = spawn('socat', ['-d', '-d', 'PTY,rawer,mode=0600', 'STDIO'], {
    // A group of its own: Ctrl-C reaches this process alone, which then ends socat in order.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    socat.on('exit', () => resolve());
    socat.on('error', () => resolve());
  });
  const path = await devicePath(socat);
  try {
    // Not socat's own `link=`, which deletes whatever has the name.
    if (name !== undefined) symlinkSync(path, name);
  } catch (error) {
    socat.kill();
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`expected a path at which a link can be made, got "${name}" (${code})`, { cause: error });
  }
  let closing = false;
  const failed = ended.then(() => {
    if (closing) return new Promise<never>(() => {});
    throw new Error(`socat ended, and ${path} with it`);
  });
  failed.catch(() => {});
  // When socat ends, what is still to be written is lost with it; `failed` tells.
  socat.stdin.on('error', () => {});
  socat.stdin.on('drain', () => socat.stdout.resume());
  return {
    address: name ?? path,
    failed,
    port: {
      send: (bytes) => {
        // What nobody reads is lost in the end, as on a serial line; requests wait meanwhile.
        if (socat.stdin.writableLength + bytes.length > SERVED_LINK.waitingBytes) return;
        if (!socat.stdin.write(bytes)) socat.stdout.pause();
      },
      onReceive: (listener) => void socat.stdout.on('data', listener),
      close: () => {
        closing = true;
        if (name !== undefined) takeNameBack(name, path);
        socat.kill();
        return ended;
      },
    },
  };
}
