/** The options of `talkode issuer import`. */
import { mandatory } from '../options/option-table.ts';
import { readPathOfFile } from '../options/readers.ts';

export const IMPORT_OPTIONS = {
  container: mandatory('--container <file>', 'the key container', readPathOfFile),
  transportKey: mandatory(
    '--transport-key <file>',
    'its key, in a file that only you can read',
    readPathOfFile,
  ),
};
