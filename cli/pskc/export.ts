/** `talkode pskc export`: writes tokens into a key container. */
import type { Command } from 'commander';
import { registerCommand } from '../options/command.ts';
import { printRefusal } from '../output/json-output.ts';
import { EXPORT_OPTIONS } from './export-options.ts';
import { TOKEN_FIELDS } from './token-fields.ts';

const NOTES = `${TOKEN_FIELDS}

The container is there when it is whole, and not before; a file that had its name is replaced. Secrets are encrypted with
AES-256-CBC, and all that it says is under a seal that talkode pskc import checks. Other tools read it, without the seal:
  umask 077; xxd -r -p transport.key > transport.bin; pskc2csv -s transport.bin tokens.pskc

Example:
  $ talkode pskc export --tokens tokens.jsonl --container tokens.pskc --key transport.key

Exit codes: 0 written, 1 it cannot be written, 2 wrong options, token or key file.`;

export function registerExport(pskc: Command): void {
  registerCommand(pskc, {
    name: 'export',
    description: 'write tokens into a key container',
    options: EXPORT_OPTIONS,
    notes: NOTES,
    refused: printRefusal,
    run: async (typed) => {
      const { exportTokens } = await import('./run-export.ts');
      await exportTokens(typed.values());
    },
  });
}
