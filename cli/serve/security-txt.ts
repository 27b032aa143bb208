/** Answers /.well-known/security.txt (RFC 9116, section 3) for the page's server. */
import type { Connect, Plugin } from 'vite';
import { PAGE_HEADERS } from './page-headers.ts';
import { securityTxt, type SecurityContact } from './security-contact.ts';

const SECURITY_TXT_PATH = '/.well-known/security.txt';

const NOBODY = `There is no security contact that holds: nobody has set one, or it has expired.
Who serves this page can name one: talkode serve --security-contact URI
SECURITY.md of Talkode says how weaknesses are reported.
`;

function answer(fields: SecurityContact): Connect.NextHandleFunction {
  return (request, response, next) => {
    const [address] = (request.url ?? '').split('?');
    if (address !== SECURITY_TXT_PATH) return next();
    // Looked at anew each time: a server may run past the day on which the contact expires.
    const text = securityTxt(fields, Date.now());
    response.writeHead(text === null ? 404 : 200, {
      ...PAGE_HEADERS,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
    });
    response.end(request.method === 'HEAD' ? undefined : (text ?? NOBODY));
  };
}

/** For vite's preview server, which asks it before it looks for a file. */
export function securityTxtPlugin(fields: SecurityContact): Plugin {
  return {
    name: 'security-txt',
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use(answer(fields));
    },
  };
}
