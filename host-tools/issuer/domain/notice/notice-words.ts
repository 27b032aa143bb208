/** What the words of each language are asked for. */
import type { NoticeDetails, NoticeKind } from '../records/notice.ts';

/** What the texts of a notice are filled with. */
export interface NoticeFacts<Kind extends NoticeKind> {
  readonly details: NoticeDetails[Kind];
  /** When it happened, within a sentence; and for a text message. */
  readonly when: string;
  readonly shortWhen: string;
  /** A moment or a day that the details name. */
  readonly moment: (unixSeconds: string) => string;
  readonly shortMoment: (unixSeconds: string) => string;
  readonly day: (date: string) => string;
  readonly phone: string;
  /** Of the first page, as one types it. */
  readonly page: string;
  readonly issuer: string;
}

type NoticeSentence<Kind extends NoticeKind> = (facts: NoticeFacts<Kind>) => string;

export interface KindWords<Kind extends NoticeKind> {
  readonly subject: NoticeSentence<Kind>;
  /** What happened, and when. */
  readonly happened: NoticeSentence<Kind>;
  /** What follows, or what to do, for whom it does not surprise. */
  readonly expected: NoticeSentence<Kind>;
  /** What to do for whom it does. */
  readonly notYou: NoticeSentence<Kind>;
  /** Both in one text message, which names the issuer before it and says after it what nobody will ask for. */
  readonly short: NoticeSentence<Kind>;
}

export type WordsByKind = { readonly [Kind in NoticeKind]: KindWords<Kind> };

export interface NoticeWords {
  readonly kinds: WordsByKind;
  /** Null: to an address that may not be hers. */
  readonly greeting: (name: string | null) => string;
  /** Above the link that stops a change, and below it. */
  readonly cancelHere: string;
  readonly cancelFreely: string;
  /** The link in a text message. */
  readonly shortCancel: (address: string) => string;
  /** On paper, where nobody types a link: a picture of it, and another way. */
  readonly cancelPicture: { readonly alternative: string; readonly caption: string };
  readonly cancelByPage: (page: string) => string;
  readonly ownPage: (page: string, phone: string) => string;
  readonly independence: (issuer: string) => string;
  readonly nobodyAsks: string;
  readonly pageWord: string;
}
