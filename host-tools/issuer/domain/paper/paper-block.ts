/** What a paper of the issuer is made of: blocks in reading order, which each printed form lays out in its own way. */
import type { CivilDate } from '../calendar/civil-date.ts';
import type { Language } from '../records/person.ts';

export type PaperBlock =
  /** Who writes. */
  | { readonly kind: 'sender'; readonly name: string }
  /** Whom to: what shows through an envelope's window. */
  | { readonly kind: 'address'; readonly lines: readonly string[] }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly strong?: true }
  | { readonly kind: 'steps'; readonly items: readonly string[] }
  /** Groups of digits, and the same as a voice should say it. */
  | {
      readonly kind: 'code';
      readonly label: string;
      readonly groups: readonly string[];
      readonly digitByDigit: { readonly label: string; readonly digits: string };
    }
  /** What a camera reads; forms for the fingers and for a screen leave it out. */
  | {
      readonly kind: 'picture-code';
      readonly content: string;
      readonly alternative: string;
      readonly caption: string;
    }
  | { readonly kind: 'footer'; readonly text: string };

export interface Paper {
  readonly language: Language;
  readonly title: string;
  readonly issuedOn: CivilDate;
  /** The word for a page, in front of its number. */
  readonly pageWord: string;
  readonly blocks: readonly PaperBlock[];
}

/** Keeps on one line what belongs together, such as the digits of a telephone number. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}
