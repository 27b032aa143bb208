/** Finds the service that holds a database in a file, by the address that it has left beside it, or makes sure of one that is named. */
import { randomBytes } from 'node:crypto';
import { readAddressFile } from '../address-file.ts';
import { administrationKeyOf, isServiceProof, readKeys } from '../administration-key.ts';

export interface FoundService {
  readonly address: string;
  readonly administrationKey: string;
}

const CHALLENGE_BYTES = 32;
/** It is on this computer, and has nothing to calculate. */
const PATIENCE_MS = 5_000;

async function proofOf(address: string, challenge: string): Promise<unknown> {
  try {
    const answer = await fetch(`${address}/proof/${challenge}`, {
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { proof } = (await answer.json()) as { proof?: unknown };
    return proof;
  } catch {
    return null;
  }
}

/** Whether this issuer's own service answers there: another program that has got the port, or passes questions on, is not shown the key. */
async function isOurs(keys: ReturnType<typeof readKeys>, address: string): Promise<boolean> {
  const challenge = randomBytes(CHALLENGE_BYTES).toString('hex');
  const proof = await proofOf(address, challenge);
  return isServiceProof(keys, challenge, new URL(address).host, proof);
}

/**
 * Null: none is there, or another program has its port by now.
 *
 * @throws Error when there is an address and the key file can't be read.
 */
export async function findService(addressFile: string, keyFile: string): Promise<FoundService | null> {
  const address = readAddressFile(addressFile);
  if (address === null) return null;
  const keys = readKeys(keyFile);
  return (await isOurs(keys, address)) ? { address, administrationKey: administrationKeyOf(keys) } : null;
}

/**
 * The service that somebody has named. By https its certificate says who it is; on this computer any user's program may be the one that
 * listens there, so it has to show that it has the key file.
 *
 * @throws Error when the key file can't be read, or what answers is not this issuer's.
 */
export async function namedService(address: string, keyFile: string): Promise<FoundService> {
  const keys = readKeys(keyFile);
  if (!address.startsWith('https:') && !(await isOurs(keys, address)))
    throw new Error(
      `${address}: expected the service that runs with this key file, got another program or none, which was not shown the key`,
    );
  return { address, administrationKey: administrationKeyOf(keys) };
}
