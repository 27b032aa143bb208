/** Carries out `talkode issuer import`. */
import { counted } from '../../simulator/text/shown.ts';
import type { PlaceOptions } from '../administration/place-options.ts';
import { workAtDesk } from '../administration/work-at-desk.ts';
import { inputChunks } from '../files/read-file.ts';
import { readTransportKey } from '../files/transport-key-file.ts';
import type { Values } from '../options/option-table.ts';
import type { IMPORT_OPTIONS } from './import-options.ts';

type ImportOptions = PlaceOptions & Values<typeof IMPORT_OPTIONS>;

/** Its first part was read before anybody was asked: a file that is not there is told as such, and nothing is made. */
async function* keyAndContainer(
  transportKey: Uint8Array,
  first: Uint8Array,
  container: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  // A copy: whoever reads it wipes it.
  yield transportKey.slice();
  yield first;
  for (let next = await container.next(); next.done !== true; next = await container.next()) yield next.value;
}

export async function importIntoStock(options: ImportOptions): Promise<void> {
  const transportKey = readTransportKey('--transport-key', options.transportKey);
  const container = inputChunks('--container', options.container);
  try {
    const first = await container.next();
    const parts = keyAndContainer(transportKey, first.value ?? new Uint8Array(), container);
    await workAtDesk(
      'issuer import',
      options,
      async (client) => {
        const receipt = await client.importDevices(parts);
        const { devices, importId } = receipt;
        return { result: receipt, words: [`${counted(devices, 'device')} in stock; receipt ${importId}`] };
      },
      { mayMake: true },
    );
  } finally {
    transportKey.fill(0);
    await container.return();
  }
}
