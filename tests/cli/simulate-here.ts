/**
 * `talkode simulate --json` within this process: the command with its options, where a process of its own is not the
 * claim.
 */
import { Command } from 'commander';
import { vi } from 'vitest';
import { registerSimulate } from '../../cli/simulate/simulate.ts';

/** The object that it prints; rejects as the command does. One at a time: what is printed meanwhile is taken for its own. */
export async function simulateHere(...args: readonly string[]): Promise<Record<string, unknown>> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    const program = new Command().exitOverride();
    registerSimulate(program);
    await program.parseAsync(['simulate', ...args, '--json'], { from: 'user' });
    if (log.mock.calls.length !== 1)
      throw new Error(`talkode simulate: expected one line, got ${log.mock.calls.length}`);
    return JSON.parse(String(log.mock.calls[0]![0])) as Record<string, unknown>;
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}
