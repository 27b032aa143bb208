/** The demo's letters: what the post would bring. A real issuer shows no letter to anybody. */
import { addressOf } from './addresses.ts';
import { html } from './html.ts';
import { shown } from './layout.ts';
import { led, type PageSteps } from './visit.ts';

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
    const text = papers.find(({ mediaType }) => mediaType.startsWith('text/plain'));
    return shown(visit, {
      heading: words.letter.heading,
      content: html`<p class="notice">${words.letter.demo}</p>
        <ul>
          ${papers.map(({ name }) => html`<li><a href="${addressOf(language, 'letter', { letter: sealed, file: name })}">${words.letter.open(name)}</a></li>`)}
        </ul>
        ${
          text !== undefined &&
          html`<section>
            <h2>${words.letter.asText}</h2>
            <pre class="letter">${new TextDecoder().decode(text.bytes)}</pre>
          </section>`
        }
        <p><a href="${addressOf(language, 'activate')}">${words.start.choices.activate.title}</a></p>`,
    });
  },
};
