/** What carries the link's bytes: a serial port, a TCP connection, or the simulator in the same process. */

export interface Transport {
  send(bytes: Uint8Array): void | Promise<void>;
  onReceive(listener: (bytes: Uint8Array) => void): void;
  /** Told once when the other side goes away or the carrier fails; not after one's own `close`. */
  onClose?(listener: (reason: Error) => void): void;
  close(): void | Promise<void>;
}
