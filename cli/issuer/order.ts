/** `talkode issuer order …`: a device for a person, ordered and sent. */
import type { Command } from 'commander';
import { EXIT_NOTES, PLACE_NOTES } from '../administration/place-notes.ts';
import { ORDER_OPTION, PERSON_OPTION } from '../administration/readers.ts';
import { registerAtDesk } from '../administration/register-at-desk.ts';
import { mandatory, withDefault } from '../options/option-table.ts';
import { oneOf } from '../options/readers.ts';

const MODELS = ['code-display', 'code-reader'] as const;
const LANGUAGES = ['da', 'en'] as const;
const FORMS = ['standard', 'large-print', 'braille', 'plain-text'] as const;
const DELIVERIES = ['post', 'counter'] as const;

export const PLACE_ORDER_OPTIONS = {
  person: PERSON_OPTION,
  model: mandatory('--model <model>', MODELS.join(' or '), oneOf(MODELS)),
  language: withDefault('--language <language>', 'of the letter: da or en', oneOf(LANGUAGES), 'da'),
  letterForm: withDefault('--letter-form <form>', FORMS.join(', '), oneOf(FORMS), 'standard'),
  delivery: withDefault('--delivery <way>', 'post or counter', oneOf(DELIVERIES), 'post'),
};
export const ONE_ORDER_OPTIONS = { order: ORDER_OPTION };

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
