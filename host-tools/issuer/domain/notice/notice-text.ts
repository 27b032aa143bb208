/** What a notice says, from its row alone: the same wherever it goes, laid out as a mail, a text message or a paper. */
import { civilDateAt, civilTimeAt } from '../calendar/civil-date.ts';
import { DATE_WORDS } from '../calendar/dates-in-words.ts';
import { addressToType } from '../letter/activation-address.ts';
import { unbroken } from '../paper/paper-block.ts';
import type { Policy } from '../policy.ts';
import type { NoticeDetails, NoticeKind, NoticeRow } from '../records/notice.ts';
import type { Language } from '../records/person.ts';
import { cancelAddress } from './cancel-address.ts';
import { NOTICE_WORDS_DA } from './notice-words-da.ts';
import { NOTICE_WORDS_EN } from './notice-words-en.ts';
import type { NoticeFacts, NoticeWords } from './notice-words.ts';

export const NOTICE_WORDS: Readonly<Record<Language, NoticeWords>> = {
  da: NOTICE_WORDS_DA,
  en: NOTICE_WORDS_EN,
};

/** Who writes, and how she is reached. */
export type NoticeSender = Pick<Policy, 'issuerName' | 'helpPhone' | 'publicAddress'>;
export type ToldNotice = Pick<
  NoticeRow,
  'kind' | 'language' | 'recipientName' | 'details' | 'createdAtUnixSeconds'
>;

export interface NoticeText {
  readonly subject: string;
  readonly greeting: string;
  /** What happened, what follows, and what to do when it was somebody else. */
  readonly paragraphs: readonly string[];
  /** The address that stops what was asked for. */
  readonly cancelAddress: string | null;
  readonly ownPage: string;
  readonly independence: string;
  /** The last word, everywhere. */
  readonly nobodyAsks: string;
  readonly short: string;
}

/** They go to a new address, too, which may be a stranger's by a slip of the finger. */
const NAMELESS: ReadonlySet<NoticeKind> = new Set(['contact-change-asked', 'contact-changed']);

/** A name on one line, whatever stands in it. */
const onOneLine = (name: string): string => name.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

function factsOf<Kind extends NoticeKind>(
  { language, createdAtUnixSeconds }: ToldNotice,
  details: NoticeDetails[Kind],
  { issuerName, helpPhone, publicAddress }: NoticeSender,
): NoticeFacts<Kind> {
  const words = DATE_WORDS[language];
  const moment = (unixSeconds: string): string =>
    words.moment(civilDateAt(Number(unixSeconds)), civilTimeAt(Number(unixSeconds)));
  const shortMoment = (unixSeconds: string): string =>
    words.short(civilDateAt(Number(unixSeconds)), civilTimeAt(Number(unixSeconds)));
  return {
    details,
    when: moment(String(createdAtUnixSeconds)),
    shortWhen: shortMoment(String(createdAtUnixSeconds)),
    moment,
    shortMoment,
    day: (date) => words.moment(date),
    phone: unbroken(helpPhone),
    page: addressToType(publicAddress),
    issuer: issuerName,
  };
}

function textOf<Kind extends NoticeKind>(
  kind: Kind,
  notice: ToldNotice,
  details: NoticeDetails[Kind],
  sender: NoticeSender,
): NoticeText {
  const { language, recipientName } = notice;
  const words = NOTICE_WORDS[language];
  const facts = factsOf(notice, details, sender);
  const { subject, happened, expected, notYou, short } = words.kinds[kind];
  const cancel =
    'cancelWord' in details ? cancelAddress(sender.publicAddress, language, details.cancelWord) : null;
  const shortParts = [
    `${sender.issuerName}: ${short(facts)}`,
    ...(cancel === null ? [] : [words.shortCancel(cancel)]),
    words.nobodyAsks,
  ];
  return {
    subject: subject(facts),
    greeting: words.greeting(NAMELESS.has(kind) ? null : onOneLine(recipientName)),
    paragraphs: [happened(facts), expected(facts), notYou(facts)],
    cancelAddress: cancel,
    ownPage: words.ownPage(facts.page, facts.phone),
    independence: words.independence(sender.issuerName),
    nobodyAsks: words.nobodyAsks,
    // A no-break space is in no alphabet of text messages (3GPP TS 23.038).
    short: shortParts.join(' ').replaceAll('\u00a0', ' '),
  };
}

export function noticeText(notice: ToldNotice, sender: NoticeSender): NoticeText {
  // What lies in the outbox was written by `tell`, whose types pair a kind with its details.
  const details = JSON.parse(notice.details) as NoticeDetails[NoticeKind];
  return textOf(notice.kind, notice, details, sender);
}
