/** A person blocks her device, or her whole identity. */
import { blockIdentity } from '../../domain/blocking/block-identity.ts';
import { blockOwnDevice } from '../../domain/blocking/block-own-device.ts';
import { form } from './form.ts';
import { html } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import { led, type PageSteps } from './visit.ts';

export const BLOCK_PAGE: PageSteps = {
  needsPerson: true,
  show: ({ ports }, visit) => {
    const { block } = visit.words;
    const part = (what: 'device' | 'identity') =>
      html`<section>
        <h2>${block[what].heading}</h2>
        <p>${block[what].text(ports.policy.helpPhone)}</p>
        ${form(visit, { fields: [], button: block[what].button, isDanger: true, hidden: { what } })}
      </section>`;
    return shown(visit, {
      heading: block.heading,
      content: html`<p class="intro">${block.intro}</p>
        ${part('device')}${part('identity')}`,
    });
  },
  send: async ({ ports }, { person, fields, unixSeconds }) => {
    const { personId } = person!;
    if (fields['what'] === 'identity') {
      await blockIdentity(ports, personId, 'person', unixSeconds);
      return led('blocked', { what: 'identity' }, { session: null });
    }
    const serialNumber = await blockOwnDevice(ports, personId, 'person', unixSeconds);
    return serialNumber === null ? led('block') : led('blocked', { what: 'device' }, { session: null });
  },
};

/** Seen by who has no session any more: blocking has ended it. */
export const BLOCKED_PAGE: PageSteps = {
  show: ({ ports }, visit) => {
    const { words, query } = visit;
    const part = words.block[query['what'] === 'identity' ? 'identity' : 'device'];
    return shown(visit, {
      heading: words.block.doneHeading,
      content: html`<p class="intro done">${part.done}</p>
        <p>${part.next(ports.policy.helpPhone)}</p>`,
    });
  },
};
