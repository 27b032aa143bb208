/**
 * An order before its person is registered: it has a number and no owner. She brings the number to where she shows who she is, and there
 * it becomes an order of hers.
 */
import {
  activationCodeFrom,
  ACTIVATION_CODE_RANDOM_BYTES,
  digitsFromRandom,
  readActivationCode,
} from '../activation-code.ts';
import { spendSource, type Source } from '../log/source.ts';
import type { Ports } from '../ports/ports.ts';
import { type OrderResult, type OrderWish, placeOrderIn } from './place-order.ts';

/** So long she has to come. */
export const EARLY_ORDER_DAYS = 90;

export type EarlyOrderResult =
  | { readonly outcome: 'noted'; readonly orderNumber: string }
  | { readonly outcome: 'source-waits'; readonly untilUnixSeconds: number };

export async function noteEarlyOrder(
  { store, random, policy }: Ports,
  { model, language, letterForm, delivery }: OrderWish,
  source: Source,
  unixSeconds: number,
): Promise<EarlyOrderResult> {
  // Eight random digits and a check digit, as in a letter: at the counter a slip of the finger is noticed.
  const orderNumber = activationCodeFrom(digitsFromRandom(random.bytes(ACTIVATION_CODE_RANDOM_BYTES)));
  return store.transaction(async (rows): Promise<EarlyOrderResult> => {
    const waits = await spendSource(rows, source, 'early-order', policy, unixSeconds);
    if (waits !== null) return { outcome: 'source-waits', ...waits };
    await rows.orders.insertEarly({
      orderNumber,
      model,
      language,
      letterForm,
      delivery,
      placedAtUnixSeconds: unixSeconds,
    });
    return { outcome: 'noted', orderNumber };
  });
}

/** Null: there is no such number, or it is an order already. When the person can have none, it stays. */
export async function tieEarlyOrder(
  { store, random }: Pick<Ports, 'store' | 'random'>,
  typedNumber: string,
  personId: string,
  unixSeconds: number,
): Promise<OrderResult | null> {
  const read = readActivationCode(typedNumber);
  if (!read.ok) return null;
  return store.transaction(async (rows) => {
    const wish = await rows.orders.early(read.code);
    if (wish === null) return null;
    const result = await placeOrderIn(rows, random, personId, wish, unixSeconds);
    // Another counter was quicker: the order that was placed here goes with the transaction.
    if (result.outcome === 'placed' && !(await rows.orders.removeEarly(read.code)))
      throw new Error('early order: expected one that waits, got one that was tied meanwhile');
    return result;
  });
}
