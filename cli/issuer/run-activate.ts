/** Carries out `talkode issuer activate`. */
import { activateByDialog, activatedWords } from '../administration/activation-dialog.ts';
import { findPerson } from '../administration/find-person.ts';
import { openAnswers } from '../administration/open-answers.ts';
import type { PlaceOptions } from '../administration/place-options.ts';
import { workAtDesk } from '../administration/work-at-desk.ts';
import { remark } from '../messages/remarks.ts';
import type { Values } from '../options/option-table.ts';
import type { ACTIVATE_OPTIONS } from './activate-options.ts';

export async function activate(options: PlaceOptions & Values<typeof ACTIVATE_OPTIONS>): Promise<void> {
  const { person, serialNumber } = options;
  await workAtDesk('issuer activate', options, async (client) => {
    const { userId } = await findPerson(client, person);
    const answers = openAnswers(options.answers);
    try {
      const say = (words: string): void => remark('issuer activate', words);
      const activated = await activateByDialog({ client, answers, say }, serialNumber, userId);
      return { result: activated, words: activatedWords(activated) };
    } finally {
      answers.close();
    }
  });
}
