/** The options of `talkode issuer device …`. */
import { SERIAL_NUMBER_OPTION } from '../administration/readers.ts';
import { optional } from '../options/option-table.ts';
import { oneOf } from '../options/readers.ts';

const STATES = [
  'manufactured',
  'assigned',
  'active',
  'suspended',
  'blocked',
  'replaced',
  'lost',
  'expired',
  'revoked',
] as const;

export const LIST_OPTIONS = {
  state: optional('--state <state>', `only those that are ${STATES.join(', ')}`, oneOf(STATES)),
};
export const SHOW_OPTIONS = { serialNumber: SERIAL_NUMBER_OPTION };
