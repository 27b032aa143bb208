/** A host at the token's serial line, in the same process: what the token answers is there when `send` returns. */
import { encodeFrame, FrameDecoder, type Frame } from '../../host-tools/link/framing.ts';
import { decodeResponse, encodeRequest } from '../../host-tools/link/messages.ts';
import {
  FLAGS,
  MESSAGES,
  type MessageName,
  type Messages,
} from '../../host-tools/link/protocol.generated.ts';
import type { LinkPort } from '../../simulator/ports/link.ts';

/** An error answer: the error's code and its detail byte. */
export interface Refusal {
  error: number;
  detail: number;
}

export class LinkHost {
  /** The end of the line to give to a runner. */
  readonly port: LinkPort;
  /** Every frame that the token has sent, oldest first. */
  answers: Frame[] = [];
  #listener: (bytes: Uint8Array) => void = () => undefined;
  readonly #decoder = new FrameDecoder();
  #sequence = 0;

  constructor() {
    this.port = {
      send: (bytes) => void this.answers.push(...this.#decoder.push(bytes)),
      onReceive: (listener) => void (this.#listener = listener),
      close: () => undefined,
    };
  }

  /** Sends bytes as they are; gives the frames that came back. */
  send(bytes: Uint8Array): Frame[] {
    const before = this.answers.length;
    this.#listener(bytes);
    return this.answers.slice(before);
  }

  /** Asks once, with the next sequence number. Null: no answer came, as after a power cut. */
  request<N extends MessageName>(
    name: N,
    fields: Messages[N]['request'],
  ): Messages[N]['response'] | Refusal | null {
    this.#sequence = (this.#sequence + 1) & 0xff;
    const frame = {
      flags: 0,
      sequence: this.#sequence,
      type: MESSAGES[name].id,
      payload: encodeRequest(name, fields),
    };
    const [answer] = this.send(encodeFrame(frame));
    if (answer === undefined) return null;
    if ((answer.flags & FLAGS.error) !== 0) return { error: answer.payload[0]!, detail: answer.payload[1]! };
    return decodeResponse(name, answer.payload);
  }
}
