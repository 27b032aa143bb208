/** The documents that prove who somebody is. What is not on this list proves nothing; an authority that takes more adds it here. */
import type { DocumentKind } from '../records/person.ts';

interface IdentityDocument {
  /** Whose documents are taken. */
  readonly from: 'everywhere' | 'EU and EEA' | 'Denmark';
  /** Else somebody who knows her, or another document, has to show that it is hers. */
  readonly hasPicture: boolean;
}

export const IDENTITY_DOCUMENTS: Readonly<Record<DocumentKind, IdentityDocument>> = {
  passport: { from: 'everywhere', hasPicture: true },
  'driving-licence': { from: 'EU and EEA', hasPicture: true },
  'residence-permit': { from: 'Denmark', hasPicture: true },
  'identity-card': { from: 'EU and EEA', hasPicture: true },
  // Of refugees and stateless people (the conventions of 1951 and 1954).
  'travel-document': { from: 'everywhere', hasPicture: true },
};

export const DOCUMENT_KINDS = Object.keys(IDENTITY_DOCUMENTS) as readonly DocumentKind[];
