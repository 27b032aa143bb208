/** `talkode issuer block` and `unblock`: of one device, or of all that a person is here. */
import type { Command } from 'commander';
import { EXIT_NOTES, PLACE_NOTES } from '../administration/place-notes.ts';
import { MAYBE_PERSON_OPTION, MAYBE_SERIAL_NUMBER_OPTION, readText } from '../administration/readers.ts';
import { registerAtDesk } from '../administration/register-at-desk.ts';
import { mandatory } from '../options/option-table.ts';

export const BLOCK_OPTIONS = { serialNumber: MAYBE_SERIAL_NUMBER_OPTION, person: MAYBE_PERSON_OPTION };
export const UNBLOCK_OPTIONS = {
  ...BLOCK_OPTIONS,
  reason: mandatory('--reason <text>', 'which proof of her identity was seen', readText),
};

const WHICH = `
Either a device by --serial-number, or the whole identity of a --person.`;

export function registerBlock(issuer: Command): void {
  registerAtDesk(issuer, {
    name: 'block',
    description: 'block a device or a whole identity; its person is told',
    options: BLOCK_OPTIONS,
    notes: `${WHICH}
${PLACE_NOTES}

Example:
  $ talkode issuer block --serial-number 900000000012
${EXIT_NOTES}`,
    run: async (options) => (await import('./run-block.ts')).block(options),
  });
  registerAtDesk(issuer, {
    name: 'unblock',
    description: 'open a blocked device or identity, after a proof of who she is',
    options: UNBLOCK_OPTIONS,
    notes: `${WHICH}
${PLACE_NOTES}

Example:
  $ talkode issuer unblock --serial-number 900000000012 --reason passport
${EXIT_NOTES}`,
    run: async (options) => (await import('./run-block.ts')).unblock(options),
  });
}
