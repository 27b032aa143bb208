/**
 * The activation letter of a device that is under way. Its code lives in the paper alone: what is kept can't be turned back into
 * it, so a letter that got lost is never printed again, but a new one issued, whose code is another.
 */
import { SECONDS_PER_DAY } from '../calendar/seconds.ts';
import { activationCodeFrom, ACTIVATION_CODE_RANDOM_BYTES, digitsFromRandom } from '../activation-code.ts';
import { letterPaper } from '../letter/letter-paper.ts';
import { letterValidity } from '../letter/validity.ts';
import { newEvent } from '../log/new-event.ts';
import { newId } from '../ports/random-id.ts';
import type { Ports } from '../ports/ports.ts';
import type { Post } from '../ports/post.ts';
import type { Rows } from '../ports/store.ts';
import type { Policy } from '../policy.ts';
import type { LetterRow, OrderRow } from '../records/order.ts';
import type { PersonRow } from '../records/person.ts';

export type LetterRefusal =
  | { readonly outcome: 'refused'; readonly reason: 'no-such-order' | 'no-device-sent' | 'not-open' }
  /** The working day between device and letter is not over. */
  | { readonly outcome: 'refused'; readonly reason: 'too-early'; readonly dueAtUnixSeconds: number }
  | { readonly outcome: 'refused'; readonly reason: 'too-many'; readonly nextAtUnixSeconds: number };

export type LetterResult = { readonly outcome: 'issued'; readonly letter: LetterRow } | LetterRefusal;

interface Ready {
  readonly order: OrderRow & { readonly serialNumber: string };
  readonly person: PersonRow;
}

/** When the next letter may be issued, by both limits; now, or before, when it may at once. */
function nextLetterAt(letters: readonly LetterRow[], { lettersPerDay, lettersPer30Days }: Policy): number {
  const issued = letters.map((letter) => letter.issuedAtUnixSeconds).sort((a, b) => b - a);
  const dayEnds = (issued[lettersPerDay - 1] ?? -Infinity) + SECONDS_PER_DAY;
  const monthEnds = (issued[lettersPer30Days - 1] ?? -Infinity) + 30 * SECONDS_PER_DAY;
  return Math.max(dayEnds, monthEnds);
}

async function refusalOr(
  rows: Rows,
  orderId: string,
  policy: Policy,
  unixSeconds: number,
): Promise<LetterRefusal | Ready> {
  const order = await rows.orders.byId(orderId);
  if (order === null) return { outcome: 'refused', reason: 'no-such-order' };
  const { serialNumber, personId, letterDueAtUnixSeconds } = order;
  if ((order.state !== 'device-sent' && order.state !== 'letter-sent') || serialNumber === null)
    return { outcome: 'refused', reason: 'no-device-sent' };
  const device = await rows.devices.bySerialNumber(serialNumber);
  if (device?.state !== 'assigned' || device.personId !== personId)
    return { outcome: 'refused', reason: 'no-device-sent' };
  const person = await rows.people.byId(personId);
  if (person?.state !== 'open') return { outcome: 'refused', reason: 'not-open' };
  if (letterDueAtUnixSeconds !== null && letterDueAtUnixSeconds > unixSeconds)
    return { outcome: 'refused', reason: 'too-early', dueAtUnixSeconds: letterDueAtUnixSeconds };
  const nextAtUnixSeconds = nextLetterAt(await rows.letters.ofPerson(personId), policy);
  if (nextAtUnixSeconds > unixSeconds) return { outcome: 'refused', reason: 'too-many', nextAtUnixSeconds };
  return { order: { ...order, serialNumber }, person };
}

/** Prints a letter for an order whose device was sent, and lays it in the post. An older one of the same order is cancelled. */
export async function issueLetter(
  { store, secrecy, random, policy }: Ports,
  post: Post,
  orderId: string,
  unixSeconds: number,
): Promise<LetterResult> {
  const ready = await store.read((rows) => refusalOr(rows, orderId, policy, unixSeconds));
  if ('outcome' in ready) return ready;
  const { order, person } = ready;
  const { serialNumber, delivery, language, letterForm: form } = order;
  const letterId = newId(random);
  const activationCode = activationCodeFrom(digitsFromRandom(random.bytes(ACTIVATION_CODE_RANDOM_BYTES)));
  const { issuedOn, validUntil, expiresUnixSeconds } = letterValidity(delivery, unixSeconds, policy);
  const paper = letterPaper({
    language,
    deviceKind: order.model,
    form,
    delivery,
    recipientName: person.name,
    addressLines: (person.alternativeAddress ?? person.homeAddress).split('\n'),
    serialLastFour: serialNumber.slice(-4),
    activationCode,
    issuedOn,
    validUntil,
    activationAddress: `${policy.publicAddress}/${language}/activate`,
    helpPhone: policy.helpPhone,
    issuerName: policy.issuerName,
  });
  const letter: LetterRow = {
    letterId,
    orderId,
    personId: person.personId,
    serialNumber,
    state: 'open',
    form,
    language,
    delivery,
    codeFingerprint: await secrecy.activationCodeFingerprint(activationCode, serialNumber, letterId),
    wrongTries: 0,
    issuedAtUnixSeconds: unixSeconds,
    validUntilUnixSeconds: expiresUnixSeconds,
    expiryToldAtUnixSeconds: null,
  };
  const name = `letter-${letterId}`;
  // Before the row: a row without a paper would be a letter that nobody can ever use, and count as one.
  await post.lay(name, await post.print(paper, form));
  try {
    const result = await store.transaction(async (rows): Promise<LetterResult> => {
      const again = await refusalOr(rows, orderId, policy, unixSeconds);
      if ('outcome' in again) return again;
      const former = await rows.letters.openFor(person.personId, serialNumber);
      if (former !== null) await rows.letters.close(former.letterId, 'cancelled');
      await rows.letters.insert(letter);
      if (again.order.state === 'device-sent') await rows.orders.move(orderId, 'device-sent', 'letter-sent');
      const sent = { serialNumber, subject: form };
      await rows.events.insert(newEvent(person.personId, 'letter-sent', 'system', unixSeconds, sent));
      return { outcome: 'issued', letter };
    });
    if (result.outcome === 'refused') await post.takeBack(name);
    return result;
  } catch (error) {
    await post.takeBack(name);
    throw error;
  }
}
