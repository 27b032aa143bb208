/** What a person has asked of the controller, however it came, and what was answered. */

export const REQUEST_KINDS = ['access', 'correction', 'deletion', 'restriction', 'objection'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export const REQUEST_CHANNELS = ['letter', 'mailbox', 'phone', 'counter'] as const;
export type RequestChannel = (typeof REQUEST_CHANNELS)[number];

export type RequestState = 'open' | 'granted' | 'refused';

export interface RequestRow {
  readonly requestId: string;
  readonly personId: string;
  readonly kind: RequestKind;
  readonly channel: RequestChannel;
  /** What she asks for, in the words of who took it down. */
  readonly wish: string;
  readonly state: RequestState;
  /** Why it was granted or refused: she can read it. */
  readonly reason: string | null;
  readonly receivedAtUnixSeconds: number;
  /** A month after it came (article 12(3) GDPR). */
  readonly dueAtUnixSeconds: number;
  readonly answeredAtUnixSeconds: number | null;
}
