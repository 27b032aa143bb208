// `talkode serve`: the simulator page at one local address.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { SECURITY_CONTACT } from './security-contact.generated.ts';
import { CONTACT_VARIABLE, isContact, withContact } from './security-contact.ts';

/** RFC 4226 is HOTP. */
const USUAL_PORT = 4226;
const HIGHEST_PORT = 65_535;

const EXAMPLES = `
Without --port it takes ${USUAL_PORT}, or the next port that is free. The page keeps its token in the browser, by address:
another port is another token. Only this computer can reach it. Ctrl+C ends it.

With --security-contact it also serves /.well-known/security.txt (RFC 9116): whom to tell of a weakness of what is served here.

Example:
  $ talkode serve --port 8080`;

interface GivenOptions {
  port?: number;
  once?: true;
  securityContact?: string;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > HIGHEST_PORT)
    throw new InvalidArgumentError(`Expected a port from 0 to ${HIGHEST_PORT}.`);
  return port;
}

function parseContact(text: string): string {
  const isUnset = text === '' && process.env[CONTACT_VARIABLE] === '';
  if (!isUnset && !isContact(text))
    throw new InvalidArgumentError(
      'Expected a mailto:, https: or tel: address in the characters of a URI (RFC 3986).',
    );
  return text;
}

export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('serve the simulator page on this computer')
    .option('--port <port>', 'this port and no other; 0 for any free one', parsePort)
    .option('--once', 'start, fetch the page, print the address, and end')
    .addOption(
      new Option('--security-contact <uri>', 'whom security.txt names: mailto:, https: or tel:')
        .env(CONTACT_VARIABLE)
        .argParser(parseContact),
    )
    .addHelpText('after', EXAMPLES)
    .action(async ({ port, once, securityContact: given }: GivenOptions) => {
      // A variable that is empty is as good as none.
      const securityContact = given === '' ? undefined : given;
      const { serve } = await import('./run-serve.ts');
      await serve({
        port: port ?? USUAL_PORT,
        exactPort: port !== undefined,
        once: once === true,
        ...(securityContact === undefined
          ? {}
          : { security: withContact(SECURITY_CONTACT, securityContact, Date.now()) }),
      });
    });
}
