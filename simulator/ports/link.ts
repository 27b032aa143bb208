/** The serial line between a token and a host, seen from one end. */

export interface LinkPort {
  send(bytes: Uint8Array): void;
  onReceive(listener: (bytes: Uint8Array) => void): void;
  close(): void | Promise<void>;
}

class End implements LinkPort {
  #listener: ((bytes: Uint8Array) => void) | undefined;
  peer: End | undefined;

  send(bytes: Uint8Array): void {
    this.peer?.deliver(bytes.slice());
  }

  onReceive(listener: (bytes: Uint8Array) => void): void {
    this.#listener = listener;
  }

  deliver(bytes: Uint8Array): void {
    this.#listener?.(bytes);
  }

  close(): void {
    if (this.peer !== undefined) this.peer.peer = undefined;
    this.peer = undefined;
  }
}

/** A line within this process; bytes arrive at once. */
export function linkPair(): { token: LinkPort; host: LinkPort } {
  const token = new End();
  const host = new End();
  token.peer = host;
  host.peer = token;
  return { token, host };
}
