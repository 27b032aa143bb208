/** The options of `talkode issuer block` and `unblock`. */
import { MAYBE_PERSON_OPTION, MAYBE_SERIAL_NUMBER_OPTION, readText } from '../administration/readers.ts';
import { mandatory } from '../options/option-table.ts';

export const BLOCK_OPTIONS = { serialNumber: MAYBE_SERIAL_NUMBER_OPTION, person: MAYBE_PERSON_OPTION };
export const UNBLOCK_OPTIONS = {
  ...BLOCK_OPTIONS,
  reason: mandatory('--reason <text>', 'which proof of her identity was seen', readText),
};
