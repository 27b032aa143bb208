/** Opens the database and the keys: what the service and the commands that do without it have in common. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { nodeHmac } from '../verifier/hmac-node.ts';
import type { IssuerKeys } from './adapters/keys/issuer-keys.ts';
import { openKeyFile } from './adapters/keys/key-file.ts';
import { keyFileSecrecy } from './adapters/keys/key-file-secrecy.ts';
import { argon2Passwords } from './adapters/passwords/argon2.ts';
import { openPostgresStore } from './adapters/postgres/postgres-store.ts';
import { NODE_RANDOM } from './adapters/random/node-random.ts';
import { openSqliteStore } from './adapters/sqlite/sqlite-store.ts';
import { type DatabaseAddress, readDatabaseAddress } from './database-address.ts';
import type { Policy } from './domain/policy.ts';
import type { Ports } from './domain/ports/ports.ts';
import type { Store } from './domain/ports/store.ts';

export interface OpenPorts {
  readonly ports: Ports;
  readonly keys: IssuerKeys;
  /** The keys were made now: whoever started this wants a copy in a safe place. */
  readonly madeKeyFile: boolean;
}

const FOLDER_RIGHTS = 0o700;

function openStore(database: DatabaseAddress): Promise<Store> {
  if (database.kind === 'postgres') return openPostgresStore(database.url);
  mkdirSync(path.dirname(path.resolve(database.file)), { recursive: true, mode: FOLDER_RIGHTS });
  return openSqliteStore(database.file);
}

/** Whoever opens closes `ports.store`. What was opened is closed again when the rest cannot be had. */
export async function openPorts(database: string, keyFile: string, policy: Policy): Promise<OpenPorts> {
  const store = await openStore(readDatabaseAddress(database));
  try {
    const counts = await store.read((rows) => rows.devices.count());
    const hasDevices = Object.values(counts).some((count) => count > 0);
    const { keys, wasMade } = openKeyFile(keyFile, hasDevices ? 'refuse' : 'make');
    const ports: Ports = {
      store,
      secrecy: keyFileSecrecy(keys),
      passwords: await argon2Passwords(),
      random: NODE_RANDOM,
      hmac: nodeHmac,
      policy,
    };
    return { ports, keys, madeKeyFile: wasMade };
  } catch (error) {
    await store.close();
    throw error;
  }
}
