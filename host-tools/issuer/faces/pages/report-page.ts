/** Everything that is kept about a person, in one click: to be read here or printed, or as a file for programs. */
import { ownEntry } from '../../../link/own-entry.ts';
import { makeReport, type Report, type ReportTable } from '../../domain/own-data/report.ts';
import { addressOf } from './addresses.ts';
import { timeInWords } from './civil-words.ts';
import { form } from './form.ts';
import { type Content, html, type Markup } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import { reportValue } from './report-values.ts';
import { type Answer, type Desk, led, type PageSteps, type Visit } from './visit.ts';
import { WORDS } from './words/words.ts';

type Row = ReportTable['rows'][number];

/** What the report says is in the person's own language, whatever the page is in. */
function tableSection({ language }: Report, { table, title, columns, rows, notShown }: ReportTable): Content {
  if (rows.length === 0) return null;
  const words = WORDS[language];
  const row = (each: Row): Markup =>
    html`<li>
      <dl class="handling">
        ${columns.map(
          ({ column, label }) =>
            html`<div>
              <dt>${label}:</dt>
              <dd class="lines">${reportValue(language, table, column, ownEntry(each, column))}</dd>
            </div>`,
        )}
      </dl>
    </li>`;
  return html`<section>
    <h2>${title}</h2>
    <ol>
      ${rows.map(row)}
    </ol>
    ${notShown.length > 0 && html`<p class="hint">${words.report.notShown(notShown.length)}</p>`}
  </section>`;
}

function rights(report: Report): Content {
  return report.rights.map(
    ({ title, text }) =>
      html`<section>
        <h2>${title}</h2>
        <p>${text}</p>
      </section>`,
  );
}

function page(visit: Visit, report: Report): Answer {
  const { words, language } = visit;
  return shown(visit, {
    heading: words.report.heading,
    content: html`<p class="intro">${words.report.made(timeInWords(report.madeAtUnixSeconds, language))}</p>
      <p><a href="${addressOf(language, 'privacy')}">${words.report.why}</a></p>
      <div lang="${report.language}">
        ${report.tables.map((each) => tableSection(report, each))}${rights(report)}
      </div>
      <p><a href="${addressOf(language, 'myPage')}">${words.navigation.myPage}</a></p>`,
  });
}

async function send({ ports }: Desk, visit: Visit): Promise<Answer> {
  const report = await makeReport(ports, visit.person!.personId, visit.unixSeconds);
  if (report === null) return led('logIn');
  if (visit.fields['as'] !== 'file') return page(visit, report);
  const bytes = new TextEncoder().encode(JSON.stringify(report, null, 2));
  return {
    kind: 'file',
    mediaType: 'application/json; charset=utf-8',
    bytes,
    name: 'talkode-report.json',
    isKept: true,
  };
}

export const REPORT_PAGE: PageSteps = {
  needsPerson: true,
  show: (_desk, visit) => {
    const { report } = visit.words;
    return shown(visit, {
      heading: report.heading,
      content: html`<p class="intro">${report.intro}</p>
        ${form(visit, { fields: [], button: report.toPage, hidden: { as: 'page' } })}
        ${form(visit, { fields: [], button: report.toFile, hidden: { as: 'file' } })}`,
    });
  },
  send,
};
