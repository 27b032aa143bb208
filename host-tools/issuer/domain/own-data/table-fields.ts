/** The form in which the catalogue's data is written: a table with what holds for most of its columns, then the columns. */
import type {
  DataSource,
  LegalBasis,
  Purpose,
  Recipient,
  Retention,
  Viewer,
  Words,
} from './catalogue-terms.ts';

/** What is done with a column's data, and why that is allowed. */
export interface Handling {
  readonly purpose: Purpose;
  readonly basis: LegalBasis;
  readonly source: DataSource;
  /** Outside of the issuer. */
  readonly recipients: readonly Recipient[];
  readonly retention: Retention;
  /** Inside of it; nobody sees what is in none of these eyes. */
  readonly seenBy: readonly Viewer[];
}

export interface ColumnFields {
  /** None where she does not see it: a hash, a seal, a number of the database. */
  readonly words: Words | null;
  readonly more: Partial<Handling>;
}

export interface TableFields {
  readonly words: Words;
  readonly usual: Omit<Handling, 'seenBy'>;
  readonly columns: Readonly<Record<string, ColumnFields>>;
}

/** She sees it herself, under these words; support does, unless `more` says otherwise. */
export function seen(da: string, en: string, more: Partial<Handling> = {}): ColumnFields {
  return { words: { da, en }, more: { seenBy: ['person', 'support'], ...more } };
}

/** She alone. */
export function own(da: string, en: string, more: Partial<Handling> = {}): ColumnFields {
  return seen(da, en, { seenBy: ['person'], ...more });
}

/** Nobody reads it. */
export function unseen(more: Partial<Handling> = {}): ColumnFields {
  return { words: null, more: { seenBy: [], ...more } };
}

/** Says nothing of any person. */
export function technical(): ColumnFields {
  return unseen({ purpose: 'operation', basis: 'notPersonal', source: 'here', recipients: [] });
}
