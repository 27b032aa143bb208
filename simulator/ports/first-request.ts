/**
 * Tells a host of ours from anything else that may connect to a TCP port, by the first bytes that it sends.
 *
 * Web pages may open connections to this computer: fetch and forms (HTTP), https (TLS), WebSocket (HTTP), WebRTC (STUN and
 * TURN, with lengths and names that the page chooses). Some let the page write any bytes after a beginning that the browser
 * writes, and to a token's framing such a beginning is only noise. So the beginning must be a whole valid request.
 */
import { DELIMITER, decodeFrame, encodeFrame, MAXIMUM_ENCODED_BYTES } from '../../host-tools/link/framing.ts';
import { FLAGS } from '../../host-tools/link/protocol.generated.ts';

/** COBS of the link's version and the flags of a request, which are none: how every encoded request begins. */
const START = encodeFrame({ flags: 0, sequence: 0, type: 0, payload: new Uint8Array(0) }).subarray(0, 2);

export type Opening = 'undecided' | 'request' | 'foreign';

export class FirstRequest {
  readonly #frame = new Uint8Array(MAXIMUM_ENCODED_BYTES);
  #length = 0;
  #opening: Opening = 'undecided';

  /** How many of `bytes` belong to the opening; what comes after a request is its sender's own. */
  take(bytes: Uint8Array): number {
    let taken = 0;
    while (taken < bytes.length && this.#opening === 'undecided') this.#opening = this.#byte(bytes[taken++]!);
    return taken;
  }

  get opening(): Opening {
    return this.#opening;
  }

  /** The request as it came, between two delimiters: the first ends what an earlier client may have left half sent. */
  get request(): Uint8Array {
    const bytes = new Uint8Array(this.#length + 2).fill(DELIMITER);
    bytes.set(this.#frame.subarray(0, this.#length), 1);
    return bytes;
  }

  /** Overwrites what was held: it may hold a secret. */
  wipe(): void {
    this.#frame.fill(0);
    this.#length = 0;
  }

  #byte(byte: number): Opening {
    if (byte === DELIMITER) return this.#length === 0 ? 'undecided' : this.#whole();
    const isForeign =
      this.#length === this.#frame.length || (this.#length < START.length && byte !== START[this.#length]);
    if (isForeign) return 'foreign';
    this.#frame[this.#length++] = byte;
    return 'undecided';
  }

  #whole(): Opening {
    const frame = decodeFrame(this.#frame.subarray(0, this.#length));
    return frame !== null && (frame.flags & FLAGS.response) === 0 ? 'request' : 'foreign';
  }
}
