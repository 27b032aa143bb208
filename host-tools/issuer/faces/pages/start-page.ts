/** The first page: what one can do here, each a large link. */
import { addressOf, type PageName } from './addresses.ts';
import { html } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import type { PageSteps } from './visit.ts';

const CHOICES = ['order', 'activate', 'logIn', 'forgotten', 'unblock'] as const satisfies readonly PageName[];

export const START_PAGE: PageSteps = {
  show: ({ demo }, visit) => {
    const { words, language } = visit;
    const card = (name: (typeof CHOICES)[number]) => {
      const { title, text } = words.start.choices[name];
      return html`<li class="choice-card">
        <h2><a href="${addressOf(language, name)}">${title}</a></h2>
        <p>${text}</p>
      </li>`;
    };
    return shown(visit, {
      heading: words.start.heading,
      content: html`<p class="intro">${words.start.intro}</p>
        ${
          demo !== null &&
          html`<div class="notice">
            <p>${words.start.demo}</p>
            <p><a href="${addressOf(language, 'story')}">${words.story.toStory}</a></p>
          </div>`
        }
        <ul class="choices">
          ${CHOICES.map(card)}
        </ul>`,
    });
  },
};
