/** Finds the service that holds a database in a file, by the address that it has left beside it. */
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

/**
 * Null: none is there, or another program has its port by now, which is not shown the key.
 *
 * @throws Error when there is an address and the key file can't be read.
 */
export async function findService(addressFile: string, keyFile: string): Promise<FoundService | null> {
  const address = readAddressFile(addressFile);
  if (address === null) return null;
  const keys = readKeys(keyFile);
  const challenge = randomBytes(CHALLENGE_BYTES).toString('hex');
  const proof = await proofOf(address, challenge);
  const port = Number(new URL(address).port);
  return isServiceProof(keys, challenge, port, proof)
    ? { address, administrationKey: administrationKeyOf(keys) }
    : null;
}
