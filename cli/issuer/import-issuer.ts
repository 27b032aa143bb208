/** `talkode issuer import`: takes the tokens of a key container into stock. */
import type { Command } from 'commander';
import { registerCommand } from '../options/command.ts';
import { printRefusal } from '../output/json-output.ts';
import { IMPORT_OPTIONS } from './import-options.ts';

const NOTES = `
All of its tokens come into stock, or none; the same container comes in once. Each key names its model, code-display or code-reader.
A database in a file is opened by one program at a time: stop the service first.

Example:
  $ talkode issuer import --container tokens.pskc --transport-key transport.key

Exit codes: 0 taken in, 1 refused, 2 wrong options or files that cannot be read.`;

export function registerIssuerImport(issuer: Command): void {
  registerCommand(issuer, {
    name: 'import',
    description: 'take the tokens of a key container into stock',
    options: IMPORT_OPTIONS,
    notes: NOTES,
    refused: printRefusal,
    run: async (typed) => {
      const { importIntoStock } = await import('./run-import-issuer.ts');
      await importIntoStock(typed.values());
    },
  });
}
