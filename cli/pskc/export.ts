/** `talkode pskc export`: writes tokens into a key container. */
import type { Command } from 'commander';
import { registerCommand } from '../options/command.ts';
import { flag, mandatory, withDefault, type Values } from '../options/option-table.ts';
import { readPath, readPathOfFile } from '../options/readers.ts';
import { printRefusal } from '../output/json-output.ts';
import { TOKEN_FIELDS } from './token-fields.ts';

const EXPORT_OPTIONS = {
  tokens: mandatory('--tokens <file>', 'the tokens, a line of JSON each; -: from standard input', readPath),
  container: mandatory('--container <file>', 'the key container to be written', readPathOfFile),
  key: mandatory('--key <file>', 'the transport key, in a file that only you can read', readPathOfFile),
  keyName: withDefault(
    '--key-name <name>',
    'what you and the reader call this key',
    (text) => text,
    'transport key',
  ),
  json: flag('--json', 'print one JSON object instead of words'),
};

export type ExportOptions = Values<typeof EXPORT_OPTIONS>;

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
