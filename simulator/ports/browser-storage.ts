/** The token's flash in a browser's localStorage, so that a reload keeps the token. NOR semantics as in the other variants. */
import { STORAGE_BYTES } from './storage.ts';
import { MemoryStorage } from './storage.ts';
import type { Storage } from './storage.ts';

/** The two calls of the Web Storage API that are needed; a test gives a map instead. */
export type KeyValueStore = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** The kept image, or null when there is none or it is not one of ours. */
function fromBase64(text: string | null): Uint8Array | null {
  if (text === null) return null;
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return null;
  }
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return bytes.length === STORAGE_BYTES ? bytes : null;
}

/** Writes the whole image after every operation: 11 KB of text, seldom. */
export class BrowserStorage implements Storage {
  readonly #flash: MemoryStorage;
  readonly #store: KeyValueStore;
  readonly #name: string;

  /** `name` is the entry in the store. Without a usable entry the flash is erased, as from the factory. */
  constructor(store: KeyValueStore, name: string) {
    this.#store = store;
    this.#name = name;
    this.#flash = new MemoryStorage(fromBase64(store.getItem(name)) ?? undefined);
  }

  read(offset: number, length: number): Uint8Array {
    return this.#flash.read(offset, length);
  }

  /** Throws the browser's QuotaExceededError when it cannot be kept. */
  erase(offset: number): void {
    this.#flash.erase(offset);
    this.#keep();
  }

  /** Throws the browser's QuotaExceededError when it cannot be kept. */
  program(offset: number, bytes: Uint8Array): void {
    this.#flash.program(offset, bytes);
    this.#keep();
  }

  #keep(): void {
    this.#store.setItem(this.#name, toBase64(this.#flash.image));
  }
}
