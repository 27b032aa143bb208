/** Leads to the page on which the demo's device lives. Its secret is in that address alone, and in no page and no request. */
import { orderOf } from './own-order.ts';
import { led, type PageSteps } from './visit.ts';

export const UNPACK_PAGE: PageSteps = {
  show: async (desk, visit) => {
    const order = await orderOf(desk, visit);
    const serialNumber = order?.serialNumber ?? null;
    const address = serialNumber === null ? null : await desk.demo?.parcels?.addressOf(serialNumber);
    return address ? { kind: 'left', address } : led('story');
  },
};
