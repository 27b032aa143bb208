/** The catalogue of fields against the tables of a real database, and against itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CATALOGUED_TABLES,
  FIELD_CATALOGUE,
  fieldEntry,
} from '../../../host-tools/issuer/domain/own-data/field-catalogue.ts';
import { openSqlite, type OpenStore } from '../store/open-store.ts';

/** What one side has and the other lacks. */
function differences(catalogued: readonly string[], real: readonly string[]): object {
  return {
    withoutEntry: real.filter((name) => !catalogued.includes(name)),
    withoutColumn: catalogued.filter((name) => !real.includes(name)),
  };
}

describe('the catalogue of fields', () => {
  let opened: OpenStore;
  beforeAll(async () => {
    opened = await openSqlite();
  });
  afterAll(() => opened.store.close());

  const realColumns = async (): Promise<readonly string[]> =>
    (await opened.db.introspection.getTables()).flatMap(({ name, columns }) =>
      columns.map((column) => `${name}.${column.name}`),
    );

  test('has an entry for each column of a migrated database, and no other', async () => {
    const real = await realColumns();
    expect(real.length).toBeGreaterThan(100);
    expect(differences([...FIELD_CATALOGUE.keys()], real)).toEqual({ withoutEntry: [], withoutColumn: [] });
  });

  test('notices a column without an entry, and an entry without a column', async () => {
    await opened.run('alter table people add column shoe_size integer');
    const real = (await realColumns()).filter((name) => name !== 'people.phone');
    expect(differences([...FIELD_CATALOGUE.keys()], real)).toEqual({
      withoutEntry: ['people.shoe_size'],
      withoutColumn: ['people.phone'],
    });
  });

  test('has words in both languages for what a person sees, and for nothing else', () => {
    for (const [name, { words, seenBy }] of FIELD_CATALOGUE) {
      expect(seenBy.includes('person'), name).toBe(words !== null);
      if (words === null) continue;
      expect(words.da.trim().length * words.en.trim().length, name).toBeGreaterThan(0);
    }
    for (const [table, { words }] of Object.entries(CATALOGUED_TABLES))
      expect(words.da !== '' && words.en !== '', table).toBe(true);
  });

  test('calls no two columns of a table the same', () => {
    for (const [table, { columns }] of Object.entries(CATALOGUED_TABLES))
      for (const language of ['da', 'en'] as const) {
        const labels = Object.values(columns).flatMap(({ words }) =>
          words === null ? [] : [words[language]],
        );
        expect(new Set(labels).size, table).toBe(labels.length);
      }
  });

  test('shows nobody a hash, a seal or an inner name', () => {
    const hidden = [...FIELD_CATALOGUE.values()].filter(
      ({ column }) => /hash|sealed|fingerprint|pseudonym|_id$/.test(column) && column !== 'user_id',
    );
    expect(hidden.length).toBeGreaterThan(20);
    expect(hidden.flatMap(({ seenBy }) => seenBy)).toEqual([]);
  });

  test('hands what is not personal to nobody, and rests on a ground for all else', () => {
    for (const [name, entry] of FIELD_CATALOGUE)
      if (entry.basis === 'notPersonal') expect([...entry.recipients, ...entry.seenBy], name).toEqual([]);
    expect(fieldEntry('people', 'person_id').basis).toBe('agreement');
    expect(() => fieldEntry('people', 'shoe_size')).toThrow(/expected an entry for people.shoe_size/);
  });
});
