/**
 * Whose the token's answers are. A client may leave before its answer comes, which a chip sends at the speed of its line: what
 * is owed to one that has gone must not reach the next. A token answers in the order in which it was asked, or not at all.
 */
import {
  DELIMITER,
  decodeFrame,
  FrameDecoder,
  MAXIMUM_ENCODED_BYTES,
} from '../../host-tools/link/framing.ts';
import { FLAGS } from '../../host-tools/link/protocol.generated.ts';

/** Far more than a board's buffer of 512 bytes holds: of more than these, the token has lost the oldest. */
const MAXIMUM_OWED = 4096;

interface Request<Client> {
  client: Client;
  sequence: number;
  type: number;
}

export class OwedAnswers<Client> {
  readonly #asked: Request<Client>[] = [];
  readonly #requests = new FrameDecoder();
  #client: Client | undefined;
  /** An answer to it has come, so that whatever follows is its own, noise too. */
  #isAnswered = false;
  readonly #frame = new Uint8Array(MAXIMUM_ENCODED_BYTES);
  /** How much of the frame has come; all of it counts, also what is too long to be held. */
  #frameBytes = 0;
  /** The client to whom the frame goes as it comes, if any. */
  #flowsTo: Client | undefined;

  /** Another client comes, or none. What the one before has left half sent counts as asked: the next delimiter ends it. */
  change(client: Client | undefined): void {
    this.ask(Uint8Array.of(DELIMITER));
    this.#client = client;
    this.#isAnswered = false;
  }

  /** Bytes of the present client, before they reach the token. */
  ask(bytes: Uint8Array): void {
    for (const { flags, sequence, type, payload } of this.#requests.push(bytes)) {
      payload.fill(0); // it may hold a secret
      if (this.#client === undefined || (flags & FLAGS.response) !== 0) continue;
      this.#asked.push({ client: this.#client, sequence, type });
      if (this.#asked.length > MAXIMUM_OWED) this.#asked.shift();
    }
  }

  /** What of the token's bytes the present client may have. */
  answer(bytes: Uint8Array): Uint8Array {
    const isFlowing = this.#isAnswered && (this.#frameBytes === 0 || this.#flowsTo === this.#client);
    const parts: Uint8Array[] = [];
    for (let from = 0; from < bytes.length;) {
      const end = bytes.indexOf(DELIMITER, from);
      const to = end < 0 ? bytes.length : end + 1;
      // A frame of no bytes is none.
      if (end !== from || this.#frameBytes > 0) parts.push(this.#part(bytes.subarray(from, to)));
      from = to;
    }
    return isFlowing ? bytes : Buffer.concat(parts);
  }

  /** A frame, or as much of it as has come. */
  #part(bytes: Uint8Array): Uint8Array {
    if (this.#frameBytes === 0) this.#flowsTo = this.#isAnswered ? this.#client : undefined;
    const isFlowing = this.#flowsTo !== undefined && this.#flowsTo === this.#client;
    this.#frame.set(bytes.subarray(0, Math.max(0, this.#frame.length - this.#frameBytes)), this.#held);
    this.#frameBytes += bytes.length;
    if (bytes.at(-1) !== DELIMITER) return isFlowing ? bytes : new Uint8Array(0);
    const isOwn = this.#settle();
    const whole = isFlowing ? bytes : this.#frame.slice(0, isOwn ? this.#held : 0);
    this.#frame.fill(0); // it may hold a code
    this.#frameBytes = 0;
    this.#isAnswered ||= isOwn;
    return whole;
  }

  get #held(): number {
    return Math.min(this.#frameBytes, this.#frame.length);
  }

  /** Whether the frame answers the present client; with it, what was asked before is settled, answered or not. */
  #settle(): boolean {
    const frame = decodeFrame(this.#frame.subarray(0, Math.max(0, this.#held - 1)));
    if (frame === null || (frame.flags & FLAGS.response) === 0) return false;
    frame.payload.fill(0);
    const { sequence, type } = frame;
    const at = this.#asked.findIndex((each) => each.sequence === sequence && each.type === type);
    if (at < 0) return false;
    const [request] = this.#asked.splice(0, at + 1).slice(-1);
    return request!.client === this.#client;
  }
}
