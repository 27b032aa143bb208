/** `talkode issuer device …`: the stock, and one device's history. */
import type { Command } from 'commander';
import { EXIT_NOTES, PLACE_NOTES } from '../administration/place-notes.ts';
import { SERIAL_NUMBER_OPTION } from '../administration/readers.ts';
import { registerAtDesk } from '../administration/register-at-desk.ts';
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

export function registerDevice(issuer: Command): void {
  const device = issuer.command('device').description('the issuer’s devices');
  registerAtDesk(device, {
    name: 'list',
    description: 'list devices, in the order of their serial numbers',
    options: LIST_OPTIONS,
    notes: `${PLACE_NOTES}

Example:
  $ talkode issuer device list --state manufactured
${EXIT_NOTES}`,
    run: async (options) => (await import('./run-device.ts')).listDevices(options),
  });
  registerAtDesk(device, {
    name: 'show',
    description: 'show a device, and its moves from state to state',
    options: SHOW_OPTIONS,
    notes: `${PLACE_NOTES}

Example:
  $ talkode issuer device show --serial-number 900000000012
${EXIT_NOTES}`,
    run: async (options) => (await import('./run-device.ts')).showDevice(options),
  });
}
