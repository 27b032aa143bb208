/** The example service's pages as markup. None needs a script. */
import type { Visitor } from './visitor.ts';
import { type Content, html, type Markup } from '../markup/html.ts';
import { type Failure, type Language, WORDS } from './words.ts';

export const STYLESHEET_PATH = '/style.css';
export const LOG_IN_PATH = 'log-in';
export const LOG_OUT_PATH = 'log-out';

export interface Frame {
  readonly language: Language;
  /** Where it leads besides: back to whoever shows this service. */
  readonly homeAddress: Readonly<Record<Language, string>> | null;
}

function page({ language, homeAddress }: Frame, heading: string, content: Content): Markup {
  const words = WORDS[language];
  const other: Language = language === 'da' ? 'en' : 'da';
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${heading} – ${words.name}</title>
        <link rel="stylesheet" href="${STYLESHEET_PATH}" />
      </head>
      <body>
        <p class="skip"><a href="#main">${words.skip}</a></p>
        <header>
          <p class="name">${words.name}</p>
          <p>${words.example}</p>
          <p><a href="/${other}/" hreflang="${other}" lang="${other}">${words.otherLanguage}</a></p>
        </header>
        <main id="main" tabindex="-1">
          <h1>${heading}</h1>
          ${content}
        </main>
        ${
          homeAddress &&
          html`<footer>
            <p><a href="${homeAddress[language]}">${words.home}</a></p>
          </footer>`
        }
      </body>
    </html> `;
}

function told(text: string): Markup {
  return html`<p class="told" role="status">${text}</p>`;
}

function logInLink(language: Language): Markup {
  return html`<p><a class="action" href="/${language}/${LOG_IN_PATH}">${WORDS[language].logIn}</a></p>`;
}

export function welcomePage(frame: Frame, isLoggedOut: boolean): Markup {
  const words = WORDS[frame.language];
  return page(frame, words.welcome, [
    isLoggedOut ? told(words.loggedOut) : null,
    html`<p>${words.intro}</p>`,
    logInLink(frame.language),
  ]);
}

export function failurePage(frame: Frame, failure: Failure): Markup {
  const words = WORDS[frame.language];
  return page(frame, words.welcome, [told(words.failures[failure]), logInLink(frame.language)]);
}

export function notFoundPage(frame: Frame): Markup {
  const words = WORDS[frame.language];
  return page(frame, words.notFound, html`<p><a href="/${frame.language}/">${words.again}</a></p>`);
}

function timeInWords(unixSeconds: number, language: Language): string {
  return new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Copenhagen',
  }).format(unixSeconds * 1_000);
}

export function loggedInPage(frame: Frame, visitor: Visitor): Markup {
  const { language } = frame;
  const words = WORDS[language];
  const { name, sub, acr, amr, authTimeUnixSeconds } = visitor;
  const row = (what: keyof typeof words.facts, value: string, about: string | null): Markup =>
    html`<dt>${words.facts[what]}</dt>
      <dd>${value}</dd>
      ${about === null ? null : html`<dd>${about}</dd>`}`;
  const methods = amr.map((method) => `${method} (${words.methods.get(method) ?? '?'})`).join(', ');
  return page(frame, words.loggedIn, [
    html`<h2>${words.learned}</h2>
      <dl>
        ${name === null ? null : row('name', name, null)} ${row('sub', sub, words.about.sub)}
        ${row('acr', acr, words.about.acr)} ${row('amr', methods, words.about.amr)}
        ${row('authTime', timeInWords(authTimeUnixSeconds, language), null)}
      </dl>
      <form method="post" action="/${language}/${LOG_OUT_PATH}">
        <p><button>${words.logOut}</button></p>
      </form>`,
  ]);
}
