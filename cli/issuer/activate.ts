/** `talkode issuer activate`: a token becomes its person's own, by what she reads to whoever types. */
import type { Command } from 'commander';
import { EXIT_NOTES, PLACE_NOTES, SECRET_NOTES } from '../administration/place-notes.ts';
import { registerAtDesk } from '../administration/register-at-desk.ts';
import { ACTIVATE_OPTIONS } from './activate-options.ts';

const NOTES = `
It asks for the letter's code, for the code on the token's glass (for the next one, too, where one is not enough) and for the
password, twice where she chooses it now.
${SECRET_NOTES}
${PLACE_NOTES}

Example:
  $ talkode issuer activate --person havets-stjerne-7 --serial-number 900000000012
${EXIT_NOTES}`;

export function registerActivate(issuer: Command): void {
  registerAtDesk(issuer, {
    name: 'activate',
    description: 'activate a token by its letter’s code, its own codes and a password',
    options: ACTIVATE_OPTIONS,
    notes: NOTES,
    run: async (options) => (await import('./run-activate.ts')).activate(options),
  });
}
