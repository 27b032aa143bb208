/** The form of a report, for programs that take it over: JSON Schema, draft 2020-12. */
import { REPORT_VERSION } from './report.ts';

const text = { type: 'string' } as const;
const object = (properties: Readonly<Record<string, object>>): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const list = (items: object): object => ({ type: 'array', items });

const COLUMN = object({
  column: text,
  label: text,
  purpose: text,
  legalBasis: text,
  source: text,
  recipients: list(text),
  kept: text,
});

const ROW = { type: 'object', additionalProperties: { type: ['string', 'number', 'null'] } };

export const REPORT_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Everything that a Talkode issuer keeps about a person',
  ...object({
    version: { const: REPORT_VERSION },
    language: { enum: ['da', 'en'] },
    issuer: text,
    madeAtUnixSeconds: { type: 'integer' },
    tables: list(
      object({ table: text, title: text, columns: list(COLUMN), rows: list(ROW), notShown: list(text) }),
    ),
    rights: list(object({ title: text, text })),
  }),
};
