/** What time does to an issuer: letters that are due, changes that come into force, notices, and what is over. */
import { SECONDS_PER_DAY, SECONDS_PER_HOUR } from './domain/calendar/seconds.ts';
import { settleDueChanges } from './domain/changes/settle-changes.ts';
import { networkPrefix } from './domain/log/network-prefix.ts';
import { EARLY_ORDER_DAYS } from './domain/orders/early-order.ts';
import { issueDueLetters, tellOfExpiringLetters } from './domain/orders/letter-times.ts';
import type { Carriers } from './domain/outbox/carrier.ts';
import { deliverNotices } from './domain/outbox/deliver.ts';
import { followRegister } from './domain/register/follow-register.ts';
import type { PopulationRegister } from './domain/ports/register.ts';
import type { Ports } from './domain/ports/ports.ts';
import type { Post } from './domain/ports/post.ts';

/** As many of each kind at once as keep nobody at a page waiting. */
const AT_ONCE = 50;

export interface JobParts {
  readonly ports: Ports;
  readonly post: Post;
  /** Null: notices wait in the outbox for another process. */
  readonly carriers: Carriers | null;
  /** The present: what is sent takes its time. */
  readonly now: () => number;
  /** Null: names and addresses are what the authorities write. */
  readonly register: PopulationRegister | null;
  /** Told of the job and what it failed by; the others go on. */
  readonly onFailure: (job: string, error: unknown) => void;
}

type Job = (parts: JobParts, unixSeconds: number) => Promise<unknown>;

const JOBS: Readonly<Record<string, Job>> = {
  // First: no letter goes to where somebody lives no more.
  register: async ({ ports, register }, unixSeconds) =>
    register !== null && followRegister(ports, register, unixSeconds),
  changes: ({ ports }, unixSeconds) => settleDueChanges(ports, unixSeconds, AT_ONCE),
  letters: ({ ports, post, onFailure }, unixSeconds) =>
    issueDueLetters(ports, post, unixSeconds, AT_ONCE, (orderId, error) =>
      onFailure(`letter for order ${orderId}`, error),
    ),
  expiring: ({ ports }, unixSeconds) => tellOfExpiringLetters(ports, unixSeconds, AT_ONCE),
  notices: async ({ ports, carriers, now, onFailure }) =>
    carriers !== null &&
    deliverNotices(ports, carriers, now, AT_ONCE, (noticeId, channel, error) =>
      onFailure(`notice ${noticeId} by ${channel}`, error),
    ),
  over: ({ ports: { store, policy } }, unixSeconds) =>
    store.transaction(async (rows) => {
      await rows.letters.expire(unixSeconds);
      await rows.orders.removeEarlyBefore(unixSeconds - EARLY_ORDER_DAYS * SECONDS_PER_DAY);
      await rows.sessions.removeEnded(unixSeconds);
      await rows.serviceLogins.removeEnded(unixSeconds);
      // The longest window in which tries are counted is an hour.
      await rows.sources.removeBefore(unixSeconds - 2 * SECONDS_PER_HOUR);
      const before = unixSeconds - policy.addressKeptDays * SECONDS_PER_DAY;
      await rows.events.shortenAddresses(before, networkPrefix, AT_ONCE);
    }),
};

/** Does once what is due; one job that fails holds up no other. */
export async function runJobs(parts: JobParts): Promise<void> {
  const unixSeconds = parts.now();
  for (const [name, job] of Object.entries(JOBS)) {
    try {
      await job(parts, unixSeconds);
    } catch (error) {
      parts.onFailure(name, error);
    }
  }
}
