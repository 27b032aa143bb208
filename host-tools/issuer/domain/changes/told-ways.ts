/** By which ways a person is told of a change: hers, with the one that is changed, and the new one. */
import { waysTo, type Way } from '../notice/tell.ts';
import type { ChangedField } from '../records/pending-change.ts';
import type { PersonRow } from '../records/person.ts';

const CHANNELS = { email: 'email', phone: 'sms', alternativeAddress: 'paper' } as const;

/**
 * Whoever sits at the old address may be the only one whom a change harms, and whoever sits at the new one may know nothing of it.
 *
 * @param person as she was before.
 */
export function waysOfChange(
  person: PersonRow,
  field: ChangedField,
  newValue: string | null,
): readonly Way[] {
  const usual = waysTo(person);
  const ways = usual.slice(0, 2);
  if (field === 'userId' || field === 'password') return ways;
  const channel = CHANNELS[field];
  const old = usual.filter((way) => way.channel === channel && !ways.includes(way));
  return [...ways, ...old, ...(newValue === null ? [] : [{ channel, address: newValue }])];
}
