/** The demo's letters: what the post would bring. A real issuer shows no letter to anybody. */
import { addressOf } from './addresses.ts';
import { html, type Markup } from '../../../markup/html.ts';
import { shown } from './layout.ts';
import { type DemoPaper, led, type PageSteps } from './visit.ts';

/** As a screen reader reads on: its lines are wrapped as on the paper, and nothing stands between paragraphs. */
function paragraphsOf(text: string): readonly Markup[] {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => html`<p>${paragraph.trim()}</p>`);
}

export const LETTER_PAGE: PageSteps = {
  show: async ({ sealing, demo }, visit) => {
    const { query, words, language } = visit;
    const sealed = query['letter'] ?? '';
    const letterId = sealing.open('letter', sealed);
    const papers = letterId === null ? null : await demo?.printed(`letter-${letterId}`);
    if (!papers) return led('start');
    const wanted = papers.find(({ name }) => name === query['file']);
    if (wanted !== undefined)
      return { kind: 'file', mediaType: wanted.mediaType, bytes: wanted.bytes, name: wanted.name };
    // Braille is text, too.
    const texts = papers.filter(({ mediaType }) => mediaType.startsWith('text/plain'));
    const text = texts.find(({ form }) => form === 'plain-text') ?? texts[0];
    const nameOf = ({ name, form }: DemoPaper): string => {
      const kind = name.slice(name.lastIndexOf('.') + 1).toUpperCase();
      return form === null
        ? words.letter.open(name)
        : words.letter.openForm(words.order.letterForms[form], kind);
    };
    return shown(visit, {
      heading: words.letter.heading,
      content: html`<p class="notice">${words.letter.demo}</p>
        <ul>
          ${papers.map((paper) => html`<li><a href="${addressOf(language, 'letter', { letter: sealed, file: paper.name })}">${nameOf(paper)}</a></li>`)}
        </ul>
        ${
          text !== undefined &&
          html`<section class="letter">
            <h2>${words.letter.asText}</h2>
            ${paragraphsOf(new TextDecoder().decode(text.bytes))}
          </section>`
        }
        <p><a href="${addressOf(language, 'activate')}">${words.start.choices.activate.title}</a></p>
        <p><a href="${addressOf(language, 'story')}">${words.story.toStory}</a></p>`,
    });
  },
};
