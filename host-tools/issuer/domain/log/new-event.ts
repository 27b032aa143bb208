/** A line for the event log: what is not said of it is none. */
import type { Actor } from '../records/device.ts';
import type { EventKind, NewEvent } from '../records/event.ts';

/** Where a request came from, as a face saw it. */
export interface Origin {
  readonly address: string | null;
  readonly browserFamily: string | null;
}

export const NO_ORIGIN: Origin = { address: null, browserFamily: null };

export function newEvent(
  personId: string,
  kind: EventKind,
  actor: Actor,
  atUnixSeconds: number,
  more: Partial<NewEvent> = {},
): NewEvent {
  return {
    personId,
    kind,
    actor,
    serialNumber: null,
    atUnixSeconds,
    address: null,
    browserFamily: null,
    serviceName: null,
    approvedText: null,
    subject: null,
    ...more,
  };
}
