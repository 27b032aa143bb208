/** Orders by the API: placed, sent, and their letters. */
import { tieEarlyOrder } from '../../../domain/orders/early-order.ts';
import { issueLetter } from '../../../domain/orders/issue-letter.ts';
import { placeOrder } from '../../../domain/orders/place-order.ts';
import { sendDevice } from '../../../domain/orders/send-device.ts';
import type { LetterRow, OrderRow } from '../../../domain/records/order.ts';
import { Refusal } from '../answers/problem-answer.ts';
import type { DeviceSent, LetterSent, OrderLetters, ShownLetter } from './api-answers.ts';
import { type Api, exactly, oneOf, route, rowId, text } from './api-parts.ts';

function shownLetter({
  letterId,
  state,
  form,
  language,
  wrongTries,
  issuedAtUnixSeconds,
  validUntilUnixSeconds,
}: LetterRow): ShownLetter {
  return { letterId, state, form, language, wrongTries, issuedAtUnixSeconds, validUntilUnixSeconds };
}

export function addOrderRoutes(api: Api): void {
  const { ports, post } = api.desk;
  const params = exactly({ orderId: rowId });

  route(api, {
    method: 'POST',
    url: '/api/orders',
    summary: 'Order a device for a person.',
    body: exactly({
      personId: rowId,
      model: oneOf('code-display', 'code-reader'),
      language: oneOf('da', 'en'),
      letterForm: oneOf('standard', 'large-print', 'braille', 'plain-text'),
      delivery: oneOf('post', 'counter'),
    }),
    status: 201,
    run: async ({ body: { personId, ...wish }, unixSeconds }): Promise<OrderRow> => {
      const result = await placeOrder(ports, personId, wish, unixSeconds);
      if (result.outcome === 'placed') return result.order;
      const { reason } = result;
      const members = reason === 'order-under-way' ? { orderId: result.orderId } : undefined;
      throw new Refusal(reason === 'no-such-person' ? 404 : 409, reason, [], members);
    },
  });

  route(api, {
    method: 'POST',
    url: '/api/early-orders/tie',
    summary: 'Make an order that was placed before its person was registered hers.',
    body: exactly({ orderNumber: text, personId: rowId }),
    status: 201,
    run: async ({ body: { orderNumber, personId }, unixSeconds }) => {
      const result = await tieEarlyOrder(ports, orderNumber, personId, unixSeconds);
      if (result === null)
        throw new Refusal(404, 'There is no order of this number that waits for a person.');
      if (result.outcome === 'placed') return result.order;
      throw new Refusal(result.reason === 'no-such-person' ? 404 : 409, result.reason);
    },
  });

  route(api, {
    method: 'GET',
    url: '/api/orders/:orderId',
    summary: 'An order.',
    params,
    run: async ({ params: { orderId } }): Promise<OrderRow> => {
      const order = await ports.store.read((rows) => rows.orders.byId(orderId));
      if (order === null) throw new Refusal(404, 'There is no such order.');
      return order;
    },
  });

  route(api, {
    method: 'POST',
    url: '/api/orders/:orderId/send',
    summary: 'Send the oldest device of the ordered kind.',
    params,
    run: async ({ params: { orderId }, unixSeconds }): Promise<DeviceSent> => {
      const result = await sendDevice(ports, orderId, unixSeconds);
      if (result.outcome === 'refused')
        throw new Refusal(result.reason === 'no-such-order' ? 404 : 409, result.reason);
      const { device, letterDueAtUnixSeconds } = result;
      return { serialNumber: device.serialNumber, letterDueAtUnixSeconds };
    },
  });

  route(api, {
    method: 'POST',
    url: '/api/orders/:orderId/letter',
    summary: 'Print an activation letter and lay it in the post. Its code is on the paper alone.',
    params,
    run: async ({ params: { orderId }, unixSeconds }): Promise<LetterSent> => {
      const result = await issueLetter(ports, post, orderId, unixSeconds);
      if (result.outcome === 'refused') {
        const { outcome: _refused, reason, ...members } = result;
        throw new Refusal(reason === 'no-such-order' ? 404 : 409, reason, [], members);
      }
      const { letterId, form, validUntilUnixSeconds } = result.letter;
      return { letterId, form, validUntilUnixSeconds };
    },
  });

  route(api, {
    method: 'GET',
    url: '/api/orders/:orderId/letters',
    summary: 'The letters of an order, without their codes.',
    params,
    run: ({ params: { orderId } }): Promise<OrderLetters> =>
      ports.store.read(async (rows) => {
        const order = await rows.orders.byId(orderId);
        if (order === null) throw new Refusal(404, 'There is no such order.');
        const letters = await rows.letters.ofPerson(order.personId);
        return { letters: letters.filter((letter) => letter.orderId === orderId).map(shownLetter) };
      }),
  });
}
