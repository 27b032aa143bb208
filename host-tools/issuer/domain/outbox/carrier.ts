/** What carries the notices of one channel, and what it may say when it can't. */
import type { Channel, NoticeRow } from '../records/notice.ts';

/**
 * A rejection means: not sent, try again later. Its message goes into the log, so there is neither an address nor a password
 * in it. It takes less time than a lease.
 */
export type Carrier = (notice: NoticeRow) => Promise<void>;

export type Carriers = Readonly<Record<Channel, Carrier>>;

/** It is out of order itself, whatever it is given: the channel's other notices need not be tried now, and none is given up for it. */
export class CarrierOut extends Error {
  override readonly name = 'CarrierOut';
}

/** Nothing will ever arrive at this address. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}
