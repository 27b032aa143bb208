/** The demo's story as a list of steps, from the order to her own page: which are done, which comes now, and where each one is. */
import type { OrderRow } from '../../domain/records/order.ts';
import { addressOf } from './addresses.ts';
import { type Content, html, type Markup } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import { orderOf } from './own-order.ts';
import { type Desk, led, type PageSteps, type Visit } from './visit.ts';
import type { IssuerWords } from './words/words.ts';

type StepName = keyof IssuerWords['story']['steps'];

/** What has happened: nothing yet, ordered, letter sent, activated, logged in. */
type Stage = 0 | 1 | 2 | 3 | 4;

interface Step {
  readonly name: StepName;
  /** It comes when the story has come this far, and is done when it has gone further. */
  readonly at: Stage;
  /** Null: there is nothing to go to. */
  readonly address: string | null;
  readonly isNewTab?: true;
}

async function stageOf({ ports }: Desk, order: OrderRow | null): Promise<Stage> {
  if (order === null) return 0;
  const { personId, state } = order;
  if (state === 'letter-sent') return 2;
  if (state !== 'fulfilled') return 1;
  const logins = await ports.store.read((rows) => rows.events.since(personId, ['logged-in'], 0));
  return logins.length > 0 ? 4 : 3;
}

async function letterAddress({ ports, sealing }: Desk, { language }: Visit, order: OrderRow | null) {
  if (order === null) return null;
  const letters = await ports.store.read((rows) => rows.letters.ofPerson(order.personId));
  const letter = letters.find(({ orderId, state }) => orderId === order.orderId && state !== 'cancelled');
  return letter === undefined
    ? null
    : addressOf(language, 'letter', { letter: sealing.seal('letter', letter.letterId) });
}

async function stepsOf(desk: Desk, visit: Visit, order: OrderRow | null): Promise<readonly Step[]> {
  const { language } = visit;
  const here = (page: Parameters<typeof addressOf>[1]): string => addressOf(language, page);
  const { parcels, service } = desk.demo!;
  const unpack: Step = { name: 'unpack', at: 2, address: here('unpack'), isNewTab: true };
  const atService: Step | null = service && { name: 'logIn', at: 3, address: service.address };
  return [
    { name: 'order', at: 0, address: here('order') },
    { name: 'send', at: 1, address: here('ordered') },
    ...(parcels === null ? [] : [unpack]),
    { name: 'letter', at: 2, address: await letterAddress(desk, visit, order) },
    { name: 'activate', at: 2, address: here('activate') },
    ...(atService === null ? [] : [atService]),
    { name: 'notice', at: 4, address: here('sent') },
    { name: 'myPage', at: 4, address: here('myPage') },
  ];
}

function item({ words }: Visit, step: Step, number: number, stage: Stage): Markup {
  const { steps, states, title } = words.story;
  const state = step.at < stage ? 'done' : step.at === stage ? 'now' : 'later';
  const { heading, text, link } = steps[step.name];
  const leads: Content =
    state !== 'later' &&
    step.address !== null &&
    html`<p>
      <a href="${step.address}" ${step.isNewTab && html` target="_blank" rel="noopener"`}>${link}</a>
    </p>`;
  return html`<li class="${state}" ${state === 'now' && html` aria-current="step"`}>
    <h2>${title(number, heading)}</h2>
    <p class="progress">${states[state]}</p>
    <p>${text}</p>
    ${leads}
  </li>`;
}

export const STORY_PAGE: PageSteps = {
  show: async (desk, visit) => {
    if (desk.demo === null) return led('start');
    const { words } = visit;
    const order = await orderOf(desk, visit);
    const stage = await stageOf(desk, order);
    const steps = await stepsOf(desk, visit, order);
    return shown(visit, {
      heading: words.story.heading,
      content: html`<p class="intro">${words.story.intro}</p>
        <ol class="steps">
          ${steps.map((step, index) => item(visit, step, index + 1, stage))}
        </ol>
        ${order !== null && html`<p><a href="${addressOf(visit.language, 'order')}">${words.story.again}</a></p>`}`,
    });
  },
};
