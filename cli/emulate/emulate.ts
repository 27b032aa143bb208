// `talkode emulate`: a board's own firmware on its emulated chip. Options only; the work is loaded when it is called.
import type { Command } from 'commander';
import { printRefusal } from '../output/json-output.ts';
import type { RawEmulateOptions } from './emulate-options.ts';

const EXAMPLES = `
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
  program
    .command('emulate')
    .description("run a board's firmware on its emulated chip, with its link, glass, keys and flash")
    .requiredOption('--board <board>', 'rp2040, nrf51, stm32f405 or fe310')
    .option('--model <model>', 'code-display or code-reader (rp2040 only)', 'code-display')
    .option('--flavour <flavour>', 'development or production: which of its images', 'development')
    .option('--link <where>', 'serve the link: tcp:PORT (0: any), pty or pty:PATH')
    .option('--flash <file>', "keep the token's flash image in a file between runs")
    .option('--wav <file>', 'at the end write what the loudspeaker pin played as a sound file')
    .option('--json', 'tell the address of the link, or what went wrong, as one JSON object')
    .addHelpText('after', EXAMPLES)
    .exitOverride((error) => {
      printRefusal(error);
      throw error;
    })
    .action(async (options: RawEmulateOptions) => {
      const { emulate } = await import('./run-emulate.ts');
      await emulate(options);
    });
}
