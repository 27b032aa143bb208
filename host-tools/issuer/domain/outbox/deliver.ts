/**
 * Sends what waits in the outbox. A notice is leased before it is sent and marked after, so that it is never lost; it can go out
 * twice only when the program ends between the two, and then with the same name, by which a mailbox knows it.
 */
import type { Ports } from '../ports/ports.ts';
import type { NoticeRow } from '../records/notice.ts';

/** What carries one channel. A rejection means: not sent, try again later. */
export type Carrier = (notice: NoticeRow) => Promise<void>;

export type Carriers = Readonly<Record<NoticeRow['channel'], Carrier>>;

const LEASE_SECONDS = 300;
/** Waits before the next try: 1, 2, 4 … minutes, 8 hours at most. */
const FIRST_WAIT_SECONDS = 60;
const MAXIMUM_WAIT_SECONDS = 8 * 3_600;
/** About a week of tries. */
const MAXIMUM_ATTEMPTS = 30;

export interface Delivery {
  readonly sent: number;
  readonly waiting: number;
  /** Given up; a person has to look. */
  readonly failed: number;
}

function nextTryAt({ attempts }: NoticeRow, unixSeconds: number): number {
  return unixSeconds + Math.min(FIRST_WAIT_SECONDS * 2 ** Math.min(attempts, 16), MAXIMUM_WAIT_SECONDS);
}

/** @param onFailure told of the notice's ID, channel and what the carrier said; the address is not in it. */
export async function deliverNotices(
  { store }: Pick<Ports, 'store'>,
  carriers: Carriers,
  unixSeconds: number,
  limit: number,
  onFailure: (noticeId: string, channel: NoticeRow['channel'], error: unknown) => void = () => {},
): Promise<Delivery> {
  const leased = await store.transaction((rows) =>
    rows.notices.lease(unixSeconds, unixSeconds + LEASE_SECONDS, limit),
  );
  const delivery = { sent: 0, waiting: 0, failed: 0 };
  for (const notice of leased) {
    const { noticeId, channel, attempts } = notice;
    try {
      await carriers[channel](notice);
    } catch (error) {
      onFailure(noticeId, channel, error);
      const isOver = attempts + 1 >= MAXIMUM_ATTEMPTS;
      await store.transaction((rows) =>
        isOver
          ? rows.notices.markFailed(noticeId)
          : rows.notices.markTried(noticeId, nextTryAt(notice, unixSeconds)),
      );
      delivery[isOver ? 'failed' : 'waiting']++;
      continue;
    }
    await store.transaction((rows) => rows.notices.markSent(noticeId, unixSeconds));
    delivery.sent++;
  }
  return delivery;
}
