/** Starts a PostgreSQL server of a suite's own: no port, no password, nothing of it left behind. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface PrivatePostgres {
  /** Of its only database; whoever asks is its superuser. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** What is lost when the machine loses power is a test's alone, so nothing is waited for on the disk. */
const SETTINGS = [
  'listen_addresses=',
  'fsync=off',
  'full_page_writes=off',
  'shared_buffers=16MB',
  'autovacuum=off',
  'deadlock_timeout=50ms',
];

/** For measuring: each commit is on the disk when it is answered, as where it matters. */
const DURABLE_SETTINGS = ['listen_addresses=', 'shared_buffers=128MB'];

/**
 * Runs the server until the pipe to this shell closes, be it because a suite has ended or because its process was killed; then
 * nothing of it is left. A fast shutdown: open connections are cut off.
 */
const GUARD = '"$0" "$@" </dev/null & server=$!; read -r _; kill -INT $server; wait $server; rm -r "$PWD"';

/**
 * Ready when it resolves, in about a second.
 *
 * @param program the path of `postgres`; `initdb` lies beside it.
 * @param isDurable commits wait for the disk.
 */
export async function startPrivatePostgres(program: string, isDurable = false): Promise<PrivatePostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'talkode-postgres-'));
  const owner = ownerOf(folder);
  const options = { ...owner, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' } };
  const data = path.join(folder, 'data');
  const flags = ['-U', 'issuer', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
  execFileSync(path.join(path.dirname(program), 'initdb'), ['-D', data, ...flags], {
    ...options,
    stdio: 'ignore',
  });
  const settings = (isDurable ? DURABLE_SETTINGS : SETTINGS).flatMap((setting) => ['-c', setting]);
  const server = spawn('sh', ['-c', GUARD, program, '-D', data, '-k', folder, ...settings], {
    ...options,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  await untilReady(server);
  return {
    url: `postgres://issuer@/postgres?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.stdin.end();
      await ended;
    },
  };
}

/** PostgreSQL refuses to run as root; then it is nobody's. */
function ownerOf(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (option: string): number =>
    Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
  const owner = { uid: idOf('-u'), gid: idOf('-g') };
  chownSync(folder, owner.uid, owner.gid);
  return owner;
}

function untilReady(server: ChildProcess): Promise<void> {
  const told: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface({ input: server.stderr! }).on('line', (line) => {
      told.push(line);
      if (line.includes('ready to accept connections')) resolve();
      if (line.includes('FATAL:'))
        reject(new Error(`postgres: expected it to start, it said: ${told.join('\n')}`));
    });
  });
}
