/** The link of a notice: the page asks, and only its button stops the change, since mail programs open links by themselves. */
import { cancelChange } from '../../domain/changes/settle-changes.ts';
import { form } from './form.ts';
import { html } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import { led, type PageSteps } from './visit.ts';

export const CANCEL_PAGE: PageSteps = {
  show: ({ ports }, visit) => {
    const { words, query } = visit;
    const { cancel } = words;
    const outcome = query['outcome'];
    if (outcome === 'stopped')
      return shown(visit, {
        heading: cancel.stoppedHeading,
        content: html`<p class="intro done">${cancel.stopped}</p>
          <p>${cancel.advice(ports.policy.helpPhone)}</p>`,
      });
    if (outcome !== undefined || query['word'] === undefined)
      return shown(visit, {
        heading: cancel.heading,
        content: html`<p class="intro">${cancel.over(ports.policy.helpPhone)}</p>`,
      });
    return shown(visit, {
      heading: cancel.heading,
      content: html`<p class="intro">${cancel.intro}</p>
        ${form(visit, { fields: [], button: cancel.button, isDanger: true, hidden: { word: query['word'] } })}`,
    });
  },
  send: async ({ ports }, { fields, unixSeconds }) => {
    const isStopped = await cancelChange(ports, fields['word'] ?? '', unixSeconds);
    return led('cancel', { outcome: isStopped ? 'stopped' : 'over' });
  },
};
