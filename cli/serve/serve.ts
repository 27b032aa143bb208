/** `talkode serve`: the simulator pages and the story at one local address. */
import type { Command } from 'commander';
import { UsageError } from '../messages/failures.ts';
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
Its start page also leads to the story: an issuer, a device that is made for you, and a service to log in at. All of it lies in a
temporary folder that is removed at the end; with --keep it lies in yours, and the next start goes on with it.

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

function readFolder(text: string): string {
  if (text === '') throw new WrongArgument('Expected a folder.');
  return text;
}

const SERVE_OPTIONS = {
  port: optional('--port <port>', 'this port and no other; 0 for any free one', readPort),
  once: flag('--once', 'start, fetch the page, print the address, and end'),
  keep: optional('--keep <folder>', 'keep the story in this folder', readFolder),
  pagesOnly: flag('--pages-only', 'the simulator pages, without the story'),
  securityContact: {
    ...optional('--security-contact <uri>', 'whom security.txt names: mailto:, https: or tel:', readContact),
    variable: CONTACT_VARIABLE,
  },
};

export function registerServe(program: Command): void {
  registerCommand(program, {
    name: 'serve',
    description: 'serve the simulator pages and the story on this computer',
    options: SERVE_OPTIONS,
    notes: NOTES,
    run: async (typed) => {
      const { port, once, securityContact, keep, pagesOnly } = typed.values();
      if (keep !== null && pagesOnly) throw new UsageError('--keep: there is no story with --pages-only');
      const { serve } = await import('./run-serve.ts');
      await serve({
        port: port ?? USUAL_PORT,
        exactPort: port !== null,
        once,
        story: pagesOnly ? null : { keptFolder: keep },
        ...(securityContact !== null && {
          security: withContact(SECURITY_CONTACT, securityContact, Date.now()),
        }),
      });
    },
  });
}
