/** Carries out `talkode issuer import`. */
import { type ContainerImport, importContainer } from '../../host-tools/issuer/import-container.ts';
import { counted } from '../../simulator/text/shown.ts';
import { inputChunks } from '../files/read-file.ts';
import { readTransportKey } from '../files/transport-key-file.ts';
import { CommandFailure, UsageError } from '../messages/failures.ts';
import { remark } from '../messages/remarks.ts';
import { JsonOutput } from '../output/json-output.ts';
import { besideDatabase } from './database-options.ts';
import type { ImportOptions } from './import-options.ts';

async function carryOut(options: ImportOptions, keyFile: string): Promise<ContainerImport> {
  const { database, container, transportKey: keyOfContainer } = options;
  const transportKey = readTransportKey('--transport-key', keyOfContainer);
  try {
    return await importContainer({
      database,
      keyFile,
      container: inputChunks('--container', container),
      transportKey,
      unixSeconds: Math.floor(Date.now() / 1_000),
    });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new CommandFailure(error instanceof Error ? error.message : String(error));
  } finally {
    transportKey.fill(0);
  }
}

const REASONS = {
  'container-imported-before': 'this container was taken in before: nothing was changed',
  'serial-number-exists': 'there is a device with this serial number: none of the container was taken in',
} as const;

export async function importIntoStock(options: ImportOptions): Promise<void> {
  const json = new JsonOutput(options.json);
  const keyFile = options.keys ?? besideDatabase(options.database, 'keys');
  try {
    const result = await carryOut(options, keyFile);
    if (result.madeKeyFile)
      remark(
        'issuer import',
        `made the key file ${keyFile}: keep a copy in a safe place, apart from the database`,
      );
    if (result.outcome === 'refused') {
      const which = result.reason === 'serial-number-exists' ? `serial number ${result.serialNumber}: ` : '';
      throw new CommandFailure(`${which}${REASONS[result.reason]}`);
    }
    const { importId, devices, containerSha256 } = result.receipt;
    if (options.json) json.print({ importId, devices, containerSha256 });
    else console.log(`${counted(devices, 'device')} in stock; receipt ${importId}`);
  } catch (error) {
    json.printFailure(error);
    throw error;
  }
}
