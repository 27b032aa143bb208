/** The letter of an order may go now: for a demonstration, in which nobody waits the working day that protects the post. */
import type { Ports } from '../ports/ports.ts';

/** Nothing changes for an order whose device is not under way, or whose letter may go already. */
export async function bringLetterForward(
  { store }: Pick<Ports, 'store'>,
  orderId: string,
  unixSeconds: number,
): Promise<void> {
  await store.transaction(async (rows) => {
    const due = (await rows.orders.byId(orderId))?.letterDueAtUnixSeconds ?? null;
    if (due === null || due <= unixSeconds) return;
    await rows.orders.move(orderId, 'device-sent', 'device-sent', { letterDueAtUnixSeconds: unixSeconds });
  });
}
