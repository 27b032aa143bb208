/** What time does to letters: those that are due go out, people are told before one ends, and what is over is closed. */
import { SECONDS_PER_DAY } from '../calendar/seconds.ts';
import { civilDateAt } from '../calendar/civil-date.ts';
import { tell } from '../notice/tell.ts';
import type { Ports } from '../ports/ports.ts';
import type { Post } from '../ports/post.ts';
import { issueLetter } from './issue-letter.ts';

/** After this a letter is tried again that could not be issued: the person is blocked, or the printer out of order. */
const AGAIN_SECONDS = 3_600;

/**
 * Issues the letters that may go by now; answers how many went. One that can't is put off, so that it stands in no other's way.
 *
 * @param onFailure told of the order and of what the printer or the post said.
 */
export async function issueDueLetters(
  ports: Ports,
  post: Post,
  unixSeconds: number,
  limit: number,
  onFailure: (orderId: string, error: unknown) => void,
): Promise<number> {
  const { store } = ports;
  const due = await store.read((rows) => rows.orders.dueForLetter(unixSeconds, limit));
  let issued = 0;
  for (const { orderId } of due) {
    let letterDueAtUnixSeconds = unixSeconds + AGAIN_SECONDS;
    try {
      const result = await issueLetter(ports, post, orderId, unixSeconds);
      if (result.outcome === 'issued') {
        issued++;
        continue;
      }
      if (result.reason === 'too-many') letterDueAtUnixSeconds = result.nextAtUnixSeconds;
    } catch (error) {
      onFailure(orderId, error);
    }
    const later = { letterDueAtUnixSeconds };
    await store.transaction((rows) => rows.orders.move(orderId, 'device-sent', 'device-sent', later));
  }
  return issued;
}

/** Tells each person once, some days before her letter ends; answers how many. */
export async function tellOfExpiringLetters(
  { store, random, policy }: Ports,
  unixSeconds: number,
  limit: number,
): Promise<number> {
  const before = unixSeconds + policy.letterExpiryNoticeDays * SECONDS_PER_DAY;
  // One from the counter lives two days: the person has just got it.
  const issuedBefore = unixSeconds - SECONDS_PER_DAY;
  const expiring = await store.read((rows) => rows.letters.expiringBefore(before, issuedBefore, limit));
  let told = 0;
  for (const { letterId, personId } of expiring) {
    await store.transaction(async (rows) => {
      const letter = await rows.letters.byId(letterId);
      const person = await rows.people.byId(personId);
      if (letter?.state !== 'open' || letter.expiryToldAtUnixSeconds !== null || person === null) return;
      await rows.letters.markExpiryTold(letterId, unixSeconds);
      // The last day on which it works, as the letter says it.
      const details = { lastDay: civilDateAt(letter.validUntilUnixSeconds - 1) };
      await tell(
        rows,
        random,
        person,
        { kind: 'letter-expires', reach: 'one-channel', details },
        unixSeconds,
      );
      told++;
    });
  }
  return told;
}
