/** `talkode issuer serve`: the issuer's pages and its API on this computer. */
import type { Command } from 'commander';
import { ValueError } from '../../simulator/text/values.ts';
import { registerCommand } from '../options/command.ts';
import { flag, optional, withDefault, WrongArgument } from '../options/option-table.ts';
import { DATABASE_OPTIONS, readAddress, readPath } from '../administration/database-options.ts';

/** RFC 6238 is TOTP. */
const USUAL_PORT = 6238;
const MAXIMUM_PORT = 65_535;

const NOTES = `
At the first start it makes the key file, for its owner alone, and says so: without it the database opens nothing. Letters and text
messages, and mails where no mail server is named, are laid in a folder beside the database. To another computer mail goes by TLS
alone. Only this computer can reach it; a proxy with https stands before a real one.
Ctrl+C ends it.

Example:
  $ talkode issuer serve --demo --database sqlite:/tmp/issuer.db`;

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > MAXIMUM_PORT)
    throw new WrongArgument(`Expected a port from 0 to ${MAXIMUM_PORT}.`);
  return port;
}

/** ValueError, whose message does not quote what came: there is a password in it. */
function readSmtpAddress(text: string): string {
  if (!/^smtps?:\/\/\S+$/.test(text))
    throw new ValueError('smtp(s)://user:password@host:port', 'something else');
  return text;
}

function readSender(text: string): string {
  if (!/^[^@\s]+@[^@\s]+$/.test(text)) throw new WrongArgument('Expected one e-mail address.');
  return text;
}

const OPTIONS = {
  ...DATABASE_OPTIONS,
  outgoing: optional(
    '--outgoing <folder>',
    'where letters and messages are laid; beside the database unless named',
    readPath,
  ),
  port: withDefault('--port <port>', 'this port; 0 for any free one', readPort, String(USUAL_PORT)),
  publicAddress: optional(
    '--public-address <address>',
    'where people reach the pages, printed in letters',
    readAddress,
  ),
  services: optional(
    '--services <file>',
    'the services that people may log in at by OpenID Connect: a list in JSON',
    readPath,
  ),
  register: optional(
    '--register <file>',
    'what the population register tells: a list in JSON, read anew when it is another than before',
    readPath,
  ),
  smtp: optional(
    '--smtp <address>',
    'the mail server: smtps://user:password@host:port, or smtp://…',
    readSmtpAddress,
  ),
  smtpPassword: optional(
    '--smtp-password <file>',
    'a file with the mail server’s password, which every user of the computer could read in the address',
    readPath,
  ),
  mailFrom: optional(
    '--mail-from <address>',
    'whom mails are from; no-reply at the host of the public address unless named',
    readSender,
  ),
  demo: flag('--demo', 'anyone may register and read the letters: to try everything'),
  proxy: flag('--behind-proxy', 'believe the proxy before it on where requests come from'),
  once: flag('--once', 'start, fetch a page, print the address, and end'),
};

export function registerIssuerServe(issuer: Command): void {
  registerCommand(issuer, {
    name: 'serve',
    description: 'serve the issuer’s pages and API on this computer',
    options: OPTIONS,
    notes: NOTES,
    run: async (typed) => {
      const { serveIssuer } = await import('./run-issuer.ts');
      await serveIssuer(typed.values());
    },
  });
}
