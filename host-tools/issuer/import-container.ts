/** Takes a key container into stock without the service: opens the database itself, and lets go of it again. */
import { readDevices } from './adapters/container/read-devices.ts';
import { importDevices, type ImportResult } from './domain/devices/import-devices.ts';
import { DEFAULT_POLICY } from './domain/policy.ts';
import { openPorts } from './open-ports.ts';

export interface ImportContainerOptions {
  readonly database: string;
  readonly keyFile: string;
  readonly container: AsyncIterable<Uint8Array>;
  /** The caller wipes it. */
  readonly transportKey: Uint8Array;
  readonly unixSeconds: number;
}

export type ContainerImport = ImportResult & { readonly madeKeyFile: boolean };

/**
 * All of its devices or none. The container is read whole before the database is opened.
 *
 * @throws ContainerError or UnusableKey for the container, Error for database and key file.
 */
export async function importContainer(options: ImportContainerOptions): Promise<ContainerImport> {
  const { database, keyFile, container, transportKey, unixSeconds } = options;
  const { keys, containerSha256, wipe } = await readDevices(container, transportKey, unixSeconds);
  try {
    const { ports, madeKeyFile } = await openPorts(database, keyFile, DEFAULT_POLICY);
    try {
      return { ...(await importDevices(ports, keys, containerSha256, unixSeconds)), madeKeyFile };
    } finally {
      await ports.store.close();
    }
  } finally {
    wipe();
  }
}
