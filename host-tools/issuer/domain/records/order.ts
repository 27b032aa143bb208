/** An order of a device, and the activation letters that follow it. */
import type { DeviceModel } from './device.ts';
import type { PaperForm } from './paper-form.ts';
import type { Language } from './person.ts';

export type Delivery = 'post' | 'counter';

/** `placed` -> `device-sent` (the letter waits its working day) -> `letter-sent` -> `fulfilled`; or `cancelled`. */
export type OrderState = 'placed' | 'device-sent' | 'letter-sent' | 'fulfilled' | 'cancelled';

/** What somebody wants who is not registered yet: it says nothing of her, and waits until a counter ties it to a person. */
export interface EarlyOrderRow {
  /** Nine digits, the last a check digit: she brings it along. */
  readonly orderNumber: string;
  readonly model: DeviceModel;
  readonly language: Language;
  readonly letterForm: PaperForm;
  readonly delivery: Delivery;
  readonly placedAtUnixSeconds: number;
}

export interface OrderRow {
  readonly orderId: string;
  readonly personId: string;
  readonly model: DeviceModel;
  readonly language: Language;
  readonly letterForm: PaperForm;
  readonly delivery: Delivery;
  readonly state: OrderState;
  readonly serialNumber: string | null;
  readonly placedAtUnixSeconds: number;
  /** The first moment at which the letter may go: a working day after the device. */
  readonly letterDueAtUnixSeconds: number | null;
}

/** `dead`: three wrong tries. `cancelled`: a newer letter, another device, or a person who has moved. */
export type LetterState = 'open' | 'used' | 'dead' | 'cancelled' | 'expired';

/** What is kept of a letter: neither its text nor its code. */
export interface LetterRow {
  readonly letterId: string;
  readonly orderId: string;
  readonly personId: string;
  readonly serialNumber: string;
  readonly state: LetterState;
  readonly form: PaperForm;
  readonly language: Language;
  readonly delivery: Delivery;
  /** HMAC(pepper, scrypt(code, serial number and letter)). */
  readonly codeFingerprint: Uint8Array;
  readonly wrongTries: number;
  readonly issuedAtUnixSeconds: number;
  readonly validUntilUnixSeconds: number;
  /** When the person was told that it will expire. */
  readonly expiryToldAtUnixSeconds: number | null;
}
