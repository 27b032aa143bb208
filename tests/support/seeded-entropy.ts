/** A source of random bytes that a test can know beforehand: SHA-256 of a seed and a count, block after block. */
import { createHash } from 'node:crypto';
import type { EntropySource } from '../../simulator/token/sources.ts';

export class SeededEntropy implements EntropySource {
  readonly #seed: string;
  #blocks = 0;

  constructor(seed = 'entropy') {
    this.#seed = seed;
  }

  read(length: number): Uint8Array {
    const blocks: Buffer[] = [];
    for (let bytes = 0; bytes < length; bytes += 32)
      blocks.push(createHash('sha256').update(`${this.#seed} ${this.#blocks++}`).digest());
    return Uint8Array.from(Buffer.concat(blocks)).subarray(0, length);
  }
}
