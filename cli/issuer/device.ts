/** `talkode issuer device …`: the stock, and one device's history. */
import type { Command } from 'commander';
import { EXIT_NOTES, PLACE_NOTES } from '../administration/place-notes.ts';
import { registerAtDesk } from '../administration/register-at-desk.ts';
import { LIST_OPTIONS, SHOW_OPTIONS } from './device-options.ts';

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
