/** Carries out `talkode pair`. */
import { activateByDialog, type Activated, activatedWords } from '../administration/activation-dialog.ts';
import type { Answers } from '../administration/answers.ts';
import { openAnswers } from '../administration/open-answers.ts';
import type { PlaceOptions } from '../administration/place-options.ts';
import { workAtDesk } from '../administration/work-at-desk.ts';
import { ApiProblem } from '../../host-tools/issuer/client/api-problem.ts';
import type { IssuerClient } from '../../host-tools/issuer/client/issuer-client.ts';
import type { DeviceWithMoves } from '../../host-tools/issuer/faces/http/api/api-answers.ts';
import { isSerialNumber } from '../../host-tools/token/serial-number.ts';
import { CommandFailure } from '../messages/failures.ts';
import { remark } from '../messages/remarks.ts';
import type { Values } from '../options/option-table.ts';
import type { PAIR_OPTIONS } from './pair-options.ts';
import { type PairableToken, readToken } from './read-token.ts';

async function knownDevice(client: IssuerClient, serialNumber: string): Promise<DeviceWithMoves> {
  try {
    return await client.device(serialNumber);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.problem.status !== 404) throw error;
    throw new CommandFailure(
      `serial number ${serialNumber}: expected a token of this issuer, it knows none of this number`,
      1,
      { problem: error.problem },
    );
  }
}

const STATES: Readonly<Partial<Record<DeviceWithMoves['state'], string>>> = {
  manufactured: 'it lies in stock: nobody has ordered it',
  active: 'it is active already',
};

/** From the token to its person, with whoever answers. */
export async function pairByDialog(
  client: IssuerClient,
  token: PairableToken,
  answers: Answers,
  say: (words: string) => void,
): Promise<Activated> {
  const { serialNumber, model, notes } = token;
  // It may be anything that plugs into a port, and what it says goes into the addresses of the service.
  if (!isSerialNumber(serialNumber))
    throw new CommandFailure('the token on the port: expected a serial number of 12 digits, got another');
  say(
    `The token is a ${model.replace('-', ' ')} with serial number ${serialNumber.replace(/(.{4})(?=.)/g, '$1 ')}.`,
  );
  for (const note of notes) say(note);
  const device = await knownDevice(client, serialNumber);
  if (device.state !== 'assigned')
    throw new CommandFailure(
      `serial number ${serialNumber}: expected a token that is on its way to a person; ${STATES[device.state] ?? `it is ${device.state}`}`,
    );
  if (device.model !== model)
    say(`The issuer knows it as a ${device.model.replace('-', ' ')}: look whether this is the right token.`);
  say('The issuer knows it, and it waits for its person.');
  return activateByDialog({ client, answers, say }, serialNumber, null);
}

export async function pair(options: PlaceOptions & Values<typeof PAIR_OPTIONS>): Promise<void> {
  const say = (words: string): void => remark('pair', words);
  await workAtDesk('pair', options, async (client) => {
    const token = await readToken(options.port);
    const answers = openAnswers(options.answers);
    try {
      const activated = await pairByDialog(client, token, answers, say);
      return { result: activated, words: activatedWords(activated) };
    } finally {
      answers.close();
    }
  });
}
