/** What a person may choose for herself, at once: it opens nothing to anybody. */
import { newEvent } from '../log/new-event.ts';
import type { Ports } from '../ports/ports.ts';
import type { PersonRow } from '../records/person.ts';

export type Choices = Pick<PersonRow, 'wantsNoticeOfEachUse' | 'keepsServiceNames' | 'wantsPaper'>;

/** As the event log names them. */
const SUBJECTS: Readonly<Record<keyof Choices, string>> = {
  wantsNoticeOfEachUse: 'eachUse',
  keepsServiceNames: 'services',
  wantsPaper: 'paper',
};

/** The caller is in a session of the person herself. One event for each choice that is another than before. */
export async function setChoices(
  { store }: Pick<Ports, 'store'>,
  personId: string,
  wished: Choices,
  unixSeconds: number,
): Promise<void> {
  await store.transaction(async (rows) => {
    const person = await rows.people.byId(personId);
    if (person?.state !== 'open') return;
    // Who has no e-mail is told on paper, whatever was chosen.
    const choices = { ...wished, wantsPaper: wished.wantsPaper || person.email === null };
    const changed = (Object.keys(SUBJECTS) as (keyof Choices)[]).filter(
      (name) => person[name] !== choices[name],
    );
    if (changed.length === 0) return;
    await rows.people.update(personId, choices);
    for (const name of changed)
      await rows.events.insert(
        newEvent(personId, 'choice-changed', 'person', unixSeconds, { subject: SUBJECTS[name] }),
      );
  });
}
