/**
 * `talkode` within this process: from its arguments to its output and exit code it is the same program, and a hundred
 * wrong options are tried in the time in which three processes start. Whether a process ends is not seen here.
 */
import { format } from 'node:util';
import { vi } from 'vitest';
import { runTalkode } from '../../cli/program.ts';
import { ROOT, type Ended, type Surroundings } from './talkode.ts';

const textOf = (chunk: unknown): string =>
  typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString();

/** One at a time: the arguments, the folder and the output are the process's. */
export async function talkodeHere(
  args: readonly string[],
  { cwd = ROOT }: Pick<Surroundings, 'cwd'> = {},
): Promise<Ended> {
  const told = { stdout: '', stderr: '' };
  const listeners = (['stdout', 'stderr'] as const).map(
    (stream) => [process[stream], process[stream].listeners('error')] as const,
  );
  const spies = (['stdout', 'stderr'] as const).flatMap((stream) => {
    const tell = (text: string): void => void (told[stream] += text);
    const print = (...values: unknown[]): void => tell(`${format(...values)}\n`);
    return [
      vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
        tell(textOf(chunk));
        return true;
      }),
      vi.spyOn(console, stream === 'stdout' ? 'log' : 'error').mockImplementation(print),
    ];
  });
  const [argv, folder, exitCodeBefore] = [process.argv, process.cwd(), process.exitCode];
  process.argv = [process.execPath, 'talkode', ...args];
  process.exitCode = undefined;
  process.chdir(cwd);
  try {
    await runTalkode();
    return { exitCode: Number(process.exitCode ?? 0), ...told };
  } finally {
    process.chdir(folder);
    process.argv = argv;
    process.exitCode = exitCodeBefore;
    for (const spy of spies) spy.mockRestore();
    for (const [stream, before] of listeners)
      for (const added of stream.listeners('error'))
        if (!before.includes(added)) stream.off('error', added as () => void);
  }
}

/** The object that `talkode simulate --json` prints; throws when it prints anything else or fails. */
export async function simulateJsonHere(...args: readonly string[]): Promise<Record<string, unknown>> {
  const { exitCode, stdout, stderr } = await talkodeHere(['simulate', ...args, '--json']);
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}: ${stderr}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}
