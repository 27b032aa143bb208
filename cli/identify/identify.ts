/** `talkode identify`: says who the token on a port is. */
import type { Command } from 'commander';
import { registerCommand } from '../options/command.ts';
import { flag } from '../options/option-table.ts';
import { PORT_OPTION } from '../options/port-option.ts';

const NOTES = `
Examples:
  $ talkode simulate --link tcp:7777 &
  $ talkode identify --port tcp:7777
  $ talkode identify --port /dev/pts/3 --json

Exit codes: 0 a token answered, 1 none did, 2 wrong options.`;

export function registerIdentify(program: Command): void {
  registerCommand(program, {
    name: 'identify',
    description: 'say who the token on a port is: model, versions, serial number, state, clock, fault',
    options: { port: PORT_OPTION, json: flag('--json', 'print one JSON object instead of words') },
    notes: NOTES,
    run: async (typed) => {
      const { port, json } = typed.values();
      const { tellIdentity } = await import('./run-identify.ts');
      await tellIdentity(port, json);
    },
  });
}
