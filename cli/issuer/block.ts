/** `talkode issuer block` and `unblock`: of one device, or of all that a person is here. */
import type { Command } from 'commander';
import { EXIT_NOTES, PLACE_NOTES } from '../administration/place-notes.ts';
import { registerAtDesk } from '../administration/register-at-desk.ts';
import { BLOCK_OPTIONS, UNBLOCK_OPTIONS } from './block-options.ts';

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
