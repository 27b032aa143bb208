/**
 * The report of everything that is kept about a person (articles 15 and 20 GDPR): each row of each table, each value under the words that
 * she reads it by, with why it is kept, where it comes from, who gets it and for how long. What nobody is shown (hashes,
 * sealed secrets) is named, so that she knows that it is there.
 */
import { newEvent } from '../log/new-event.ts';
import type { Ports } from '../ports/ports.ts';
import type { RowsByTable } from '../ports/store.ts';
import type { Language } from '../records/person.ts';
import { DATA_SOURCES, LEGAL_BASES, PURPOSES, RECIPIENTS, RETENTIONS } from './catalogue-terms.ts';
import { rightsOf } from './rights.ts';
import { CATALOGUED_TABLES, type FieldEntry, fieldEntry } from './field-catalogue.ts';
import type { TableFields } from './table-fields.ts';

export const REPORT_VERSION = 1;

export interface ReportColumn {
  readonly column: string;
  readonly label: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly source: string;
  readonly recipients: readonly string[];
  readonly kept: string;
}

export interface ReportTable {
  readonly table: string;
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  /** Values by the names of their columns. */
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
  /** Columns whose values nobody is shown. */
  readonly notShown: readonly string[];
}

export interface Report {
  readonly version: typeof REPORT_VERSION;
  readonly language: Language;
  readonly issuer: string;
  readonly madeAtUnixSeconds: number;
  readonly tables: readonly ReportTable[];
  /** What she can ask for, and where she complains. */
  readonly rights: readonly { readonly title: string; readonly text: string }[];
}

const isShown = ({ words, seenBy }: FieldEntry): boolean => words !== null && seenBy.includes('person');

function columnOf(entry: FieldEntry, language: Language): ReportColumn {
  const { column, words, purpose, basis, source, recipients, retention } = entry;
  return {
    column,
    label: words?.[language] ?? column,
    purpose: PURPOSES[purpose][language],
    legalBasis: LEGAL_BASES[basis][language],
    source: DATA_SOURCES[source][language],
    recipients: recipients.map((recipient) => RECIPIENTS[recipient][language]),
    kept: RETENTIONS[retention].words[language],
  };
}

/** A value as JSON has it. Bytes are hashes and seals alone, and no column of bytes is shown. */
function shownValue(value: unknown, entry: FieldEntry): string | number | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(
    `report: ${entry.table}.${entry.column}: expected text, a number or none, got ${typeof value}`,
  );
}

function tableOf(
  table: string,
  { words, columns }: TableFields,
  rows: RowsByTable[string],
  language: Language,
): ReportTable {
  const entries = Object.keys(columns).map((column) => fieldEntry(table, column));
  const shown = entries.filter(isShown);
  const shownRow = (row: RowsByTable[string][number]): ReportTable['rows'][number] => {
    const values = new Map(Object.entries(row));
    return Object.fromEntries(
      shown.map((entry) => [entry.column, shownValue(values.get(entry.column), entry)]),
    );
  };
  return {
    table,
    title: words[language],
    columns: shown.map((entry) => columnOf(entry, language)),
    rows: rows.map(shownRow),
    notShown: entries.filter((entry) => !isShown(entry)).map(({ column }) => column),
  };
}

/** Null: there is no such person. That a report was made is one more line of it the next time. */
export async function makeReport(
  { store, policy }: Ports,
  personId: string,
  unixSeconds: number,
): Promise<Report | null> {
  return store.transaction(async (rows) => {
    const person = await rows.people.byId(personId);
    if (person === null) return null;
    const found = new Map(Object.entries(await rows.own.rowsAbout(personId)));
    await rows.events.insert(newEvent(personId, 'report-made', 'person', unixSeconds));
    const { language } = person;
    return {
      version: REPORT_VERSION,
      language,
      issuer: policy.issuerName,
      madeAtUnixSeconds: unixSeconds,
      // A table that is about nobody has no rows here, not even none.
      tables: Object.entries(CATALOGUED_TABLES).flatMap(([table, fields]) => {
        const hers = found.get(table);
        return hers === undefined ? [] : [tableOf(table, fields, hers, language)];
      }),
      rights: rightsOf(policy).map(({ title, text }) => ({ title: title[language], text: text[language] })),
    };
  });
}
