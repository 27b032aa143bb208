/**
 * Activates a token by asking: the letter's code, what the glass shows, the password. A person may answer a question once
 * more; the service keeps nothing of a step but that it was tried, so that whoever stops leaves nothing half done.
 */
import { ServiceAway } from '../../host-tools/issuer/client/carrier.ts';
import type { IssuerClient } from '../../host-tools/issuer/client/issuer-client.ts';
import type { PasswordAnswer } from '../../host-tools/issuer/faces/http/api/api-answers.ts';
import { CommandFailure } from '../messages/failures.ts';
import { type Advice, codesAdvice, letterAdvice, passwordAdvice } from './activation-words.ts';
import type { Answers } from './answers.ts';

export type Activated = Extract<PasswordAnswer, { outcome: 'activated' }>;

export interface ActivationDialog {
  readonly client: IssuerClient;
  readonly answers: Answers;
  /** Tells a step, or what was wrong with an answer. */
  readonly say: (words: string) => void;
}

/** Says what was wrong when it may be answered once more; else the command ends with it. */
function adviseOrEnd(
  { answers, say }: ActivationDialog,
  { words, mayBeMended }: Advice,
  answer: object,
): void {
  if (!mayBeMended || !answers.mayRepeat) throw new CommandFailure(words, 1, { answer });
  say(words);
}

async function passLetter(
  dialog: ActivationDialog,
  serialNumber: string,
  knownUserId: string | null,
): Promise<string> {
  const { client, answers } = dialog;
  for (;;) {
    const userId = knownUserId ?? (await answers.ask({ text: 'User ID' }));
    const activationCode = await answers.ask({
      text: 'Activation code of the letter, nine digits',
      isHidden: true,
    });
    const answer = await client.checkLetter({ userId, serialNumber, activationCode });
    if (answer.outcome === 'right') return answer.activation;
    adviseOrEnd(dialog, letterAdvice(answer), answer);
  }
}

async function passCodes(
  dialog: ActivationDialog,
  activation: string,
): Promise<{ activation: string; choosesPassword: boolean }> {
  const { client, answers, say } = dialog;
  for (;;) {
    const first = await answers.ask({ text: 'Code on the glass of the token', isHidden: true });
    let answer = await client.proveDevice(activation, [first]);
    if (answer.outcome === 'next-code-needed') {
      say('One code more is needed: wait until the glass shows the next one.');
      const second = await answers.ask({ text: 'The next code on the glass', isHidden: true });
      answer = await client.proveDevice(activation, [first, second]);
    }
    if (answer.outcome === 'proved') return answer;
    if (answer.outcome === 'next-code-needed')
      throw new Error('activation: expected an answer to two codes, got a wish for a second one');
    adviseOrEnd(dialog, codesAdvice(answer), answer);
  }
}

async function askPassword(dialog: ActivationDialog, isChosen: boolean): Promise<string> {
  const { answers } = dialog;
  for (;;) {
    const text = isChosen ? 'A password of her own, at least eight signs' : 'Her password';
    const password = await answers.ask({ text, isHidden: true });
    if (!isChosen) return password;
    if ((await answers.ask({ text: 'The same password again', isHidden: true })) === password)
      return password;
    const different = { words: 'password: expected the same twice, got two that differ', mayBeMended: true };
    adviseOrEnd(dialog, different, { outcome: 'passwords-differ' });
  }
}

/** The last step's answer may get lost when the service goes: then it was done, or not. */
async function complete(
  { client }: ActivationDialog,
  activation: string,
  password: string,
  serialNumber: string,
): Promise<PasswordAnswer> {
  try {
    return await client.completeActivation(activation, password);
  } catch (error) {
    if (!(error instanceof ServiceAway)) throw error;
    throw new CommandFailure(
      `${error.message}; whether the token is active now, talkode issuer device show --serial-number ${serialNumber} tells`,
    );
  }
}

/** @param userId null: it is asked for. */
export async function activateByDialog(
  dialog: ActivationDialog,
  serialNumber: string,
  userId: string | null,
): Promise<Activated> {
  const { say } = dialog;
  const letter = await passLetter(dialog, serialNumber, userId);
  say('The letter is right.');
  const proved = await passCodes(dialog, letter);
  say('The token is the one that belongs to the letter.');
  for (;;) {
    const password = await askPassword(dialog, proved.choosesPassword);
    const answer = await complete(dialog, proved.activation, password, serialNumber);
    if (answer.outcome === 'activated') return answer;
    adviseOrEnd(dialog, passwordAdvice(answer), answer);
  }
}

export function activatedWords({ serialNumber, replacedSerialNumber }: Activated): string[] {
  const groups = serialNumber.replace(/(.{4})(?=.)/g, '$1 ');
  return [
    `The token ${groups} is active.`,
    ...(replacedSerialNumber === null
      ? []
      : [`It replaces ${replacedSerialNumber}, which opens nothing any more.`]),
  ];
}
