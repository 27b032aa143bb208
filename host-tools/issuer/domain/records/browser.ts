/** Browsers that a person's logins were tried from, by a signed cookie, and her sessions on her own page. */

export interface BrowserRow {
  readonly personId: string;
  /** Random, from the cookie; the same browser has it for everybody who uses it. */
  readonly browserId: string;
  /** She has logged in from it: its errors are counted apart from those of strangers. */
  readonly isKnown: boolean;
  readonly consecutiveErrors: number;
  readonly lastErrorUnixSeconds: number;
  /** What its wrong tries took from the strangers' pool while it was unknown: given back when she logs in from it. */
  readonly strangerCodesSpent: number;
  readonly firstSeenUnixSeconds: number;
  readonly lastSeenUnixSeconds: number;
}

export interface SessionRow {
  /** SHA-256 of the cookie's value: a copy of the database opens no session. */
  readonly sessionHash: string;
  readonly personId: string;
  readonly browserId: string;
  readonly startedAtUnixSeconds: number;
  readonly endsAtUnixSeconds: number;
}
