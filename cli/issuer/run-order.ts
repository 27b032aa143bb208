/** Carries out `talkode issuer order …`. */
import { findPerson } from '../administration/find-person.ts';
import type { PlaceOptions } from '../administration/place-options.ts';
import { timeWords } from '../administration/refusal-words.ts';
import { workAtDesk } from '../administration/work-at-desk.ts';
import type { Values } from '../options/option-table.ts';
import type { ONE_ORDER_OPTIONS, PLACE_ORDER_OPTIONS } from './order-options.ts';
import { orderWords } from './row-words.ts';

export async function placeOrder(options: PlaceOptions & Values<typeof PLACE_ORDER_OPTIONS>): Promise<void> {
  const { person: typed, model, language, letterForm, delivery } = options;
  await workAtDesk('issuer order place', options, async (client) => {
    const { personId } = await findPerson(client, typed);
    const order = await client.placeOrder(personId, { model, language, letterForm, delivery });
    return { result: order, words: orderWords(order) };
  });
}

export async function showOrder(options: PlaceOptions & Values<typeof ONE_ORDER_OPTIONS>): Promise<void> {
  await workAtDesk('issuer order show', options, async (client) => {
    const order = await client.order(options.order);
    return { result: order, words: orderWords(order) };
  });
}

export async function sendOrder(options: PlaceOptions & Values<typeof ONE_ORDER_OPTIONS>): Promise<void> {
  await workAtDesk('issuer order send', options, async (client) => {
    const sent = await client.sendDevice(options.order);
    const { serialNumber, letterDueAtUnixSeconds } = sent;
    const words = [
      `Device ${serialNumber} belongs to this order; its letter may go from ${timeWords(letterDueAtUnixSeconds)}.`,
    ];
    return { result: sent, words };
  });
}
