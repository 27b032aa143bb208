/** `talkode issuer import`: takes the tokens of a key container into stock. */
import type { Command } from 'commander';
import { registerCommand } from '../options/command.ts';
import { flag, mandatory, type Values } from '../options/option-table.ts';
import { readPathOfFile } from '../options/readers.ts';
import { printRefusal } from '../output/json-output.ts';
import { DATABASE_OPTIONS } from './database-options.ts';

const OPTIONS = {
  ...DATABASE_OPTIONS,
  container: mandatory('--container <file>', 'the key container', readPathOfFile),
  transportKey: mandatory(
    '--transport-key <file>',
    'its key, in a file that only you can read',
    readPathOfFile,
  ),
  json: flag('--json', 'print one JSON object instead of words'),
};

export type ImportOptions = Values<typeof OPTIONS>;

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
    options: OPTIONS,
    notes: NOTES,
    refused: printRefusal,
    run: async (typed) => {
      const { importIntoStock } = await import('./run-import-issuer.ts');
      await importIntoStock(typed.values());
    },
  });
}
