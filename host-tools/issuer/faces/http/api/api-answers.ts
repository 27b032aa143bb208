/** What the API answers, for the routes that answer it and for clients that read it; none of it is secret. */
import type { LetterCheck } from '../../../domain/activation/check-letter.ts';
import type { ActivationResult } from '../../../domain/activation/complete-activation.ts';
import type { DeviceCheck } from '../../../domain/activation/prove-device.ts';
import type { LoginResult } from '../../../domain/login/login.ts';
import type { DeviceMoveRow, DeviceRow } from '../../../domain/records/device.ts';
import type { LetterRow, OrderRow } from '../../../domain/records/order.ts';
import type { PersonRow } from '../../../domain/records/person.ts';

/** What support needs to know whom it speaks with; neither the hash of a password nor what a person has chosen. */
export type ShownPerson = Pick<
  PersonRow,
  'personId' | 'state' | 'name' | 'birthDate' | 'userId' | 'language' | 'registeredAtUnixSeconds'
>;

export interface PersonWithDevices extends ShownPerson {
  readonly devices: readonly Pick<DeviceRow, 'serialNumber' | 'model' | 'state'>[];
  readonly orders: readonly OrderRow[];
}

export type ShownDevice = Pick<
  DeviceRow,
  'serialNumber' | 'model' | 'state' | 'personId' | 'manufacturedAtUnixSeconds' | 'activatedAtUnixSeconds'
>;

export interface DeviceWithMoves extends ShownDevice {
  readonly moves: readonly Omit<DeviceMoveRow, 'serialNumber'>[];
}

export interface DeviceList {
  readonly devices: readonly ShownDevice[];
  /** The last serial number of the list, to go on after; null: there are no more. */
  readonly next: string | null;
}

export interface DeviceSent {
  readonly serialNumber: string;
  readonly letterDueAtUnixSeconds: number;
}

export type LetterSent = Pick<LetterRow, 'letterId' | 'form' | 'validUntilUnixSeconds'>;

export type ShownLetter = Pick<
  LetterRow,
  'letterId' | 'state' | 'form' | 'language' | 'wrongTries' | 'issuedAtUnixSeconds' | 'validUntilUnixSeconds'
>;

export interface OrderLetters {
  readonly letters: readonly ShownLetter[];
}

export interface Receipt {
  readonly importId: string;
  readonly devices: number;
  readonly containerSha256: string;
}

export type LetterAnswer =
  { readonly outcome: 'right'; readonly activation: string } | Exclude<LetterCheck, { outcome: 'right' }>;

export type CodesAnswer =
  | {
      readonly outcome: 'proved';
      readonly activation: string;
      /** She has no password yet and chooses one. */
      readonly choosesPassword: boolean;
    }
  | Exclude<DeviceCheck, { outcome: 'proved' }>;

export type PasswordAnswer =
  | {
      readonly outcome: 'activated';
      readonly personId: string;
      readonly serialNumber: string;
      readonly replacedSerialNumber: string | null;
    }
  | Exclude<ActivationResult, { outcome: 'activated' }>;

export type LoginAnswer =
  | {
      readonly outcome: 'logged-in';
      readonly personId: string;
      readonly serialNumber: string;
      readonly isNewBrowser: boolean;
      readonly needsPassword: boolean;
      readonly waitingChanges: readonly { readonly field: string; readonly dueAtUnixSeconds: number }[];
    }
  | Exclude<LoginResult, { outcome: 'logged-in' }>;

export interface Done<Outcome extends string> {
  readonly outcome: Outcome;
}
