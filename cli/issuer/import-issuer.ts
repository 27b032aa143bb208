/** `talkode issuer import`: takes the tokens of a key container into stock. */
import type { Command } from 'commander';
import { PLACE_NOTES } from '../administration/place-notes.ts';
import { registerAtDesk } from '../administration/register-at-desk.ts';
import { IMPORT_OPTIONS } from './import-options.ts';

const NOTES = `
All of its tokens come into stock, or none; the same container comes in once. Each key names its model, code-display or code-reader.
${PLACE_NOTES}

Example:
  $ talkode issuer import --container tokens.pskc --transport-key transport.key

Exit codes: 0 taken in, 1 refused or not reached, 2 wrong options or files that cannot be read.`;

export function registerIssuerImport(issuer: Command): void {
  registerAtDesk(issuer, {
    name: 'import',
    description: 'take the tokens of a key container into stock',
    options: IMPORT_OPTIONS,
    notes: NOTES,
    run: async (options) => (await import('./run-import-issuer.ts')).importIntoStock(options),
  });
}
