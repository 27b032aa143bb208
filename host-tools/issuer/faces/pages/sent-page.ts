/** The demo's post, mail and telephone in one: every notice to the person whose order this is, the newest first. */
import { noticeText } from '../../domain/notice/notice-text.ts';
import type { NoticeRow } from '../../domain/records/notice.ts';
import { addressOf } from './addresses.ts';
import { timeInWords } from './civil-words.ts';
import { html, type Markup } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import { orderOf } from './own-order.ts';
import { type Desk, led, type PageSteps, type Visit } from './visit.ts';
import { WORDS } from './words/words.ts';

function item({ ports }: Desk, { words, language }: Visit, notice: NoticeRow): Markup {
  const { sent } = words.story;
  const text = noticeText(notice, ports.policy);
  const { channel, recipientAddress, state, createdAtUnixSeconds, language: itsLanguage } = notice;
  const paragraphs = channel === 'sms' ? [text.short] : [text.greeting, ...text.paragraphs, text.nobodyAsks];
  return html`<li>
    <h2 lang="${itsLanguage}">${text.subject}</h2>
    <p class="progress">
      ${sent.channels[channel]}: ${recipientAddress.replaceAll('\n', ', ')}.
      ${timeInWords(createdAtUnixSeconds, language)}. ${sent.states[state]}
    </p>
    <div lang="${itsLanguage}">
      ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
      ${text.cancelAddress !== null && html`<p><a href="${text.cancelAddress}">${WORDS[itsLanguage].cancel.button}</a></p>`}
    </div>
  </li>`;
}

export const SENT_PAGE: PageSteps = {
  show: async (desk, visit) => {
    const order = desk.demo === null ? null : await orderOf(desk, visit);
    if (order === null) return led('story');
    const { words, language } = visit;
    const { sent, toStory } = words.story;
    const notices = await desk.ports.store.read((rows) => rows.notices.ofPerson(order.personId));
    const newestFirst = [...notices].sort((a, b) => b.createdAtUnixSeconds - a.createdAtUnixSeconds);
    return shown(visit, {
      heading: sent.heading,
      content: html`<p class="notice">${sent.intro}</p>
        ${
          notices.length === 0
            ? html`<p>${sent.none}</p>`
            : html`<ol class="steps">
                ${newestFirst.map((notice) => item(desk, visit, notice))}
              </ol>`
        }
        <p><a href="${addressOf(language, 'story')}">${toStory}</a></p>`,
    });
  },
};
