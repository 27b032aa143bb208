/** The session ends. */
import { endSession } from '../../domain/session/session.ts';
import { addressOf } from './addresses.ts';
import { html } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import { led, type PageSteps } from './visit.ts';

export const LOG_OUT_PAGE: PageSteps = {
  show: (_desk, visit) => {
    const { words, language } = visit;
    return shown(visit, {
      heading: words.logOut.heading,
      content: html`<p class="intro done">${words.logOut.text}</p>
        <p><a href="${addressOf(language, 'start')}">${words.navigation.start}</a></p>`,
    });
  },
  send: async ({ ports }, { cookies }) => {
    if (cookies.session !== null) await endSession(ports, cookies.session);
    return led('logOut', {}, { session: null });
  },
};
