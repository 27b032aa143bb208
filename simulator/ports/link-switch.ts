/** A token's link socket: whatever is plugged in last talks with the token, as with a real cable. */
import type { LinkPort } from './link.ts';

export class LinkSwitch implements LinkPort {
  #plugged: LinkPort | undefined;
  #listener: (bytes: Uint8Array) => void = () => {};

  send(bytes: Uint8Array): void {
    this.#plugged?.send(bytes);
  }

  onReceive(listener: (bytes: Uint8Array) => void): void {
    this.#listener = listener;
  }

  /** Connects another port. Bytes from the one before no longer reach the token. */
  plug(port: LinkPort): void {
    this.#plugged = port;
    port.onReceive((bytes) => {
      if (this.#plugged === port) this.#listener(bytes);
    });
  }

  async close(): Promise<void> {
    await this.#plugged?.close();
    this.#plugged = undefined;
  }
}
