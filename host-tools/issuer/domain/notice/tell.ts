/** Lays notices in the outbox, within the transaction of what they tell of: none is lost, and none tells of what did not happen. */
import type { Random } from '../ports/secrecy.ts';
import type { Rows } from '../ports/store.ts';
import { newId } from '../ports/random-id.ts';
import type { Channel, NoticeDetails, NoticeKind } from '../records/notice.ts';
import type { PersonRow } from '../records/person.ts';

/** Two for what somebody else could be doing in her name (MitID advises two); one for the rest. */
export type Reach = 'one-channel' | 'two-channels';

/** A kind, with the words that its text needs. */
export type Told<Kind extends NoticeKind = NoticeKind> = {
  readonly [Each in Kind]: {
    readonly kind: Each;
    readonly reach: Reach;
    readonly details: NoticeDetails[Each];
  };
}[Kind];

export interface Way {
  readonly channel: Channel;
  readonly address: string;
}

/** How a person is reached, the quickest way first. Paper always works: nothing depends on an e-mail address. */
export function waysTo(person: PersonRow): readonly Way[] {
  const post: Way = { channel: 'paper', address: person.alternativeAddress ?? person.homeAddress };
  const email: Way[] = person.email === null ? [] : [{ channel: 'email', address: person.email }];
  const phone: Way[] = person.phone === null ? [] : [{ channel: 'sms', address: person.phone }];
  return person.wantsPaper ? [post, ...email, ...phone] : [...email, ...phone, post];
}

/** Tells a person of something by one or two of her ways, or by those given: an old address, a new one. */
export async function tell(
  rows: Rows,
  random: Random,
  person: PersonRow,
  { kind, reach, details }: Told,
  unixSeconds: number,
  ways: readonly Way[] = waysTo(person).slice(0, reach === 'two-channels' ? 2 : 1),
): Promise<void> {
  for (const { channel, address } of ways) {
    await rows.notices.insert({
      noticeId: newId(random),
      personId: person.personId,
      kind,
      channel,
      language: person.language,
      recipientName: person.name,
      recipientAddress: address,
      details: JSON.stringify(details),
      state: 'waiting',
      attempts: 0,
      nextTryAtUnixSeconds: unixSeconds,
      createdAtUnixSeconds: unixSeconds,
      sentAtUnixSeconds: null,
    });
  }
}
