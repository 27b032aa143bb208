/** `talkode issuer …`: the commands of who issues tokens. */
import type { Command } from 'commander';
import { registerIssuerImport } from './import-issuer.ts';
import { registerIssuerServe } from './serve-issuer.ts';

const NOTES = `
Example:
  $ talkode issuer import --container tokens.pskc --transport-key transport.key
  $ talkode issuer serve --demo`;

export function registerIssuer(program: Command): void {
  const issuer = program
    .command('issuer')
    .description('issue tokens: order, letter, activation, login')
    .addHelpText('after', NOTES);
  registerIssuerServe(issuer);
  registerIssuerImport(issuer);
}
