/**
 * Sends what waits in the outbox. A notice is leased before it is sent and marked after, so that it is never lost; it can go out
 * twice only when the program ends between the two, or the answer to it gets lost, and then with the same name, by which a
 * mailbox knows it. What an address does not take goes on paper.
 */
import { newId } from '../ports/random-id.ts';
import type { Ports } from '../ports/ports.ts';
import type { Rows } from '../ports/store.ts';
import type { Channel, NoticeRow } from '../records/notice.ts';
import { AddressRefused, CarrierOut, type Carriers } from './carrier.ts';

/** One notice at a time is leased: no carrier takes as long. */
export const LEASE_SECONDS = 300;
/** Waits before the next try: 1, 2, 4 … minutes, 8 hours at most. */
const FIRST_WAIT_SECONDS = 60;
const MAXIMUM_WAIT_SECONDS = 8 * 3_600;
/** About a week of tries. */
const MAXIMUM_ATTEMPTS = 30;

export interface Delivery {
  readonly sent: number;
  readonly waiting: number;
  /** Given up; of what was no paper, a paper waits instead. */
  readonly failed: number;
}

function nextTryAt({ attempts }: NoticeRow, unixSeconds: number): number {
  return unixSeconds + Math.min(FIRST_WAIT_SECONDS * 2 ** Math.min(attempts, 16), MAXIMUM_WAIT_SECONDS);
}

/** Unless she was told of the same on paper anyway. */
async function tellOnPaper(
  rows: Rows,
  { random }: Pick<Ports, 'random'>,
  notice: NoticeRow,
  unixSeconds: number,
): Promise<void> {
  const { personId, kind, details, createdAtUnixSeconds } = notice;
  const person = await rows.people.byId(personId);
  if (notice.channel === 'paper' || person === null) return;
  const told = await rows.notices.ofPerson(personId);
  const isTold = told.some(
    (other) =>
      other.channel === 'paper' &&
      other.kind === kind &&
      other.details === details &&
      other.createdAtUnixSeconds === createdAtUnixSeconds,
  );
  if (isTold) return;
  await rows.notices.insert({
    ...notice,
    noticeId: newId(random),
    channel: 'paper',
    recipientName: person.name,
    recipientAddress: person.alternativeAddress ?? person.homeAddress,
    attempts: 0,
    nextTryAtUnixSeconds: unixSeconds,
  });
}

async function carry(carriers: Carriers, notice: NoticeRow): Promise<Error | null> {
  try {
    await carriers[notice.channel](notice);
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/**
 * @param now the present: what is sent takes its time.
 * @param onFailure told of the notice's ID, channel and what the carrier said; the address is not in it.
 */
export async function deliverNotices(
  { store, random }: Pick<Ports, 'store' | 'random'>,
  carriers: Carriers,
  now: () => number,
  limit: number,
  onFailure: (noticeId: string, channel: Channel, error: unknown) => void = () => {},
): Promise<Delivery> {
  const delivery = { sent: 0, waiting: 0, failed: 0 };
  const outOfOrder = new Map<Channel, Error>();
  for (let count = 0; count < limit; count++) {
    const leasedAt = now();
    const [notice] = await store.transaction((rows) =>
      rows.notices.lease(leasedAt, leasedAt + LEASE_SECONDS, 1),
    );
    if (notice === undefined) break;
    const { noticeId, channel, attempts } = notice;
    const error = outOfOrder.get(channel) ?? (await carry(carriers, notice));
    const unixSeconds = now();
    if (error === null) {
      await store.transaction((rows) => rows.notices.markSent(noticeId, unixSeconds));
      delivery.sent++;
      continue;
    }
    if (!outOfOrder.has(channel)) onFailure(noticeId, channel, error);
    const isOut = error instanceof CarrierOut;
    if (isOut) outOfOrder.set(channel, error);
    const isOver = error instanceof AddressRefused || (!isOut && attempts + 1 >= MAXIMUM_ATTEMPTS);
    await store.transaction(async (rows) => {
      if (!isOver) return rows.notices.markTried(noticeId, nextTryAt(notice, unixSeconds));
      await rows.notices.markFailed(noticeId);
      await tellOnPaper(rows, { random }, notice, unixSeconds);
    });
    delivery[isOver ? 'failed' : 'waiting']++;
  }
  return delivery;
}
