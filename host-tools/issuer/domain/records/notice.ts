/** Notices that wait to be sent or have been: the outbox, filled in the transaction of what they tell of. */
import type { Language } from './person.ts';

export type NoticeKind =
  | 'activated'
  | 'new-browser'
  | 'failed-three-times'
  | 'blocked'
  | 'unblocked'
  | 'device-replaced'
  | 'contact-change-asked'
  | 'contact-changed'
  | 'user-id-changed'
  | 'password-change-asked'
  | 'password-changed'
  | 'used'
  | 'not-started-by-me'
  | 'letter-expires'
  | 'letter-dead';

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
  /** What the text needs: a device's last digits, a field's name, the link that cancels. JSON, without any secret but that link. */
  readonly details: string;
  readonly state: NoticeState;
  readonly attempts: number;
  readonly nextTryAtUnixSeconds: number;
  readonly createdAtUnixSeconds: number;
  readonly sentAtUnixSeconds: number | null;
}
