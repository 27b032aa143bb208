/** `talkode issuer verify`: a login, as a service would ask for it. */
import type { Command } from 'commander';
import { EXIT_NOTES, PLACE_NOTES, SECRET_NOTES } from '../administration/place-notes.ts';
import { registerAtDesk } from '../administration/register-at-desk.ts';
import { VERIFY_OPTIONS } from './verify-options.ts';

const NOTES = `
It asks for the code on the token's glass and for the password. An accepted code is used up; a wrong one counts as a try of a stranger.
${SECRET_NOTES}
${PLACE_NOTES}

Example:
  $ talkode issuer verify --person havets-stjerne-7
${EXIT_NOTES}`;

export function registerVerify(issuer: Command): void {
  registerAtDesk(issuer, {
    name: 'verify',
    description: 'verify a login: code and password',
    options: VERIFY_OPTIONS,
    notes: NOTES,
    run: async (options) => (await import('./run-verify.ts')).verify(options),
  });
}
