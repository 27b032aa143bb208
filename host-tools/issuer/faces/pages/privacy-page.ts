/** What is kept of people, why and how long, and what they can ask for. */
import { html } from './html.ts';
import { shown } from './layout.ts';
import type { PageSteps } from './visit.ts';

export const PRIVACY_PAGE: PageSteps = {
  show: async ({ ports }, visit) => {
    const { privacy } = visit.words;
    const { helpPhone, addressKeptDays } = ports.policy;
    return shown(visit, {
      heading: privacy.heading,
      content: html`<p class="intro">${privacy.intro}</p>
        ${privacy.parts.map(
          ({ heading, text }) =>
            html`<section>
              <h2>${heading}</h2>
              <p>${text({ helpPhone, addressKeptDays })}</p>
            </section>`,
        )}`,
    });
  },
};
