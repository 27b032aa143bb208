/** The options of `talkode issuer import`. */
import { flag, mandatory, type Values } from '../options/option-table.ts';
import { readPathOfFile } from '../options/readers.ts';
import { DATABASE_OPTIONS } from './database-options.ts';

export const IMPORT_OPTIONS = {
  ...DATABASE_OPTIONS,
  container: mandatory('--container <file>', 'the key container', readPathOfFile),
  transportKey: mandatory(
    '--transport-key <file>',
    'its key, in a file that only you can read',
    readPathOfFile,
  ),
  json: flag('--json', 'print one JSON object instead of words'),
};

export type ImportOptions = Values<typeof IMPORT_OPTIONS>;
