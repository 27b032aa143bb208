/**
 * Flash that fails when it is told to: the power goes before, within or after an operation, or the operation is
 * refused. Within means what NOR flash really leaves behind: some of the bits changed, in no order that can be relied on.
 */
import { PAGE_BYTES, SECTOR_BYTES, STORAGE_SLOTS } from '../token/contract.generated.ts';
import { MemoryStorage, PowerCut } from './storage.ts';

/** `refused`: the operation is not carried out and the power stays. */
export const FAILURES = ['before', 'within', 'after', 'refused'] as const;
export type Failure = (typeof FAILURES)[number];

export interface FailurePlan {
  /** Operations that still succeed before the one that fails. */
  afterOperations: number;
  failure: Failure;
  /** Chooses what an operation that is cut short leaves behind. */
  seed: number;
}

/** Mulberry32: a number of 32 bits after the other, the same ones for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/**
 * A bit mask per byte of the bits that an interrupted operation reached: those of a prefix, or bits anywhere, from
 * nearly none to nearly all.
 */
function reachedBits(length: number, next: () => number): Uint8Array {
  const reached = new Uint8Array(length);
  if (next() % 2 === 0) {
    // The record page is a small part of a sector, so half of the prefixes end within it.
    const most = next() % 2 === 0 ? Math.min(length, PAGE_BYTES) : length;
    const bits = next() % (most * 8 + 1);
    reached.fill(0xff, 0, bits >> 3);
    if (bits % 8 !== 0) reached[bits >> 3] = (1 << (bits % 8)) - 1;
    return reached;
  }
  const threshold = [1, 64, 512, 960, 1023][next() % 5]!;
  for (let bit = 0; bit < length * 8; bit++) {
    if (next() % 1024 < threshold) reached[bit >> 3]! |= 1 << (bit & 7);
  }
  return reached;
}

export class FailingStorage extends MemoryStorage {
  /** Erases begun, per sector. */
  readonly eraseCounts: number[] = new Array<number>(STORAGE_SLOTS).fill(0);
  /** Operations begun. */
  operations = 0;
  #plan: FailurePlan | null = null;

  /** Plans one failure; null takes the plan back. */
  plan(plan: FailurePlan | null): void {
    this.#plan = plan === null ? null : { ...plan };
  }

  /** A planned failure has not happened yet. */
  get isPlanned(): boolean {
    return this.#plan !== null;
  }

  override erase(offset: number): void {
    this.eraseCounts[offset / SECTOR_BYTES]!++;
    this.#operate(
      () => super.erase(offset),
      (next) => {
        const reached = reachedBits(SECTOR_BYTES, next);
        reached.forEach((mask, index) => (this.image[offset + index]! |= mask));
      },
    );
  }

  override program(offset: number, bytes: Uint8Array): void {
    this.#operate(
      () => super.program(offset, bytes),
      (next) => {
        const reached = reachedBits(bytes.length, next);
        super.program(
          offset,
          bytes.map((byte, index) => byte | ~reached[index]!),
        );
      },
    );
  }

  #operate(whole: () => void, part: (next: () => number) => void): void {
    this.operations++;
    const failure = this.#failureNow();
    if (failure === null) return whole();
    const { seed } = this.#plan!;
    this.#plan = null;
    if (failure === 'refused') throw new Error('the storage was told to refuse this operation');
    if (failure === 'within') part(numbersFrom(seed));
    if (failure === 'after') whole();
    throw new PowerCut(`the power was cut ${failure} a storage operation`);
  }

  #failureNow(): Failure | null {
    if (this.#plan === null || this.#plan.afterOperations-- > 0) return null;
    return this.#plan.failure;
  }
}
