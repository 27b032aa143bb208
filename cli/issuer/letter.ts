/** `talkode issuer letter …`: the letters of an order. */
import type { Command } from 'commander';
import { readAddress, readPath } from '../administration/database-options.ts';
import { EXIT_NOTES, PLACE_NOTES } from '../administration/place-notes.ts';
import { ORDER_OPTION } from '../administration/readers.ts';
import { registerAtDesk } from '../administration/register-at-desk.ts';
import { optional } from '../options/option-table.ts';

export const SEND_OPTIONS = {
  order: ORDER_OPTION,
  outgoing: optional(
    '--outgoing <folder>',
    'without a service: where the letter is laid; beside the database unless named',
    readPath,
  ),
  publicAddress: optional(
    '--public-address <address>',
    'without a service: where people reach the pages, for the letter',
    readAddress,
  ),
};
export const SHOW_OPTIONS = { order: ORDER_OPTION };

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
