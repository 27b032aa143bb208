/** A key container's tokens become devices in stock: all of them or none, with a receipt. */
import { UNUSED_TOKEN_STATE, requireCredential } from '../../../verifier/credential.ts';
import type { Ports } from '../ports/ports.ts';
import { newId } from '../ports/random-id.ts';
import type { ImportedKey, ImportRow } from '../records/device.ts';

export type ImportResult =
  | { readonly outcome: 'imported'; readonly receipt: ImportRow }
  | { readonly outcome: 'refused'; readonly reason: 'container-imported-before' }
  | { readonly outcome: 'refused'; readonly reason: 'serial-number-exists'; readonly serialNumber: string };

/** Ends the transaction, so that nothing of it stays. */
class Refusal extends Error {
  readonly result: ImportResult;
  constructor(result: ImportResult) {
    super('the import was refused');
    this.result = result;
  }
}

/**
 * Takes in a whole container. The secrets are sealed here; the caller wipes its own.
 *
 * @throws TypeError or RangeError naming the item when a key cannot be a token's.
 */
export async function importDevices(
  { store, secrecy, random }: Ports,
  keys: readonly ImportedKey[],
  containerSha256: string,
  unixSeconds: number,
): Promise<ImportResult> {
  for (const { secret, parameters } of keys) requireCredential(secret, parameters);
  const receipt: ImportRow = {
    importId: newId(random),
    containerSha256,
    devices: keys.length,
    importedAtUnixSeconds: unixSeconds,
  };
  try {
    await store.transaction(async (rows) => {
      if (!(await rows.devices.insertImport(receipt)))
        throw new Refusal({ outcome: 'refused', reason: 'container-imported-before' });
      for (const { serialNumber, model, secret, parameters, driftSteps, manufacturedAtUnixSeconds } of keys) {
        const isInserted = await rows.devices.insert({
          ...parameters,
          ...UNUSED_TOKEN_STATE,
          ...secrecy.seal(serialNumber, secret),
          driftSteps,
          serialNumber,
          model,
          state: 'manufactured',
          personId: null,
          importId: receipt.importId,
          manufacturedAtUnixSeconds,
          activatedAtUnixSeconds: null,
          strangerCodesSpent: 0,
          pairErrors: 0,
        });
        if (!isInserted)
          throw new Refusal({ outcome: 'refused', reason: 'serial-number-exists', serialNumber });
      }
    });
  } catch (error) {
    if (error instanceof Refusal) return error.result;
    throw error;
  }
  return { outcome: 'imported', receipt };
}
