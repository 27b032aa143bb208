// A token's link as a pseudo-terminal (/dev/pts/N), made by a socat process, so that any serial program can open it.
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { ServedLink } from './tcp-link.ts';

const MISSING_SOCAT =
  'a pseudo-terminal needs the program socat, which was not found; on Debian: apt-get install socat. ' +
  '--link tcp:PORT works without it';

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
      reject(error.code === 'ENOENT' ? new Error(MISSING_SOCAT) : error),
    );
    socat.on('exit', () =>
      reject(new Error(`socat made no pseudo-terminal: ${said.trim().split('\n').at(-1)}`)),
    );
  });
}

/**
 * Serves the link on a new pseudo-terminal. `name` is a path that shall point to it as long as it is there, for
 * scripts that want a fixed one. Rejects when socat is missing or cannot make one.
 */
export async function servePtyLink(name?: string): Promise<ServedLink> {
  const { spawn } = await import('node:child_process');
  if (name?.includes(',')) throw new Error(`a pseudo-terminal's name cannot hold a comma: ${name}`);
  const socat = spawn('socat', ['-d', '-d', `PTY,rawer${name ? `,link=${name}` : ''}`, 'STDIO'], {
    // A group of its own: Ctrl-C reaches this process alone, which then ends socat in order.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    socat.on('exit', () => resolve());
    socat.on('error', () => resolve());
  });
  const path = await devicePath(socat);
  let closing = false;
  const failed = ended.then(() => {
    if (closing) return new Promise<never>(() => {});
    throw new Error(`socat ended, and ${path} with it`);
  });
  failed.catch(() => {});
  // When socat ends, what is still to be written is lost with it; `failed` tells.
  socat.stdin.on('error', () => {});
  return {
    address: name ?? path,
    failed,
    port: {
      send: (bytes) => void socat.stdin.write(bytes),
      onReceive: (listener) => void socat.stdout.on('data', listener),
      close: () => {
        closing = true;
        socat.kill();
        return ended;
      },
    },
  };
}
