/** `talkode pair`: the token on a port becomes a person's, step by step, in words. */
import type { Command } from 'commander';
import { EXIT_NOTES, PLACE_NOTES, SECRET_NOTES } from '../administration/place-notes.ts';
import { registerAtDesk } from '../administration/register-at-desk.ts';
import { PAIR_OPTIONS } from './pair-options.ts';

const NOTES = `
For a counter and for testers. The token tells its serial number; then it asks for the user ID, the letter's code (nine digits, with
blanks or without), the code on the token's glass (the next one, too, where one is not enough) and the password, twice where it is
chosen now. On a terminal a bad answer is asked for once more. Ctrl+C ends it, and leaves nothing half done.
${SECRET_NOTES}
${PLACE_NOTES}

Examples:
  $ talkode simulate --link tcp:7777 &
  $ talkode pair --port tcp:7777
  $ talkode pair --port /dev/ttyACM0 --issuer https://issuer.example --keys issuer.keys
${EXIT_NOTES}`;

export function registerPair(program: Command): void {
  registerAtDesk(program, {
    name: 'pair',
    description: 'activate the token on a port for a person, and say each step in words',
    options: PAIR_OPTIONS,
    notes: NOTES,
    run: async (options) => (await import('./run-pair.ts')).pair(options),
  });
}
