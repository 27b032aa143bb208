/** A device: the issuer's token in its life cycle, with what a code is verified by. */
import type { CodeParameters } from '../../../token/code-parameters.ts';
import type { VerifierState } from '../../../verifier/credential.ts';

export type DeviceModel = 'code-display' | 'code-reader';

/** Which may follow which, devices/device-states.ts says. */
export type DeviceState =
  | 'manufactured'
  | 'assigned'
  | 'active'
  | 'suspended'
  | 'blocked'
  | 'replaced'
  | 'lost'
  | 'expired'
  | 'revoked';

export interface DeviceRow extends CodeParameters, VerifierState {
  /** 12 digits; never secret. */
  readonly serialNumber: string;
  readonly model: DeviceModel;
  readonly state: DeviceState;
  /** Whose it is, from `assigned` on. */
  readonly personId: string | null;
  /** AES-256-GCM; the serial number and the version of the data key belong to it, so that no two rows can be swapped. */
  readonly sealedSecret: Uint8Array;
  readonly dataKeyVersion: number;
  /** The key container that it came in. */
  readonly importId: string;
  readonly manufacturedAtUnixSeconds: number;
  readonly activatedAtUnixSeconds: number | null;
  /** Codes that strangers' wrong tries were compared with, over the whole life of the device; see login/guessing.ts. */
  readonly strangerCodesSpent: number;
  /** Wrong pairs with the right password since the last login. */
  readonly pairErrors: number;
}

export type DeviceChanges = Partial<
  Pick<
    DeviceRow,
    | 'personId'
    | 'activatedAtUnixSeconds'
    | 'strangerCodesSpent'
    | 'pairErrors'
    | 'driftSteps'
    | 'driftLoweredAtStep'
    | 'lastAcceptedStep'
  >
>;

/** One move from a state to another: the device's history, and proof of it. */
export interface DeviceMoveRow {
  readonly serialNumber: string;
  readonly fromState: DeviceState;
  readonly toState: DeviceState;
  readonly actor: Actor;
  readonly reason: string;
  readonly atUnixSeconds: number;
}

export type Actor = 'person' | 'support' | 'system' | 'authority';

/** One key of a container whose MAC was right. */
export interface ImportedKey {
  readonly serialNumber: string;
  readonly model: DeviceModel;
  readonly secret: Uint8Array;
  readonly parameters: CodeParameters;
  /** Whole steps that its clock was ahead when the container was made. */
  readonly driftSteps: number;
  readonly manufacturedAtUnixSeconds: number;
}

/** The receipt for a key container that was taken in whole. */
export interface ImportRow {
  readonly importId: string;
  /** SHA-256 of the file, hexadecimal: the same container is not taken in twice. */
  readonly containerSha256: string;
  readonly devices: number;
  readonly importedAtUnixSeconds: number;
}
