/**
 * Third step of an activation: the person gives her password, or chooses her first, and the device is hers. All at once:
 * both codes are used up, the letter too, a former device is replaced, she is told on two channels, and it is one event.
 */
import { newEvent, type Origin } from '../log/new-event.ts';
import { rememberBrowser } from '../login/known-browser.ts';
import { tell } from '../notice/tell.ts';
import { readNewPassword, type PasswordProblem } from '../password/password-rules.ts';
import type { Ports } from '../ports/ports.ts';
import type { PersonRow } from '../records/person.ts';
import { killLetter } from './dead-letter.ts';
import { type DeviceProof, PROOF_SECONDS } from './prove-device.ts';

export type ActivationResult =
  | {
      readonly outcome: 'activated';
      readonly person: PersonRow;
      readonly replacedSerialNumber: string | null;
    }
  | { readonly outcome: 'password-refused'; readonly problem: PasswordProblem }
  /** She has a password already, and this is not it. Counted against the letter. */
  | { readonly outcome: 'wrong-password' }
  | { readonly outcome: 'over' };

export async function completeActivation(
  { store, passwords, random, policy }: Ports,
  proof: DeviceProof,
  password: string,
  browserId: string,
  origin: Origin,
  unixSeconds: number,
): Promise<ActivationResult> {
  const { letterId, personId, serialNumber, state } = proof;
  if (unixSeconds - proof.provedAtUnixSeconds > PROOF_SECONDS) return { outcome: 'over' };
  const before = await store.read((rows) => rows.people.byId(personId));
  if (before === null) return { outcome: 'over' };
  let passwordHash = before.passwordHash;
  if (passwordHash === null) {
    const problem = readNewPassword(password, before, policy);
    if (problem !== null) return { outcome: 'password-refused', problem };
    passwordHash = await passwords.hash(password);
  } else {
    const tries = await store.transaction((rows) => rows.letters.countTry(letterId, policy.letterTries));
    if (tries === null) return { outcome: 'over' };
    if (!(await passwords.verify(passwordHash, password))) {
      if (tries >= policy.letterTries)
        await store.transaction((rows) => killLetter(rows, random, before, proof, unixSeconds));
      return { outcome: 'wrong-password' };
    }
  }

  return store.transaction(async (rows): Promise<ActivationResult> => {
    const person = await rows.people.byId(personId);
    // Somebody may have blocked her, or she chosen a password elsewhere, since the proof.
    const isSame = person?.state === 'open' && person.passwordHash === before.passwordHash;
    if (!isSame || !(await rows.letters.close(letterId, 'used'))) return { outcome: 'over' };
    const former = await rows.devices.currentOf(personId);
    const move = { actor: 'person', reason: 'activation', atUnixSeconds: unixSeconds } as const;
    if (former !== null) {
      const { serialNumber: formerSerial, state: fromState } = former;
      await rows.devices.move({ ...move, serialNumber: formerSerial, fromState, toState: 'replaced' });
      await rows.events.insert(
        newEvent(personId, 'device-replaced', 'person', unixSeconds, { serialNumber: formerSerial }),
      );
    }
    const toActive = { ...move, serialNumber, fromState: 'assigned', toState: 'active' } as const;
    const changes = { ...state, activatedAtUnixSeconds: unixSeconds, pairErrors: 0 };
    if (!(await rows.devices.move(toActive, changes)))
      throw new Error("activation: expected the letter's device to be assigned, got another state");
    await rows.people.update(personId, { passwordHash });
    const letter = await rows.letters.byId(letterId);
    if (letter !== null) await rows.orders.move(letter.orderId, 'letter-sent', 'fulfilled');
    await rememberBrowser(rows, personId, browserId, unixSeconds);
    await rows.events.insert(
      newEvent(personId, 'activated', 'person', unixSeconds, { serialNumber, ...origin }),
    );
    const details = {
      serialLastFour: serialNumber.slice(-4),
      ...(former !== null && { replacedLastFour: former.serialNumber.slice(-4) }),
    };
    await tell(rows, random, person, { kind: 'activated', reach: 'two-channels', details }, unixSeconds);
    return { outcome: 'activated', person, replacedSerialNumber: former?.serialNumber ?? null };
  });
}
