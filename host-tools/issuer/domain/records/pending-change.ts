/** A change of contact, user ID or password that waits, so that its owner can stop what she did not ask for. */

export type ChangedField = 'email' | 'phone' | 'alternativeAddress' | 'userId' | 'password';
export type ChangeState = 'waiting' | 'done' | 'cancelled';

export interface PendingChangeRow {
  readonly changeId: string;
  readonly personId: string;
  readonly field: ChangedField;
  /** The new value, or of a password its hash; none: the field is emptied. */
  readonly value: string | null;
  readonly state: ChangeState;
  /** SHA-256 of what the notice's link holds. */
  readonly cancelHash: string;
  readonly askedAtUnixSeconds: number;
  readonly dueAtUnixSeconds: number;
  /** Whether she was told of it at a login since. */
  readonly wasToldAtLogin: boolean;
}

/** A temporary password, sent to a phone: it stands for the password once, for 30 minutes. */
export interface TemporaryPasswordRow {
  readonly personId: string;
  readonly passwordHash: string;
  readonly validUntilUnixSeconds: number;
}
