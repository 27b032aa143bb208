/** "Taken" tells of other people: it is said so often in an hour, and no more. */
import { SECONDS_PER_HOUR } from '../calendar/seconds.ts';
import { sourceOf } from '../log/source.ts';
import type { Ports } from '../ports/ports.ts';

const WISHES_PER_HOUR = 5;

/** Counts a wish for a user ID. False: this person has wished too often within the hour. */
export async function mayWishUserId(
  { store }: Pick<Ports, 'store'>,
  personId: string,
  unixSeconds: number,
): Promise<boolean> {
  const hourStart = unixSeconds - (unixSeconds % SECONDS_PER_HOUR);
  return store.transaction((rows) =>
    rows.sources.spend(sourceOf(personId), 'user-id-wish', hourStart, WISHES_PER_HOUR),
  );
}
