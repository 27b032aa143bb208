/** Devices, orders and letters as lines of words. */
import type { ShownLetter } from '../../host-tools/issuer/faces/http/api/api-answers.ts';
import type { DeviceRow } from '../../host-tools/issuer/domain/records/device.ts';
import type { OrderRow } from '../../host-tools/issuer/domain/records/order.ts';
import { timeWords } from '../administration/refusal-words.ts';

export function deviceWords(device: Pick<DeviceRow, 'serialNumber' | 'model' | 'state'>): string {
  const { serialNumber, model, state } = device;
  return `Device ${serialNumber}  ${model}, ${state}`;
}

export function orderWords(order: OrderRow): string[] {
  const { orderId, model, state, language, letterForm, delivery, serialNumber, letterDueAtUnixSeconds } =
    order;
  const due =
    state === 'device-sent' && letterDueAtUnixSeconds !== null
      ? [`  its letter may go from ${timeWords(letterDueAtUnixSeconds)}`]
      : [];
  return [
    `Order ${orderId}  ${model}, ${state}`,
    `  letter: ${letterForm}, ${language}, by ${delivery}; device: ${serialNumber ?? 'none yet'}`,
    ...due,
  ];
}

export function letterWords(letter: ShownLetter): string {
  const { letterId, state, form, language, wrongTries, issuedAtUnixSeconds, validUntilUnixSeconds } = letter;
  const times = `issued ${timeWords(issuedAtUnixSeconds)}, valid until ${timeWords(validUntilUnixSeconds)}`;
  return `Letter ${letterId}  ${state}, ${form}, ${language}; wrong tries: ${wrongTries}; ${times}`;
}
