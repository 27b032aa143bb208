/** A device leaves the stock for an order: from now on it is this person's, and of no use to anybody until its letter comes. */
import { newEvent } from '../log/new-event.ts';
import { civilDateAt, startOfDay } from '../calendar/civil-date.ts';
import { nextWorkingDay } from '../calendar/working-days.ts';
import type { Ports } from '../ports/ports.ts';
import type { DeviceRow } from '../records/device.ts';

export type SendResult =
  | { readonly outcome: 'sent'; readonly device: DeviceRow; readonly letterDueAtUnixSeconds: number }
  | { readonly outcome: 'refused'; readonly reason: 'no-such-order' | 'not-placed' | 'none-in-stock' };

/**
 * Takes the oldest device of the ordered kind. The letter follows a working day later, so that a thief of post has to come
 * twice; over the counter, where somebody has seen who takes both, it comes at once.
 */
export async function sendDevice(
  { store }: Ports,
  orderId: string,
  unixSeconds: number,
): Promise<SendResult> {
  return store.transaction(async (rows): Promise<SendResult> => {
    const order = await rows.orders.byId(orderId);
    if (order === null) return { outcome: 'refused', reason: 'no-such-order' };
    if (order.state !== 'placed') return { outcome: 'refused', reason: 'not-placed' };
    const device = await rows.devices.nextInStock(order.model);
    if (device === null) return { outcome: 'refused', reason: 'none-in-stock' };
    const { serialNumber } = device;
    const letterDueAtUnixSeconds =
      order.delivery === 'counter' ? unixSeconds : startOfDay(nextWorkingDay(civilDateAt(unixSeconds)));
    const { personId } = order;
    const move = {
      serialNumber,
      fromState: 'manufactured',
      toState: 'assigned',
      actor: 'system',
      reason: 'order',
      atUnixSeconds: unixSeconds,
    } as const;
    const changes = { serialNumber, letterDueAtUnixSeconds };
    // Another sender was quicker with one of both: this one is tried again.
    if (!(await rows.devices.move(move, { personId })))
      return { outcome: 'refused', reason: 'none-in-stock' };
    if (!(await rows.orders.move(orderId, 'placed', 'device-sent', changes)))
      throw new Error(`order ${orderId}: expected placed, got another state within one transaction`);
    await rows.events.insert(
      newEvent(personId, 'device-sent', 'system', unixSeconds, { serialNumber, subject: order.model }),
    );
    return {
      outcome: 'sent',
      device: { ...device, state: 'assigned', personId },
      letterDueAtUnixSeconds,
    };
  });
}
