/** Carries out `talkode issuer resync`. */
import { openAnswers } from '../administration/open-answers.ts';
import type { PlaceOptions } from '../administration/place-options.ts';
import { workAtDesk } from '../administration/work-at-desk.ts';
import { CommandFailure } from '../messages/failures.ts';
import type { Values } from '../options/option-table.ts';
import type { RESYNC_OPTIONS } from './resync-options.ts';

const REASONS = {
  'no-such-device': 'there is no such device',
  'not-active': 'expected an active device, got one that is not',
  malformed: 'codes: expected two of six to eight digits',
  wrong: 'these are not two codes of this token, one right after the other and not used before',
} as const;

export async function resync(options: PlaceOptions & Values<typeof RESYNC_OPTIONS>): Promise<void> {
  await workAtDesk('issuer resync', options, async (client) => {
    const answers = openAnswers(options.answers);
    try {
      const codes = [
        await answers.ask({ text: 'Code on the glass of the token', isHidden: true }),
        await answers.ask({ text: 'The next code on the glass', isHidden: true }),
      ] as const;
      const answer = await client.resynchronize(options.serialNumber, codes);
      if (answer.outcome === 'refused') throw new CommandFailure(REASONS[answer.reason], 1, { answer });
      const { driftSteps } = answer;
      return { result: answer, words: [`Its clock is known again: ${driftSteps} time steps from ours.`] };
    } finally {
      answers.close();
    }
  });
}
