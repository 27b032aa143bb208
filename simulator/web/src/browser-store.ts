/** The browser's localStorage as far as it takes something, and the page's memory for what it refuses. */
import type { KeyValueStore } from '../../ports/browser-storage.ts';

/** Throws where cookies and site data are blocked: reading the property is enough. */
function localStore(): KeyValueStore | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Never throws: a page that cannot keep something still works until it is closed. */
export class BrowserStore implements KeyValueStore {
  readonly #local: KeyValueStore | null;
  /** Newer than what the browser holds under the same names. */
  readonly #unkept = new Map<string, string>();
  #refused: (() => void) | null = null;
  #isRefused: boolean;

  /** Without a store everything stays in memory. */
  constructor(local: KeyValueStore | null = localStore()) {
    this.#local = local;
    this.#isRefused = local === null;
  }

  getItem(name: string): string | null {
    try {
      return this.#unkept.get(name) ?? this.#local?.getItem(name) ?? null;
    } catch {
      return null;
    }
  }

  setItem(name: string, value: string): void {
    try {
      if (!this.#local) throw new Error('no store');
      this.#local.setItem(name, value);
      this.#unkept.delete(name);
    } catch {
      this.#unkept.set(name, value);
      this.#isRefused = true;
      this.#tell();
    }
  }

  /** Runs `refused` once, when the browser refuses to keep something; at once if it has refused already. */
  onRefused(refused: () => void): void {
    this.#refused = refused;
    this.#tell();
  }

  #tell(): void {
    if (!this.#isRefused) return;
    const refused = this.#refused;
    this.#refused = null;
    refused?.();
  }
}
