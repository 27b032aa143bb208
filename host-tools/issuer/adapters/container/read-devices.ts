/** Reads a key container whole, and gives its keys as devices to be taken in; of one that is not whole, or not in form, none. */
import { createHash } from 'node:crypto';
import { nodeContainerCrypto } from '../../../key-container/container-crypto-node.ts';
import { ContainerError } from '../../../key-container/container-error.ts';
import type { KeyPackage } from '../../../key-container/key-package.ts';
import { readContainer } from '../../../key-container/read-container.ts';
import { utf8Text } from '../../../key-container/utf8-text.ts';
import {
  type DevicesRead,
  type KeyContainers,
  UnreadableContainer,
} from '../../domain/ports/key-containers.ts';
import type { DeviceModel, ImportedKey } from '../../domain/records/device.ts';

const MODELS: readonly DeviceModel[] = ['code-display', 'code-reader'];

/** A key that the issuer can't use, though the container is in form. */
export class UnusableKey extends Error {
  override readonly name = 'UnusableKey';
}

function modelOf({ serialNumber, model }: KeyPackage): DeviceModel {
  const known = MODELS.find((each) => each === model);
  if (known !== undefined) return known;
  const came = model === null ? 'none' : JSON.stringify(model);
  throw new UnusableKey(`serial number ${serialNumber}: model: expected ${MODELS.join(' or ')}, got ${came}`);
}

/**
 * Its seal must be there: serial number, drift and time step decide which codes are accepted, for years.
 *
 * @param madeUnixSeconds stands for the day of manufacture of keys that have no start date.
 * @throws ContainerError for a wrong transport key or a container that is not in form, UnusableKey for a model that is unknown.
 */
export async function readDevices(
  bytes: AsyncIterable<Uint8Array>,
  transportKey: Uint8Array,
  madeUnixSeconds: number,
): Promise<DevicesRead> {
  const sha256 = createHash('sha256');
  const packages: KeyPackage[] = [];
  const wipe = (): void => {
    for (const { secret } of packages) secret.fill(0);
  };
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const part of bytes) {
      sha256.update(part);
      yield part;
    }
  }
  const options = { transportKey, crypto: nodeContainerCrypto, seal: 'required' } as const;
  try {
    for await (const key of readContainer(utf8Text(hashed()), options)) packages.push(key);
    const keys = packages.map((key): ImportedKey => {
      const { serialNumber, secret, driftSteps, startUnixSeconds } = key;
      const { algorithm, digits, timeStepSeconds, t0UnixSeconds } = key;
      return {
        serialNumber,
        model: modelOf(key),
        secret,
        parameters: { algorithm, digits, timeStepSeconds, t0UnixSeconds },
        driftSteps,
        manufacturedAtUnixSeconds: startUnixSeconds ?? madeUnixSeconds,
      };
    });
    return { keys, containerSha256: sha256.digest('hex'), wipe };
  } catch (error) {
    wipe();
    throw error;
  }
}

export const KEY_CONTAINERS: KeyContainers = {
  async read(bytes, transportKey, madeUnixSeconds) {
    try {
      return await readDevices(bytes, transportKey, madeUnixSeconds);
    } catch (error) {
      if (error instanceof ContainerError || error instanceof UnusableKey)
        throw new UnreadableContainer(error.message);
      throw error;
    }
  },
};
