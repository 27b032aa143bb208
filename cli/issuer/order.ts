/** `talkode issuer order …`: a device for a person, ordered and sent. */
import type { Command } from 'commander';
import { EXIT_NOTES, PLACE_NOTES } from '../administration/place-notes.ts';
import { registerAtDesk } from '../administration/register-at-desk.ts';
import { PLACE_ORDER_OPTIONS, ONE_ORDER_OPTIONS } from './order-options.ts';

const NUMBER = '0123456789abcdef0123456789abcdef';

export function registerOrder(issuer: Command): void {
  const order = issuer.command('order').description('orders of devices');
  registerAtDesk(order, {
    name: 'place',
    description: 'order a device for a person',
    options: PLACE_ORDER_OPTIONS,
    notes: `${PLACE_NOTES}

Example:
  $ talkode issuer order place --person havets-stjerne-7 --model code-reader --delivery counter
${EXIT_NOTES}`,
    run: async (options) => (await import('./run-order.ts')).placeOrder(options),
  });
  registerAtDesk(order, {
    name: 'show',
    description: 'show an order',
    options: ONE_ORDER_OPTIONS,
    notes: `${PLACE_NOTES}

Example, with the number that order place has told:
  $ talkode issuer order show --order ${NUMBER}
${EXIT_NOTES}`,
    run: async (options) => (await import('./run-order.ts')).showOrder(options),
  });
  registerAtDesk(order, {
    name: 'send',
    description: 'send the oldest device of the ordered kind',
    options: ONE_ORDER_OPTIONS,
    notes: `
Its letter follows a working day later; over the counter it goes at once.
${PLACE_NOTES}

Example, with the number that order place has told:
  $ talkode issuer order send --order ${NUMBER}
${EXIT_NOTES}`,
    run: async (options) => (await import('./run-order.ts')).sendOrder(options),
  });
}
