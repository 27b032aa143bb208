/** The event log: what happened to a person's identity, in words that she can be shown. */
import type { Actor } from './device.ts';

export type EventKind =
  | 'registered'
  | 'ordered'
  | 'device-sent'
  | 'letter-sent'
  | 'letter-dead'
  | 'activation-failed'
  | 'activated'
  | 'logged-in'
  | 'login-failed'
  | 'device-blocked'
  | 'device-unblocked'
  | 'device-replaced'
  | 'device-resynchronized'
  | 'identity-blocked'
  | 'identity-unblocked'
  | 'password-change-asked'
  | 'password-change-cancelled'
  | 'password-changed'
  | 'password-reset'
  | 'contact-change-asked'
  | 'contact-change-cancelled'
  | 'contact-changed'
  | 'user-id-changed'
  | 'choice-changed'
  | 'report-made'
  | 'request-received'
  | 'request-answered'
  | 'identity-restricted'
  | 'restriction-lifted'
  | 'restricted-data-used'
  | 'register-changed'
  | 'identity-closed';

export interface EventRow {
  /** Grows; the database gives it. */
  readonly eventNumber: number;
  readonly personId: string;
  readonly kind: EventKind;
  readonly actor: Actor;
  readonly serialNumber: string | null;
  readonly atUnixSeconds: number;
  /** Whole for 90 days, then its prefix (/24 or /48), then none. */
  readonly address: string | null;
  /** `Firefox on Linux`: never the whole text that a browser sends. */
  readonly browserFamily: string | null;
  /** Which service, and what was approved: only for who has chosen so. */
  readonly serviceName: string | null;
  readonly approvedText: string | null;
  /** Which field or device it was about, in a word: `email`, `code-reader`. */
  readonly subject: string | null;
}

export type NewEvent = Omit<EventRow, 'eventNumber'>;
