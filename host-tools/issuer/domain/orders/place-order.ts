/** A person orders a device: which kind, in which language, with which letter, and how it comes to her. */
import { newEvent } from '../log/new-event.ts';
import type { Ports } from '../ports/ports.ts';
import { newId } from '../ports/random-id.ts';
import type { Random } from '../ports/secrecy.ts';
import type { Rows } from '../ports/store.ts';
import type { DeviceModel } from '../records/device.ts';
import type { Delivery, OrderRow } from '../records/order.ts';
import type { PaperForm } from '../records/paper-form.ts';
import type { Language } from '../records/person.ts';

export interface OrderWish {
  readonly model: DeviceModel;
  readonly language: Language;
  readonly letterForm: PaperForm;
  readonly delivery: Delivery;
}

export type OrderResult =
  | { readonly outcome: 'placed'; readonly order: OrderRow }
  | { readonly outcome: 'refused'; readonly reason: 'no-such-person' | 'not-open' }
  /** One device a person, so one order at a time. */
  | { readonly outcome: 'refused'; readonly reason: 'order-under-way'; readonly orderId: string };

const UNDER_WAY: readonly OrderRow['state'][] = ['placed', 'device-sent', 'letter-sent'];

/** Within a transaction of the caller's. */
export async function placeOrderIn(
  rows: Rows,
  random: Random,
  personId: string,
  { model, language, letterForm, delivery }: OrderWish,
  unixSeconds: number,
): Promise<OrderResult> {
  const person = await rows.people.byId(personId);
  if (person === null) return { outcome: 'refused', reason: 'no-such-person' };
  if (person.state !== 'open') return { outcome: 'refused', reason: 'not-open' };
  const before = (await rows.orders.ofPerson(personId)).find(({ state }) => UNDER_WAY.includes(state));
  if (before !== undefined) return { outcome: 'refused', reason: 'order-under-way', orderId: before.orderId };
  const order: OrderRow = {
    orderId: newId(random),
    personId,
    model,
    language,
    letterForm,
    delivery,
    state: 'placed',
    serialNumber: null,
    placedAtUnixSeconds: unixSeconds,
    letterDueAtUnixSeconds: null,
  };
  await rows.orders.insert(order);
  await rows.events.insert(newEvent(personId, 'ordered', 'person', unixSeconds, { subject: model }));
  return { outcome: 'placed', order };
}

export async function placeOrder(
  { store, random }: Ports,
  personId: string,
  wish: OrderWish,
  unixSeconds: number,
): Promise<OrderResult> {
  return store.transaction((rows) => placeOrderIn(rows, random, personId, wish, unixSeconds));
}
