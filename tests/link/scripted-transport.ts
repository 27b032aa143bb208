/** A transport whose other side is the test: it sees each request and says what comes back, and when. */
import { encodeFrame, FrameDecoder, type Frame } from '../../host-tools/link/framing.ts';
import { encodeResponse } from '../../host-tools/link/messages.ts';
import {
  ERRORS,
  FLAGS,
  MESSAGES,
  type MessageName,
  type Messages,
} from '../../host-tools/link/protocol.generated.ts';
import type { Transport } from '../../host-tools/link/transport.ts';

/** What the script does with the request: the frames to answer with at once, if any. */
export type Script = (request: Frame, index: number) => readonly Frame[];

export class ScriptedTransport implements Transport {
  readonly requests: Frame[] = [];
  closes = 0;
  readonly #script: Script;
  readonly #decoder = new FrameDecoder();
  readonly #listeners: ((bytes: Uint8Array) => void)[] = [];
  readonly #closeListeners: ((reason: Error) => void)[] = [];

  constructor(script: Script) {
    this.#script = script;
  }

  send(bytes: Uint8Array): void {
    for (const request of this.#decoder.push(bytes)) {
      this.requests.push(request);
      for (const answer of this.#script(request, this.requests.length - 1)) this.deliver(answer);
    }
  }

  /** A frame from the token, whenever the test likes. */
  deliver(frame: Frame): void {
    for (const listener of this.#listeners) listener(encodeFrame(frame));
  }

  /** The cable is pulled. */
  lose(reason: Error): void {
    for (const listener of this.#closeListeners) listener(reason);
  }

  onReceive(listener: (bytes: Uint8Array) => void): void {
    this.#listeners.push(listener);
  }

  onClose(listener: (reason: Error) => void): void {
    this.#closeListeners.push(listener);
  }

  close(): void {
    this.closes++;
  }
}

export function answer<N extends MessageName>(
  request: Frame,
  name: N,
  fields: Messages[N]['response'],
): Frame {
  return {
    flags: FLAGS.response,
    sequence: request.sequence,
    type: MESSAGES[name].id,
    payload: encodeResponse(name, fields),
  };
}

export function errorCode(name: string): number {
  const code = Object.entries(ERRORS).find(([, error]) => error.name === name)?.[0];
  if (code === undefined) throw new Error(`the table has no error '${name}'`);
  return Number(code);
}

export function refusal(request: Frame, error: string, detail = 0): Frame {
  return {
    ...request,
    flags: FLAGS.response | FLAGS.error,
    payload: Uint8Array.of(errorCode(error), detail),
  };
}
