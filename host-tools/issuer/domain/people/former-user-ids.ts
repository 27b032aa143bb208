/** User IDs of a former system are kept for who had them there, known by her personal number: nobody else can take one. */
import type { Ports } from '../ports/ports.ts';
import type { Secrecy } from '../ports/secrecy.ts';
import { readPersonalNumber } from './personal-number.ts';
import { readUserId } from './user-id.ts';

/** What stands for a personal number wherever one is kept. */
export function personReference(secrecy: Secrecy, personalNumber: string): string {
  return secrecy.documentPseudonym('personal-number', personalNumber);
}

/** In place of the id of a person who is not registered yet. */
export function formerOwner(reference: string): string {
  return `former ${reference}`;
}

export interface FormerUserId {
  readonly userId: string;
  readonly personalNumber: string;
}

/** Why one is not kept: it is like a personal number, breaks another rule, or is somebody's already. */
export interface NotReserved {
  /** Its place in the list, from 0. */
  readonly index: number;
  readonly reason: 'not-a-user-id' | 'not-a-personal-number' | 'taken';
}

/** Keeps each of them; answers those that are not. */
export async function reserveFormerUserIds(
  { store, secrecy }: Pick<Ports, 'store' | 'secrecy'>,
  list: readonly FormerUserId[],
  unixSeconds: number,
): Promise<readonly NotReserved[]> {
  const refused: NotReserved[] = [];
  for (const [index, former] of list.entries()) {
    const { userId } = readUserId(former.userId);
    const personalNumber = readPersonalNumber(former.personalNumber);
    if (userId === undefined) refused.push({ index, reason: 'not-a-user-id' });
    else if (personalNumber === null) refused.push({ index, reason: 'not-a-personal-number' });
    else {
      const personId = formerOwner(personReference(secrecy, personalNumber));
      const reserved = { userId, personId, sinceUnixSeconds: unixSeconds };
      const isKept = await store.transaction((rows) => rows.people.reserveFreeUserId(reserved));
      if (!isKept) refused.push({ index, reason: 'taken' });
    }
  }
  return refused;
}
