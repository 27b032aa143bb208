/** `talkode serve`: the simulator page at one local address. */
import type { Command } from 'commander';
import { registerCommand } from '../options/command.ts';
import { flag, optional, WrongArgument } from '../options/option-table.ts';
import { SECURITY_CONTACT } from './security-contact.generated.ts';
import { CONTACT_VARIABLE, isContact, withContact } from './security-contact.ts';

/** RFC 4226 is HOTP. */
const USUAL_PORT = 4226;
const MAXIMUM_PORT = 65_535;

const NOTES = `
Without --port it takes ${USUAL_PORT}, or the next port that is free. The page keeps its token in the browser, by address:
another port is another token. Only this computer can reach it. Ctrl+C ends it.

With --security-contact it also serves /.well-known/security.txt (RFC 9116): whom to tell of a weakness of what is served here.

Example:
  $ talkode serve --port 8080`;

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > MAXIMUM_PORT)
    throw new WrongArgument(`Expected a port from 0 to ${MAXIMUM_PORT}.`);
  return port;
}

/** Null for a variable that is empty, which is as good as none. */
function readContact(text: string): string | null {
  if (text === '' && process.env[CONTACT_VARIABLE] === '') return null;
  if (!isContact(text))
    throw new WrongArgument(
      'Expected a mailto:, https: or tel: address in the characters of a URI (RFC 3986).',
    );
  return text;
}

const SERVE_OPTIONS = {
  port: optional('--port <port>', 'this port and no other; 0 for any free one', readPort),
  once: flag('--once', 'start, fetch the page, print the address, and end'),
  securityContact: {
    ...optional('--security-contact <uri>', 'whom security.txt names: mailto:, https: or tel:', readContact),
    variable: CONTACT_VARIABLE,
  },
};

export function registerServe(program: Command): void {
  registerCommand(program, {
    name: 'serve',
    description: 'serve the simulator page on this computer',
    options: SERVE_OPTIONS,
    notes: NOTES,
    run: async (typed) => {
      const { port, once, securityContact } = typed.values();
      const { serve } = await import('./run-serve.ts');
      await serve({
        port: port ?? USUAL_PORT,
        exactPort: port !== null,
        once,
        ...(securityContact !== null && {
          security: withContact(SECURITY_CONTACT, securityContact, Date.now()),
        }),
      });
    },
  });
}
