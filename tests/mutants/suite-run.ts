/** Runs test files in a working copy until the first failure, within a limit. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

export type Outcome =
  | { kind: 'passed' }
  /** `by`: the test that failed first, or why none could run. */
  | { kind: 'failed'; by: string }
  /** The tests went on for longer than the limit. */
  | { kind: 'endless' }
  /** The run says nothing about the fault. */
  | { kind: 'broken'; why: string };

/** What vitest's json reporter writes (Jest's format). */
interface Report {
  success: boolean;
  numPassedTests: number;
  testResults: { name: string; message: string; assertionResults: { status: string; fullName: string }[] }[];
}

/** A process with all that it has started; its output is for nobody. */
export function runProcess(
  cwd: string,
  args: readonly string[],
  limitMs: number,
): Promise<{ status: number | null; isLate: boolean; output: string }> {
  return new Promise((resolve, reject) => {
    // A group of its own, so that workers in an endless loop end with it.
    const child = spawn(process.execPath, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let isLate = false;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
    const end = (): void => {
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    };
    const timer = setTimeout(() => {
      isLate = true;
      end();
    }, limitMs);
    process.once('exit', end);
    child.on('error', reject);
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      process.off('exit', end);
      resolve({ status, isLate, output: signal === null ? output : `${output}\nended by ${signal}` });
    });
  });
}

function firstFailure({ testResults }: Report): string | null {
  for (const { name, message, assertionResults } of testResults) {
    const failed = assertionResults.find(({ status }) => status === 'failed');
    if (failed) return failed.fullName;
    if (message !== '') return `${path.basename(name)}: ${message.split('\n')[0]!}`;
  }
  return null;
}

/** A file that the fault has made unreadable says nothing about tests. */
const UNREADABLE = /Transform failed|PARSE_ERROR|SyntaxError|Failed to resolve import/;

/** @param workers how many files run side by side */
export async function runSuites(
  root: string,
  suites: readonly string[],
  limitMs: number,
  workers = 1,
): Promise<Outcome> {
  const file = path.join(root, 'build', 'suite-run.json');
  rmSync(file, { force: true });
  const vitest = [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...suites];
  const options = ['--bail=1', `--maxWorkers=${workers}`, '--reporter=json', `--outputFile=${file}`];
  const { status, isLate, output } = await runProcess(root, [...vitest, ...options], limitMs);
  if (isLate) return { kind: 'endless' };
  if (status === null || !existsSync(file)) return { kind: 'broken', why: output.slice(-2000) };
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const by = firstFailure(report);
  if (by !== null && UNREADABLE.test(by)) return { kind: 'broken', why: by };
  if (status !== 0)
    return { kind: 'failed', by: by ?? `exit code ${status} ${output.trim().slice(-300)}`.trim() };
  if (report.numPassedTests === 0) return { kind: 'broken', why: `no test of ${suites.join(', ')} ran` };
  return { kind: 'passed' };
}
