/** Notices a serial number or a key's name that a container has twice. */
import type { FieldProblem, KeyPackage } from './key-package.ts';

/** As many tokens as a large country orders in a year; each takes some bytes until the container ends. */
const MAXIMUM_KEYS = 1_000_000;

export class SeenKeys {
  readonly #serialNumbers = new Set<string>();
  readonly #keyIds = new Set<string>();

  get count(): number {
    return this.#serialNumbers.size;
  }

  /** What is amiss with one more; null when it is new. */
  add({ serialNumber, keyId }: KeyPackage): FieldProblem | null {
    if (this.count === MAXIMUM_KEYS)
      return { field: 'serialNumber', problem: `expected at most ${MAXIMUM_KEYS} keys, got more` };
    if (this.#serialNumbers.has(serialNumber))
      return {
        field: 'serialNumber',
        problem: `expected each serial number once, got ${serialNumber} again`,
      };
    if (this.#keyIds.has(keyId))
      return { field: 'keyId', problem: `expected each key's name once, got that of ${serialNumber} again` };
    this.#serialNumbers.add(serialNumber);
    this.#keyIds.add(keyId);
    return null;
  }
}
