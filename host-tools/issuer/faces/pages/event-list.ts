/** The event log: what, when, from where and by which browser, one below the other. */
import { ownEntry } from '../../../link/own-entry.ts';
import type { EventRow } from '../../domain/records/event.ts';
import { addressOf } from './addresses.ts';
import { timeInWords } from './civil-words.ts';
import { html, type Markup } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import type { PageSteps, Visit } from './visit.ts';

const EVENTS_A_PAGE = 50;

function line({ words, language }: Visit, event: EventRow): Markup {
  const { events } = words;
  const { address, browserFamily, serviceName, approvedText, serialNumber, subject, actor } = event;
  const browser = browserFamily?.replace(' on ', ` ${events.on} `) ?? null;
  const where = [address, browser].filter((part) => part !== null).join(', ');
  const subjects: Readonly<Record<string, string>> = {
    ...words.changes.names,
    ...words.myPage.models,
    ...words.order.letterForms,
    ...words.choices.names,
  };
  const more = [
    subject !== null && (ownEntry(subjects, subject) ?? subject),
    serialNumber !== null && words.myPage.serialEnd(serialNumber.slice(-4)),
    serviceName,
    approvedText,
    actor !== 'person' && events.actors[actor],
  ].filter((part) => typeof part === 'string');
  return html`<li>
    <strong>${events.kinds[event.kind]}</strong><br /><span class="when"
      >${timeInWords(event.atUnixSeconds, language)}</span
    >${more.length > 0 && html`<br />${more.join('; ')}`}${where !== '' && html`<br />${events.where}: ${where}`}
  </li>`;
}

export function eventList(visit: Visit, rows: readonly EventRow[]): Markup {
  if (rows.length === 0) return html`<p>${visit.words.myPage.noEvents}</p>`;
  return html`<ul class="events">
    ${rows.map((event) => line(visit, event))}
  </ul>`;
}

export const EVENTS_PAGE: PageSteps = {
  needsPerson: true,
  show: async ({ ports }, visit) => {
    const { words, language, query, person } = visit;
    const before = /^\d{1,15}$/.test(query['before'] ?? '') ? Number(query['before']) : undefined;
    const events = await ports.store.read((rows) =>
      rows.events.ofPerson(person!.personId, EVENTS_A_PAGE, before),
    );
    const last = events.length === EVENTS_A_PAGE ? events.at(-1) : undefined;
    return shown(visit, {
      heading: words.myPage.events,
      content: html`<p class="intro">${words.events.intro(ports.policy.addressKeptDays)}</p>
        ${eventList(visit, events)}
        ${last !== undefined && html`<p><a href="${addressOf(language, 'events', { before: String(last.eventNumber) })}">${words.events.older}</a></p>`}
        <p><a href="${addressOf(language, 'myPage')}">${words.navigation.myPage}</a></p>`,
    });
  },
};
