/** `talkode replay`: runs a trace again and fails at the first difference. */
import type { Command } from 'commander';
import { registerCommand } from '../options/command.ts';
import { REPLAY_OPTIONS } from './replay-options.ts';

const NOTES = `
A trace holds no secret. A token with the published test secret is replayed without one, any other needs --secret,
or --secret-file, which the list of processes does not show; a token that came from a storage file needs a copy of that
file from before the run.

A file named - is standard input: the trace or the file of --secret-file.

Examples:
  $ talkode simulate --at 2026-11-22T12:00:00Z --press main --trace press.trace
  $ talkode replay press.trace

Exit codes: 0 the same, 1 a difference (its line, expected, seen), 2 a file that cannot be replayed.`;

export function registerReplay(program: Command): void {
  registerCommand(program, {
    name: 'replay',
    description: 'run a trace of talkode simulate again, and stop at the first difference',
    options: REPLAY_OPTIONS,
    notes: NOTES,
    run: async (typed) => {
      const { replay } = await import('./run-replay.ts');
      await replay(typed.values());
    },
  });
}
