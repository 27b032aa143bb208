/** A line whose far end may go away with the power and come back: one transport for the host all the while. */
import type { Transport } from '../../../host-tools/link/transport.ts';

export class Reconnecting implements Transport {
  #line: Transport | null;
  #listener: (bytes: Uint8Array) => void = () => undefined;

  constructor(line: Transport) {
    this.#line = line;
    this.connect(line);
  }

  connect(line: Transport): void {
    this.#line = line;
    line.onReceive((bytes) => {
      if (this.#line === line) this.#listener(bytes);
    });
  }

  /** What is sent from now on is lost, as on a line to a device without power. */
  async disconnect(): Promise<void> {
    const line = this.#line;
    this.#line = null;
    await line?.close();
  }

  send(bytes: Uint8Array): void | Promise<void> {
    return this.#line?.send(bytes);
  }

  onReceive(listener: (bytes: Uint8Array) => void): void {
    this.#listener = listener;
  }

  async close(): Promise<void> {
    await this.disconnect();
  }
}
