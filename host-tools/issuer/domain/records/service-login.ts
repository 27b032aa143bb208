/** What is kept of logins at services while they are under way: requests, codes, tokens, as the OpenID provider makes them. */

export interface ServiceLoginRow {
  /** What it is: `AuthorizationCode`, `AccessToken`, `Interaction`. */
  readonly kind: string;
  /** SHA-256 of its name, which may be the code or the token itself. */
  readonly nameHash: string;
  readonly personId: string | null;
  /** What came of one login has one grant, and goes with it. */
  readonly grantHash: string | null;
  /** A second name of sessions. */
  readonly secondNameHash: string | null;
  /** All of it, sealed: who reads the database learns neither a code nor a service. */
  readonly sealedContent: string;
  readonly endsAtUnixSeconds: number | null;
  /** Codes work once. */
  readonly usedAtUnixSeconds: number | null;
}
