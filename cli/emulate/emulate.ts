/**
 * `talkode emulate`: a board's own firmware on its emulated chip. Options only; the work is loaded when it is called.
 */
import type { Command } from 'commander';
import { registerCommand } from '../options/command.ts';
import { printRefusal } from '../output/json-output.ts';
import { EMULATE_OPTIONS } from './emulate-options.ts';

const NOTES = `
The image is what npm run boards made; the chip runs with the wall clock until the command is stopped (Ctrl-C). On a
terminal the glass is shown live, and keys of the keyboard press the token's; otherwise only the link's address is printed.

rp2040 runs within this process, at 12 MHz; nrf51, stm32f405 and fe310 run in Debian's QEMU. Without --link nobody can
reach the token but its keys. A token without --flash is blank; only rp2040 and nrf51 have flash that can be written. No
physical board is touched, and Talkode is not MitID. A production image can't be provisioned: encrypted provisioning does
not exist yet. It runs over the --flash of a token that a development image was given.

Examples:
  $ talkode emulate --board rp2040 --model code-reader --link tcp:7777 --flash token.flash
  $ talkode emulate --board nrf51 --link pty
  $ talkode identify --port tcp:7777

Exit codes: 0 stopped, 1 failed, 2 wrong options.`;

export function registerEmulate(program: Command): void {
  registerCommand(program, {
    name: 'emulate',
    description: "run a board's firmware on its emulated chip, with its link, glass, keys and flash",
    options: EMULATE_OPTIONS,
    notes: NOTES,
    refused: printRefusal,
    run: async (typed) => {
      const { emulate } = await import('./run-emulate.ts');
      await emulate(typed);
    },
  });
}
