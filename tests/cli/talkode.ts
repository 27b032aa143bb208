/** Runs the built `talkode` as a tester would: a process of its own, its output, its exit code. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BUNDLE = path.join(ROOT, 'build', 'talkode.mjs');

export interface Ended {
  /** Null when a signal ended it. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface Started {
  child: ChildProcessWithoutNullStreams;
  /** The first line on standard output. */
  firstLine: Promise<string>;
  ended: Promise<Ended>;
}

export interface Surroundings {
  cwd?: string;
  env?: Record<string, string>;
}

/** Starts `talkode` and does not wait for its end. */
export function startTalkode(args: readonly string[], { cwd = ROOT, env = {} }: Surroundings = {}): Started {
  if (!existsSync(BUNDLE)) throw new Error(`${BUNDLE} is missing; run "npm run build"`);
  const child = spawn(process.execPath, [BUNDLE, ...args], { cwd, env: { ...process.env, ...env } });
  let stdout = '';
  let stderr = '';
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (bytes) => {
      stdout += String(bytes);
      if (stdout.includes('\n')) resolve(stdout.slice(0, stdout.indexOf('\n')));
    });
    child.stderr.on('data', (bytes) => {
      stderr += String(bytes);
    });
    void ended.then(() => reject(new Error(`talkode ended before its first line: ${stderr}`)));
  });
  firstLine.catch(() => {});
  return { child, firstLine, ended };
}

/** Runs `talkode` to its end, with nothing on standard input. */
export async function talkode(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  const { child, ended } = startTalkode(args, surroundings);
  child.stdin.end();
  return ended;
}

/** The object that `talkode simulate --json` prints; throws when it prints anything else or fails. */
export async function simulateJson(...args: readonly string[]): Promise<Record<string, unknown>> {
  const { exitCode, stdout, stderr } = await talkode(['simulate', ...args, '--json']);
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}: ${stderr}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** A folder for one test's files; `remove` deletes it. */
export function makeFolder(): { folder: string; file: (name: string) => string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'talkode-cli-'));
  return {
    folder,
    file: (name) => path.join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
