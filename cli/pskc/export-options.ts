/** The options of `talkode pskc export`. */
import { flag, mandatory, withDefault, type Values } from '../options/option-table.ts';
import { readPath, readPathOfFile } from '../options/readers.ts';

export const EXPORT_OPTIONS = {
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
