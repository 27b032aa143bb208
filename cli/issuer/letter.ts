/** `talkode issuer letter …`: the letters of an order. */
import type { Command } from 'commander';
import { EXIT_NOTES, PLACE_NOTES } from '../administration/place-notes.ts';
import { registerAtDesk } from '../administration/register-at-desk.ts';
import { SEND_OPTIONS, SHOW_OPTIONS } from './letter-options.ts';

const NUMBER = '0123456789abcdef0123456789abcdef';

export function registerLetter(issuer: Command): void {
  const letter = issuer.command('letter').description('the activation letters of an order');
  registerAtDesk(letter, {
    name: 'send',
    description: 'print an activation letter and lay it in the post',
    options: SEND_OPTIONS,
    notes: `
Its code is on the paper alone: no command tells it. A letter that was sent before for this order ends.
${PLACE_NOTES}

Example, with the number that order place has told:
  $ talkode issuer letter send --order ${NUMBER} --public-address https://issuer.example
${EXIT_NOTES}`,
    run: async (options) => (await import('./run-letter.ts')).sendLetter(options),
  });
  registerAtDesk(letter, {
    name: 'show',
    description: 'show the letters of an order, without their codes',
    options: SHOW_OPTIONS,
    notes: `${PLACE_NOTES}

Example, with the number that order place has told:
  $ talkode issuer letter show --order ${NUMBER}
${EXIT_NOTES}`,
    run: async (options) => (await import('./run-letter.ts')).showLetters(options),
  });
}
