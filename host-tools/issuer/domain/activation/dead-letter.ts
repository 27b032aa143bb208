/** Three wrong tries kill a letter: its person is told, and can have another. */
import { newEvent } from '../log/new-event.ts';
import { tell } from '../notice/tell.ts';
import type { Random } from '../ports/secrecy.ts';
import type { Rows } from '../ports/store.ts';
import type { LetterRow } from '../records/order.ts';
import type { PersonRow } from '../records/person.ts';

/** Does nothing when the letter was closed meanwhile. */
export async function killLetter(
  rows: Rows,
  random: Random,
  person: PersonRow,
  letter: Pick<LetterRow, 'letterId' | 'serialNumber'>,
  unixSeconds: number,
): Promise<void> {
  if (!(await rows.letters.close(letter.letterId, 'dead'))) return;
  const { serialNumber } = letter;
  await rows.events.insert(newEvent(person.personId, 'letter-dead', 'system', unixSeconds, { serialNumber }));
  await tell(rows, random, person, { kind: 'letter-dead', reach: 'one-channel', details: {} }, unixSeconds);
}
