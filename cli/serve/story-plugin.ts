/**
 * Answers /story for the page's server: leads to the story once it runs, or says why it does not. And tells the start page, by a
 * header, that there is one here: the same page also lies where there is none, and in browsers that keep it.
 */
import type { IncomingMessage } from 'node:http';
import type { Connect, Plugin } from 'vite';
import { STORY_HEADER, STORY_PATH } from '../../simulator/web/src/pages/story-address.ts';
import { PAGE_HEADERS } from './page-headers.ts';

/** Where the story is, once it is; rejects when it cannot be had. */
export type WhereStory = () => Promise<Readonly<Record<'da' | 'en', string>>>;

const FAILED = `<!doctype html>
<html lang="da">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Historien kunne ikke starte – Talkode</title>
  </head>
  <body>
    <main>
      <h1>Historien kunne ikke starte</h1>
      <p>Hvorfor, står der, hvor Talkode blev startet. De andre sider virker.</p>
      <p><a href="./">Til startsiden</a></p>
      <div lang="en">
        <h2>The story could not start</h2>
        <p>Where Talkode was started it says why. The other pages work.</p>
        <p><a href="./">To the start page</a></p>
      </div>
    </main>
  </body>
</html>
`;

function languageOf({ url = '', headers }: IncomingMessage): 'da' | 'en' {
  const asked = new URL(url, 'http://page').searchParams.get('language');
  if (asked === 'da' || asked === 'en') return asked;
  return /^\s*en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'da';
}

function answer(where: WhereStory): Connect.NextHandleFunction {
  return (request, response, next) => {
    const [address] = (request.url ?? '').split('?');
    if (address === '/') response.setHeader(STORY_HEADER, 'here');
    if (address !== `/${STORY_PATH}`) return next();
    const headers = { ...PAGE_HEADERS, 'cache-control': 'no-store' };
    where().then(
      (story) => response.writeHead(303, { ...headers, location: story[languageOf(request)] }).end(),
      () => response.writeHead(503, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(FAILED),
    );
  };
}

/** For vite's preview server, which asks it before it looks for a file. */
export function storyPlugin(where: WhereStory): Plugin {
  return {
    name: 'story',
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use(answer(where));
    },
  };
}
