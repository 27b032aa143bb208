/** The options of `talkode issuer letter …`. */
import { readAddress, readPath } from '../administration/database-options.ts';
import { ORDER_OPTION } from '../administration/readers.ts';
import { optional } from '../options/option-table.ts';

export const SEND_OPTIONS = {
  order: ORDER_OPTION,
  outgoing: optional(
    '--outgoing <folder>',
    'without a service: where the letter is laid; beside the database unless named',
    readPath,
  ),
  publicAddress: optional(
    '--public-address <address>',
    'without a service: where people reach the pages, for the letter',
    readAddress,
  ),
};
export const SHOW_OPTIONS = { order: ORDER_OPTION };
