/** Storage whose power fails after a number of operations, as it can between any two writes to flash. */
import type { Storage } from '../ports/storage.ts';
import { PowerCut } from '../runner/runner.ts';

export class CuttingStorage implements Storage {
  readonly #storage: Storage;
  #operationsLeft: number | null = null;
  #onCut: () => void = () => {};

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Lets `operations` more erases and programs happen; at the next one the power is gone, told to `onCut` first. */
  cutAfter(operations: number, onCut: () => void): void {
    this.#operationsLeft = operations;
    this.#onCut = onCut;
  }

  read(offset: number, length: number): Uint8Array {
    return this.#storage.read(offset, length);
  }

  erase(offset: number): void {
    this.#countDown();
    this.#storage.erase(offset);
  }

  program(offset: number, bytes: Uint8Array): void {
    this.#countDown();
    this.#storage.program(offset, bytes);
  }

  #countDown(): void {
    if (this.#operationsLeft === null) return;
    this.#operationsLeft -= 1;
    if (this.#operationsLeft >= 0) return;
    this.#operationsLeft = null;
    this.#onCut();
    throw new PowerCut('the power was cut before this storage operation');
  }
}
