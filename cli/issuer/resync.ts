/** `talkode issuer resync`: finds a token's clock again. */
import type { Command } from 'commander';
import { EXIT_NOTES, PLACE_NOTES, SECRET_NOTES } from '../administration/place-notes.ts';
import { registerAtDesk } from '../administration/register-at-desk.ts';
import { RESYNC_OPTIONS } from './resync-options.ts';

const NOTES = `
It asks for two codes, the second right after the first.
${SECRET_NOTES}
${PLACE_NOTES}

Example:
  $ talkode issuer resync --serial-number 900000000012
${EXIT_NOTES}`;

export function registerResync(issuer: Command): void {
  registerAtDesk(issuer, {
    name: 'resync',
    description: 'find a token’s clock again by two consecutive codes',
    options: RESYNC_OPTIONS,
    notes: NOTES,
    run: async (options) => (await import('./run-resync.ts')).resync(options),
  });
}
