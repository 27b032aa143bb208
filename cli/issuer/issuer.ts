/** `talkode issuer …`: the commands of who issues tokens. */
import type { Command } from 'commander';
import { registerActivate } from './activate.ts';
import { registerBlock } from './block.ts';
import { registerDevice } from './device.ts';
import { registerIssuerImport } from './import-issuer.ts';
import { registerLetter } from './letter.ts';
import { registerOrder } from './order.ts';
import { registerPerson } from './person.ts';
import { registerReport } from './report.ts';
import { registerResync } from './resync.ts';
import { registerIssuerServe } from './serve-issuer.ts';
import { registerVerify } from './verify.ts';

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
  registerPerson(issuer);
  registerDevice(issuer);
  registerOrder(issuer);
  registerLetter(issuer);
  registerActivate(issuer);
  registerVerify(issuer);
  registerBlock(issuer);
  registerResync(issuer);
  registerReport(issuer);
}
