/** A person as the issuer keeps her: who she is, how she is reached, what she has chosen. */

/** `restricted`: kept, not used (art. 18 GDPR). `blocked`: by herself or support; lifted with a proof of identity alone. */
export type PersonState = 'open' | 'blocked' | 'restricted' | 'closed';

export type Language = 'da' | 'en';

export interface PersonRow {
  /** 128 random bits, hexadecimal: what other rows point at. It says nothing about her and no service gets it. */
  readonly personId: string;
  readonly state: PersonState;
  readonly name: string;
  /** `2009-02-28`. */
  readonly birthDate: string;
  /** Canonical; see people/user-id.ts. No two people have the same. */
  readonly userId: string;
  readonly language: Language;
  /** Lines of a postal address, one below the other. */
  readonly homeAddress: string;
  /** Where post goes instead, if she wants so. */
  readonly alternativeAddress: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** Temporary passwords go to no number that is newer than 120 h. */
  readonly phoneSinceUnixSeconds: number | null;
  /** argon2id in its PHC text; none before the first activation. */
  readonly passwordHash: string | null;
  /** Notices come on paper: for who has no e-mail, or wants none. */
  readonly wantsPaper: boolean;
  readonly wantsNoticeOfEachUse: boolean;
  /** Whether the event log says which service was visited; nobody keeps that unless she chose it. */
  readonly keepsServiceNames: boolean;
  readonly registeredAtUnixSeconds: number;
}

/** What a person or her registration may change; the id and the date of registration stay. */
export type PersonChanges = Partial<Omit<PersonRow, 'personId' | 'registeredAtUnixSeconds'>>;

/** A user ID that nobody else may take: one that was changed. */
export interface ReservedUserIdRow {
  readonly userId: string;
  /** Whose it was; she alone may take it again. */
  readonly personId: string;
  readonly sinceUnixSeconds: number;
}

export type DocumentKind =
  'passport' | 'driving-licence' | 'residence-permit' | 'identity-card' | 'travel-document';

/** The personal number is no document: that it is hers, a document or the register has shown. */
export type ProofKind = DocumentKind | 'personal-number';

/** How it was made sure who the person is. */
export interface IdentityProofRow {
  readonly proofId: string;
  readonly personId: string;
  readonly kind: ProofKind;
  /** HMAC of the document's number under a key of its own: it can be compared, and never shown. */
  readonly numberPseudonym: string;
  /** The registration authority that saw the document, as configured. */
  readonly authority: string;
  readonly provedAtUnixSeconds: number;
}
