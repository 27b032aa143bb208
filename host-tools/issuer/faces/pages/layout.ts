/** What every page has around its own part: language, navigation, who this is and is not. */
import { addressOf, type PageName, STYLESHEET_PATH, CODE_FROM_LETTER_PATH } from './addresses.ts';
import { errorSummary, type Problem } from './form.ts';
import { type Content, html, type Markup } from '../../../markup/html.ts';
import type { Answer, Cookies, Visit } from './visit.ts';
import { WORDS } from './words/words.ts';

export interface Shown {
  readonly heading: string;
  readonly content: Content;
  readonly problems?: readonly Problem[];
  /** 200, or 422 with problems, unless another is named. */
  readonly status?: number;
  readonly cookies?: Cookies;
  /** Where its forms may end beside here: at a service. */
  readonly formOrigins?: readonly string[];
  /** Takes the code of the letter's QR code over into its field, where scripts may run. */
  readonly takesCodeFromLetter?: true;
}

const IN_NAVIGATION: readonly PageName[] = ['start', 'order', 'activate', 'logIn', 'myPage'];

/** As much of a visit as the frame needs: an error page has no more. */
export type FrameOf = Pick<Visit, 'language' | 'words' | 'page' | 'query' | 'person'>;

function navigation({ language, words, page, person }: FrameOf): Markup {
  const links = IN_NAVIGATION.filter((name) => name !== (person === null ? 'myPage' : 'logIn'));
  return html`<nav aria-label="${words.frame.navigation}">
    <ul>
      ${links.map(
        (name) =>
          html`<li>
            <a href="${addressOf(language, name)}" ${name === page ? html` aria-current="page"` : ''}
              >${words.navigation[name as keyof typeof words.navigation]}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

function otherLanguage({ language, page, query }: FrameOf): Markup {
  const other = language === 'da' ? 'en' : 'da';
  return html`<p class="languages">
    <a href="${addressOf(other, page, query)}" hreflang="${other}" lang="${other}"
      >${WORDS[other].frame.thisLanguage}</a
    >
  </p>`;
}

export function pageMarkup(visit: FrameOf, shown: Shown): Markup {
  const { words, language } = visit;
  const { heading, content, problems = [], takesCodeFromLetter } = shown;
  const title = problems.length > 0 ? `${words.form.error}: ${heading}` : heading;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} – Talkode</title>
        <link rel="stylesheet" href="${STYLESHEET_PATH}" />
        ${takesCodeFromLetter && html`<script src="${CODE_FROM_LETTER_PATH}" defer></script>`}
      </head>
      <body>
        <p class="skip-links"><a href="#main">${words.frame.skip}</a></p>
        <header>
          <p class="name">Talkode</p>
          ${navigation(visit)}${otherLanguage(visit)}
          <p class="independence">${words.frame.independent}</p>
        </header>
        <main id="main" tabindex="-1">
          <h1>${heading}</h1>
          ${errorSummary(visit, problems)} ${content}
        </main>
        <footer>
          <p>${words.frame.neverAsks}</p>
          <p><a href="${addressOf(language, 'privacy')}">${words.privacy.heading}</a></p>
        </footer>
      </body>
    </html> `;
}

export function shown(visit: Visit, what: Shown): Answer {
  const status = what.status ?? ((what.problems?.length ?? 0) > 0 ? 422 : 200);
  const { cookies = {}, formOrigins = [] } = what;
  return { kind: 'page', status, page: pageMarkup(visit, what), cookies, formOrigins };
}
