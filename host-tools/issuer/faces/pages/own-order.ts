/** The order that a page is about: named by a sealed word in its form or address, or in the demonstration by this browser's cookie. */
import type { OrderRow } from '../../domain/records/order.ts';
import type { Desk, Visit } from './visit.ts';

/** Null: there is none, or its word is not ours. */
export function sealedOrderOf({ fields, query, cookies }: Visit): string | null {
  return fields['order'] ?? query['order'] ?? cookies.story;
}

export async function orderOf({ ports, sealing }: Desk, visit: Visit): Promise<OrderRow | null> {
  const orderId = sealing.open('order', sealedOrderOf(visit) ?? '');
  return orderId === null ? null : ports.store.read((rows) => rows.orders.byId(orderId));
}
