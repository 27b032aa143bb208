/** The options of `talkode pskc import`. */
import { flag, mandatory, optional, type Values } from '../options/option-table.ts';
import { readPath, readPathOfFile } from '../options/readers.ts';

export const IMPORT_OPTIONS = {
  container: mandatory('--container <file>', 'the key container; -: from standard input', readPath),
  key: mandatory('--key <file>', 'the transport key, in a file that only you can read', readPathOfFile),
  tokens: optional(
    '--tokens <file>',
    'write the tokens there, a line of JSON each, for you alone',
    readPathOfFile,
  ),
  check: flag('--check', 'write nothing; tell how many keys there are, and their serial numbers'),
  unsealed: flag('--unsealed', "take a container without Talkode's seal, as other tools write it"),
  json: flag('--json', 'print one JSON object instead of words'),
};

export type ImportOptions = Values<typeof IMPORT_OPTIONS>;
