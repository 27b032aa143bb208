/** A person's own page: changes that wait first of all, her devices, the latest events, and what she can change. */
import { cancelOwnChange } from '../../domain/changes/settle-changes.ts';
import type { DeviceRow } from '../../domain/records/device.ts';
import type { PendingChangeRow } from '../../domain/records/pending-change.ts';
import type { PersonRow } from '../../domain/records/person.ts';
import { addressOf, type PageName } from './addresses.ts';
import { dayInWords, timeInWords } from './civil-words.ts';
import { eventList } from './event-list.ts';
import { form } from './form.ts';
import { type Content, html, type Markup } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import { type Answer, type Desk, led, type PageSteps, type Visit } from './visit.ts';

const LATEST_EVENTS = 10;
const OWN_FIELDS = [
  'email',
  'phone',
  'alternativeAddress',
  'userId',
  'password',
] as const satisfies readonly PageName[];

function waitingChanges(visit: Visit, waiting: readonly PendingChangeRow[]): Content {
  const { words, language } = visit;
  if (waiting.length === 0) return null;
  const line = ({ changeId, field, dueAtUnixSeconds }: PendingChangeRow): Markup =>
    html`<li>
      <p>${words.myPage.waiting(words.changes.names[field], timeInWords(dueAtUnixSeconds, language))}</p>
      ${form(visit, { to: 'cancelWaiting', fields: [], button: words.myPage.stopChange(words.changes.names[field]), isDanger: true, hidden: { change: changeId } })}
    </li>`;
  return html`<section class="warning" aria-labelledby="waiting">
    <h2 id="waiting">${words.myPage.waitingHeading}</h2>
    <p>${words.myPage.waitingIntro}</p>
    <ul>
      ${waiting.map(line)}
    </ul>
  </section>`;
}

/** Her own serial number is shown whole only on the device: its last digits tell which one it is. */
function deviceLine({ words, language }: Visit, device: DeviceRow): Markup {
  const { serialNumber, state, model, activatedAtUnixSeconds } = device;
  return html`<li>
    <strong>${words.myPage.models[model]}</strong>: ${words.myPage.deviceStates[state]};
    ${words.myPage.serialEnd(serialNumber.slice(-4))}${activatedAtUnixSeconds !== null && html`; ${words.myPage.activatedOn(dayInWords(activatedAtUnixSeconds, language))}`}
  </li>`;
}

function ownData({ words, language }: Visit, person: PersonRow): Markup {
  const values: Readonly<Record<(typeof OWN_FIELDS)[number], string>> = {
    email: person.email ?? words.myPage.none,
    phone: person.phone ?? words.myPage.none,
    alternativeAddress: person.alternativeAddress ?? words.myPage.none,
    userId: person.userId,
    password: words.myPage.hidden,
  };
  return html`<dl class="own-data">
    <div>
      <dt>${words.order.name}</dt>
      <dd>${person.name}</dd>
    </div>
    <div>
      <dt>${words.order.homeAddress}</dt>
      <dd class="lines">${person.homeAddress}</dd>
    </div>
    ${OWN_FIELDS.map(
      (field) =>
        html`<div>
          <dt>${words.changes.names[field]}</dt>
          <dd>
            <span class="lines">${values[field]}</span>
            <a href="${addressOf(language, field)}">${words.changes.change(words.changes.names[field])}</a>
          </dd>
        </div>`,
    )}
  </dl>`;
}

async function show({ ports, demo }: Desk, visit: Visit): Promise<Answer> {
  const { words, language, query } = visit;
  const person = visit.person!;
  const { waiting, devices, events } = await ports.store.read(async (rows) => ({
    waiting: await rows.changes.waitingOf(person.personId),
    devices: await rows.devices.ofPerson(person.personId),
    events: await rows.events.ofPerson(person.personId, LATEST_EVENTS),
  }));
  const { myPage } = words;
  return shown(visit, {
    heading: myPage.heading(person.name),
    content: [
      query['saved'] !== undefined && html`<p class="notice done">${myPage.saved}</p>`,
      query['stopped'] !== undefined && html`<p class="notice done">${myPage.stopped}</p>`,
      waitingChanges(visit, waiting),
      query['browser'] === 'new' && html`<p class="notice">${myPage.newBrowser}</p>`,
      html`<section>
          <h2>${myPage.devices}</h2>
          ${
            devices.length === 0
              ? html`<p>${myPage.noDevice}</p>`
              : html`<ul>
                  ${devices.map((device) => deviceLine(visit, device))}
                </ul>`
          }
          <p><a href="${addressOf(language, 'block')}">${words.block.heading}</a></p>
        </section>
        <section>
          <h2>${myPage.events}</h2>
          ${eventList(visit, events)}
          <p><a href="${addressOf(language, 'events')}">${myPage.allEvents}</a></p>
        </section>
        <section>
          <h2>${myPage.data}</h2>
          ${ownData(visit, person)}
          <p><a href="${addressOf(language, 'report')}">${words.report.heading}</a></p>
          <p>${myPage.correct(ports.policy.helpPhone)}</p>
        </section>
        <section>
          <h2>${words.choices.heading}</h2>
          <ul>
            <li>${person.wantsNoticeOfEachUse ? words.choices.eachUseOn : words.choices.eachUseOff}</li>
            <li>${person.keepsServiceNames ? words.choices.servicesOn : words.choices.servicesOff}</li>
            <li>${person.wantsPaper ? words.choices.paperOn : words.choices.paperOff}</li>
          </ul>
          <p><a href="${addressOf(language, 'choices')}">${words.choices.change}</a></p>
        </section>`,
      demo !== null && html`<p><a href="${addressOf(language, 'story')}">${words.story.toStory}</a></p>`,
      form(visit, { to: 'logOut', fields: [], button: myPage.logOut }),
    ],
  });
}

export const MY_PAGE: PageSteps = { show, needsPerson: true };

export const CANCEL_WAITING_PAGE: PageSteps = {
  needsPerson: true,
  show: () => led('myPage'),
  send: async ({ ports }, visit) => {
    await cancelOwnChange(ports, visit.person!.personId, visit.fields['change'] ?? '', visit.unixSeconds);
    return led('myPage', { stopped: 'yes' });
  },
};
