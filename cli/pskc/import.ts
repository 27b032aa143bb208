/** `talkode pskc import`: reads a key container, all of it, before anything is kept of it. */
import type { Command } from 'commander';
import { registerCommand } from '../options/command.ts';
import { printRefusal } from '../output/json-output.ts';
import { IMPORT_OPTIONS } from './import-options.ts';
import { TOKEN_FIELDS } from './token-fields.ts';

const NOTES = `${TOKEN_FIELDS}

Nothing is written unless the whole container is good: well-formed, of the one form that Talkode writes (AES-256-CBC,
HMAC-SHA256, a pre-shared key, one time-based key a package), every MAC right, no serial number twice. What is not is told
with its line and column. Without a seal only the secrets are known to be unchanged: compare the rest with a list that
came another way.

Examples:
  $ talkode pskc import --container tokens.pskc --key transport.key --check
  $ talkode pskc import --container tokens.pskc --key transport.key --tokens tokens-read.jsonl

Exit codes: 0 the container is good, 1 it is refused, 2 wrong options or files that cannot be read.`;

export function registerImport(pskc: Command): void {
  registerCommand(pskc, {
    name: 'import',
    description: 'read a key container, check it, and write its tokens',
    options: IMPORT_OPTIONS,
    notes: NOTES,
    refused: printRefusal,
    run: async (typed) => {
      const { importTokens } = await import('./run-import.ts');
      await importTokens(typed.values());
    },
  });
}
