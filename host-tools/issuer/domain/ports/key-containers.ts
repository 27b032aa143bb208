/** What reads a key container, whole, before anything of it is taken in. */
import type { ImportedKey } from '../records/device.ts';

export interface DevicesRead {
  readonly keys: readonly ImportedKey[];
  readonly containerSha256: string;
  /** Overwrites the secrets, once they have been taken in or refused. */
  readonly wipe: () => void;
}

export interface KeyContainers {
  /**
   * @param transportKey the caller wipes it.
   * @param madeUnixSeconds stands for the day of manufacture of keys that have no start date.
   * @throws UnreadableContainer for a wrong transport key or a container that is not in form.
   */
  readonly read: (
    bytes: AsyncIterable<Uint8Array>,
    transportKey: Uint8Array,
    madeUnixSeconds: number,
  ) => Promise<DevicesRead>;
}

/** What is wrong with a container, with line and column where it has one; nothing of what it holds. */
export class UnreadableContainer extends Error {
  override readonly name = 'UnreadableContainer';
}
