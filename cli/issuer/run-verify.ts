/** Carries out `talkode issuer verify`. */
import type { LoginAnswer } from '../../host-tools/issuer/faces/http/api/api-answers.ts';
import type { Codes } from '../../host-tools/issuer/client/issuer-client.ts';
import type { Answers } from '../administration/answers.ts';
import { findPerson } from '../administration/find-person.ts';
import { openAnswers } from '../administration/open-answers.ts';
import type { PlaceOptions } from '../administration/place-options.ts';
import { timeWords } from '../administration/refusal-words.ts';
import { workAtDesk } from '../administration/work-at-desk.ts';
import { CommandFailure, UsageError } from '../messages/failures.ts';
import type { Values } from '../options/option-table.ts';
import type { VERIFY_OPTIONS } from './verify-options.ts';

async function askCodes(answers: Answers, isTwo: boolean): Promise<Codes> {
  const first = await answers.ask({ text: 'Code on the glass of the token', isHidden: true });
  if (!isTwo) return [first];
  return [first, await answers.ask({ text: 'The next code on the glass', isHidden: true })];
}

function refusalWords(answer: Exclude<LoginAnswer, { outcome: 'logged-in' }>): string {
  switch (answer.outcome) {
    case 'malformed':
      return 'code: expected six to eight digits; this is no try';
    case 'wrong':
      return 'refused: the code or the password is wrong or used, or this person cannot log in';
    case 'browser-waits':
    case 'source-waits': {
      const { untilUnixSeconds: until } = answer;
      return `too many tries from here: the next ${until === null ? 'by two codes' : `at ${timeWords(until)}`}`;
    }
  }
}

export async function verify(options: PlaceOptions & Values<typeof VERIFY_OPTIONS>): Promise<void> {
  const { person, twoCodes, service, text } = options;
  if (service === null && text !== null)
    throw new UsageError('--text: it is what is approved at a --service, which is missing');
  await workAtDesk('issuer verify', options, async (client) => {
    const { userId } = await findPerson(client, person);
    const answers = openAnswers(options.answers);
    try {
      const codes = await askCodes(answers, twoCodes);
      const password = await answers.ask({ text: 'Her password', isHidden: true });
      const at = service === null ? {} : { service: { name: service, text: text ?? service } };
      const answer = await client.verifyLogin({ userId, codes, password, ...at });
      if (answer.outcome !== 'logged-in') throw new CommandFailure(refusalWords(answer), 1, { answer });
      const words = [
        `Accepted: person ${answer.personId}, device ${answer.serialNumber}.`,
        ...(answer.needsPassword ? ['The password was a temporary one: she has to choose her own.'] : []),
        ...answer.waitingChanges.map(
          ({ field, dueAtUnixSeconds }) => `A change of ${field} waits until ${timeWords(dueAtUnixSeconds)}.`,
        ),
      ];
      return { result: answer, words };
    } finally {
      answers.close();
    }
  });
}
