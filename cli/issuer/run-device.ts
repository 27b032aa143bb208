/** Carries out `talkode issuer device …`. */
import type { IssuerClient } from '../../host-tools/issuer/client/issuer-client.ts';
import type { ShownDevice } from '../../host-tools/issuer/faces/http/api/api-answers.ts';
import type { DeviceState } from '../../host-tools/issuer/domain/records/device.ts';
import { counted } from '../../simulator/text/shown.ts';
import type { PlaceOptions } from '../administration/place-options.ts';
import { timeWords } from '../administration/refusal-words.ts';
import { workAtDesk } from '../administration/work-at-desk.ts';
import type { Values } from '../options/option-table.ts';
import type { LIST_OPTIONS, SHOW_OPTIONS } from './device-options.ts';
import { deviceWords } from './row-words.ts';

async function allDevices(client: IssuerClient, state: DeviceState | null): Promise<readonly ShownDevice[]> {
  const all: ShownDevice[] = [];
  let after: string | null = null;
  do {
    const { devices, next } = await client.devices(state, after);
    all.push(...devices);
    after = next;
  } while (after !== null);
  return all;
}

export async function listDevices(options: PlaceOptions & Values<typeof LIST_OPTIONS>): Promise<void> {
  await workAtDesk('issuer device list', options, async (client) => {
    const devices = await allDevices(client, options.state);
    return { result: { devices }, words: [counted(devices.length, 'device'), ...devices.map(deviceWords)] };
  });
}

export async function showDevice(options: PlaceOptions & Values<typeof SHOW_OPTIONS>): Promise<void> {
  await workAtDesk('issuer device show', options, async (client) => {
    const device = await client.device(options.serialNumber);
    const { personId, manufacturedAtUnixSeconds, moves } = device;
    const words = [
      deviceWords(device),
      `  made ${timeWords(manufacturedAtUnixSeconds)}; of person ${personId ?? 'none'}`,
      ...moves.map(
        ({ atUnixSeconds, fromState, toState, actor, reason }) =>
          `  ${timeWords(atUnixSeconds)}  from ${fromState} to ${toState}, by ${actor}: ${reason}`,
      ),
    ];
    return { result: device, words };
  });
}
