/** Notices that wait to be sent or have been: the outbox, filled in the transaction of what they tell of. */
import type { Actor } from './device.ts';
import type { ChangedField } from './pending-change.ts';
import type { Language } from './person.ts';

interface OfDevice {
  readonly serialLastFour: string;
}

interface OfBrowser {
  /** `Firefox on Linux`; empty: not known. */
  readonly browserFamily: string;
}

interface OfChange {
  readonly field: ChangedField;
}

interface OfAskedChange extends OfChange {
  /** What the link holds that stops it. */
  readonly cancelWord: string;
  /** When it comes into force. */
  readonly dueAtUnixSeconds: string;
}

/** What the population register tells of a person. */
export type RegisteredField = 'name' | 'homeAddress';

/** What support corrects for her, since she cannot change it herself. */
export type CorrectedField = RegisteredField | 'birthDate';

/** A device, or the whole identity when none is named. */
interface OfBlocking {
  readonly serialLastFour?: string;
  readonly actor: Actor;
}

type Nothing = Readonly<Record<never, string>>;

/** What the text of each kind needs beside who and when. */
export interface NoticeDetails {
  readonly activated: OfDevice & { readonly replacedLastFour?: string };
  readonly 'new-browser': OfBrowser;
  readonly 'failed-three-times': Nothing;
  readonly blocked: OfBlocking;
  readonly unblocked: OfBlocking;
  readonly 'contact-change-asked': OfAskedChange;
  readonly 'contact-changed': { readonly field: ChangedField | CorrectedField };
  readonly 'register-changed': { readonly field: RegisteredField };
  readonly 'user-id-changed': OfChange;
  readonly 'password-change-asked': OfAskedChange;
  readonly 'password-changed': OfChange;
  readonly used: OfBrowser;
  readonly 'not-started-by-me': Nothing;
  /** The last day on which the letter works, as `2026-11-30`. */
  readonly 'letter-expires': { readonly lastDay: string };
  readonly 'letter-dead': Nothing;
}

export type NoticeKind = keyof NoticeDetails;
export type Channel = 'email' | 'paper' | 'sms';
export type NoticeState = 'waiting' | 'sent' | 'failed';

export interface NoticeRow {
  readonly noticeId: string;
  readonly personId: string;
  readonly kind: NoticeKind;
  readonly channel: Channel;
  readonly language: Language;
  /** Name, and the address of the channel at that time: an old e-mail address gets what tells of the new one. */
  readonly recipientName: string;
  readonly recipientAddress: string;
  /** What the text needs, see NoticeDetails. JSON, without any secret but the word of a link that cancels. */
  readonly details: string;
  readonly state: NoticeState;
  readonly attempts: number;
  readonly nextTryAtUnixSeconds: number;
  /** When it happened: the notice is laid in the same transaction. */
  readonly createdAtUnixSeconds: number;
  readonly sentAtUnixSeconds: number | null;
}
