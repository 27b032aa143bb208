/** What is kept of people: in short, then every item that they can see, from the catalogue of fields. */
import {
  DATA_SOURCES,
  LEGAL_BASES,
  PURPOSES,
  RECIPIENTS,
  RETENTIONS,
  type Words,
} from '../../domain/own-data/catalogue-terms.ts';
import { CATALOGUED_TABLES, type FieldEntry, fieldEntry } from '../../domain/own-data/field-catalogue.ts';
import { rightsOf } from '../../domain/own-data/rights.ts';
import { type Content, html, type Markup } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import type { PageSteps, Visit } from './visit.ts';

/** Items that are handled alike are told of together. */
function handledAlike(entries: readonly FieldEntry[]): readonly (readonly FieldEntry[])[] {
  const groups = new Map<string, FieldEntry[]>();
  for (const entry of entries) {
    const { purpose, basis, source, recipients, retention } = entry;
    const handling = [purpose, basis, source, recipients.join(' '), retention].join('|');
    groups.set(handling, [...(groups.get(handling) ?? []), entry]);
  }
  return [...groups.values()];
}

function group({ words, language }: Visit, entries: readonly FieldEntry[]): Markup {
  const { purpose, basis, source, recipients, retention } = entries[0]!;
  const said = (text: Words): string => text[language];
  const lines: readonly (readonly [string, string])[] = [
    [words.privacy.why, said(PURPOSES[purpose])],
    [words.privacy.ground, said(LEGAL_BASES[basis])],
    [words.privacy.from, said(DATA_SOURCES[source])],
    [
      words.privacy.to,
      recipients.map((recipient) => said(RECIPIENTS[recipient])).join('; ') || words.privacy.nobody,
    ],
    [words.privacy.howLong, said(RETENTIONS[retention].words)],
  ];
  return html`<h3>${entries.map((entry) => said(entry.words!)).join(', ')}</h3>
    <dl class="handling">
      ${lines.map(
        ([term, text]) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${text}</dd>
          </div>`,
      )}
    </dl>`;
}

function catalogue(visit: Visit): Content {
  return Object.entries(CATALOGUED_TABLES).map(([table, { words, columns }]) => {
    const entries = Object.keys(columns)
      .map((column) => fieldEntry(table, column))
      .filter((entry) => entry.words !== null && entry.seenBy.includes('person'));
    return (
      entries.length > 0 &&
      html`<section>
        <h2>${words[visit.language]}</h2>
        ${handledAlike(entries).map((alike) => group(visit, alike))}
      </section>`
    );
  });
}

export const PRIVACY_PAGE: PageSteps = {
  show: ({ ports }, visit) => {
    const { privacy } = visit.words;
    const { addressKeptDays } = ports.policy;
    return shown(visit, {
      heading: privacy.heading,
      content: html`<p class="intro">${privacy.intro}</p>
        ${privacy.parts.map(
          ({ heading, text }) =>
            html`<section>
              <h2>${heading}</h2>
              <p>${text({ addressKeptDays })}</p>
            </section>`,
        )}
        ${rightsOf(ports.policy).map(
          ({ title, text }) =>
            html`<section>
              <h2>${title[visit.language]}</h2>
              <p>${text[visit.language]}</p>
            </section>`,
        )}
        ${catalogue(visit)}`,
    });
  },
};
