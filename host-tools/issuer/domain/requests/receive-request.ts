/** A request comes by letter, mailbox, phone or at a counter, and is written down with the day by which it is answered. */
import { addDays, aMonthLater, civilDateAt, startOfDay } from '../calendar/civil-date.ts';
import { newEvent } from '../log/new-event.ts';
import type { Ports } from '../ports/ports.ts';
import { newId } from '../ports/random-id.ts';
import type { RequestChannel, RequestKind, RequestRow } from '../records/request.ts';

/** To the end of the day a month after it came (article 12(3) GDPR). */
function dueAt(unixSeconds: number): number {
  return startOfDay(addDays(aMonthLater(civilDateAt(unixSeconds)), 1));
}

/** Null: there is no such person. */
export async function receiveRequest(
  { store, random }: Pick<Ports, 'store' | 'random'>,
  personId: string,
  asked: { readonly kind: RequestKind; readonly channel: RequestChannel; readonly wish: string },
  unixSeconds: number,
): Promise<RequestRow | null> {
  return store.transaction(async (rows) => {
    if ((await rows.people.byId(personId)) === null) return null;
    const request: RequestRow = {
      requestId: newId(random),
      personId,
      ...asked,
      state: 'open',
      reason: null,
      receivedAtUnixSeconds: unixSeconds,
      dueAtUnixSeconds: dueAt(unixSeconds),
      answeredAtUnixSeconds: null,
    };
    await rows.requests.insert(request);
    await rows.events.insert(
      newEvent(personId, 'request-received', 'support', unixSeconds, { subject: asked.kind }),
    );
    return request;
  });
}
