/**
 * Asks a token over the serial link, one request at a time, and asks again with the same sequence number when it is
 * silent. It tells a refusal by its number: the words for one, which LinkClient has, are no use to a page that shows none.
 */
import { LinkBadAnswer, LinkClosed, LinkSilence, NumberedRefusal } from './errors.ts';
import { encodeFrame, FrameDecoder, type Frame } from './framing.ts';
import { decodeResponse, encodeRequest } from './messages.ts';
import { FLAGS, MESSAGES, type MessageName, type Messages } from './protocol.generated.ts';
import type { Transport } from './transport.ts';

/** Runs a task later and returns how to cancel it; a simulator's clock fits as it is. */
export interface Timers {
  schedule(delayMs: number, task: () => void): () => void;
}

export interface LinkClientOptions {
  /** How long a try waits for its answer. A token that is storing answers a later try at the latest. */
  answerTimeoutMs?: number;
  /** How often a request goes out before the token counts as silent. */
  tries?: number;
  /** 0 to 255; random unless given, so that an answer stored for an earlier host is not taken for a new one. */
  firstSequence?: number;
  timers?: Timers;
}

const ANSWER_TIMEOUT_MS = 250;
const TRIES = 4;
const ERROR_PAYLOAD_BYTES = 2;

const SYSTEM_TIMERS: Timers = {
  schedule(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

interface Exchange {
  name: MessageName;
  sent: object;
  payload: Uint8Array;
  resolve: (response: object) => void;
  reject: (error: Error) => void;
}

/** The exchange under way: its frame, and how often it may still go out. */
interface Turn {
  exchange: Exchange;
  sequence: number;
  bytes: Uint8Array;
  triesLeft: number;
  /** How often the transport still has it in hand. */
  sending: number;
  isOver: boolean;
  cancelTimer: () => void;
}

function randomSequence(): number {
  return crypto.getRandomValues(new Uint8Array(1))[0]!;
}

/** A transport may still read the bytes of a try whose answer has come, or of one after it. */
function wipeWhenDone(turn: Turn): void {
  if (turn.isOver && turn.sending === 0) turn.bytes.fill(0); // they may hold a secret
}

export class NumberedLinkClient {
  readonly #transport: Transport;
  readonly #timers: Timers;
  readonly #answerTimeoutMs: number;
  readonly #tries: number;
  readonly #decoder = new FrameDecoder();
  readonly #waiting: Exchange[] = [];
  #turn: Turn | null = null;
  #nextSequence: number;
  #closed: LinkClosed | null = null;

  constructor(transport: Transport, options: LinkClientOptions = {}) {
    this.#transport = transport;
    this.#timers = options.timers ?? SYSTEM_TIMERS;
    this.#answerTimeoutMs = options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS;
    this.#tries = options.tries ?? TRIES;
    this.#nextSequence = options.firstSequence ?? randomSequence();
    transport.onReceive((bytes) => {
      for (const frame of this.#decoder.push(bytes)) this.#receive(frame);
    });
    transport.onClose?.((reason) => this.#end(new LinkClosed(reason.message, { cause: reason })));
  }

  /**
   * Sends a request after those already waiting and gives its answer's fields. Rejects with RangeError (a field that
   * does not fit), what `refusal` makes of the token's error answer, LinkSilence, LinkBadAnswer or LinkClosed.
   */
  request<N extends MessageName>(name: N, fields: Messages[N]['request']): Promise<Messages[N]['response']> {
    return new Promise((resolve, reject) => {
      if (this.#closed !== null) throw this.#closed;
      const payload = encodeRequest(name, fields);
      this.#waiting.push({
        name,
        sent: fields,
        payload,
        resolve: (response) => resolve(response as Messages[N]['response']),
        reject,
      });
      this.#startNext();
    });
  }

  /** The error for an error answer; `sent` are the fields of the request. */
  protected refusal(request: MessageName, code: number, detailByte: number, _sent: object): NumberedRefusal {
    return new NumberedRefusal(request, code, detailByte);
  }

  /** Rejects what is under way and waiting, then closes the transport. */
  async close(): Promise<void> {
    this.#end(new LinkClosed('the link was closed here'));
    await this.#transport.close();
  }

  #startNext(): void {
    if (this.#turn !== null) return;
    const exchange = this.#waiting.shift();
    if (exchange === undefined) return;
    const sequence = this.#nextSequence;
    this.#nextSequence = (sequence + 1) & 0xff;
    const { name, payload } = exchange;
    const bytes = encodeFrame({ flags: 0, sequence, type: MESSAGES[name].id, payload });
    payload.fill(0); // it may hold a secret
    this.#turn = {
      exchange,
      sequence,
      bytes,
      triesLeft: this.#tries,
      sending: 0,
      isOver: false,
      cancelTimer: () => undefined,
    };
    this.#send(this.#turn);
  }

  #send(turn: Turn): void {
    turn.triesLeft--;
    // The timer comes first: a transport in the same process answers before `send` returns.
    turn.cancelTimer = this.#timers.schedule(this.#answerTimeoutMs, () => this.#onSilence(turn));
    const lost = (error: unknown): void => {
      if (this.#turn === turn)
        this.#end(new LinkClosed(`sending failed: ${(error as Error).message}`, { cause: error }));
    };
    const sent = (): void => {
      turn.sending--;
      wipeWhenDone(turn);
    };
    turn.sending++;
    try {
      const sending = this.#transport.send(turn.bytes);
      if (sending) void sending.catch(lost).finally(sent);
      else sent();
    } catch (error) {
      lost(error);
      sent();
    }
  }

  #onSilence(turn: Turn): void {
    if (turn.triesLeft > 0) this.#send(turn);
    else this.#finish(turn, new LinkSilence(turn.exchange.name, this.#tries, this.#answerTimeoutMs));
  }

  #receive(frame: Frame): void {
    const turn = this.#turn;
    const isResponse = (frame.flags & FLAGS.response) !== 0;
    if (turn === null || !isResponse || frame.sequence !== turn.sequence) return;
    if (frame.type !== MESSAGES[turn.exchange.name].id) return;
    turn.cancelTimer();
    if ((frame.flags & FLAGS.error) !== 0) this.#receiveError(turn, frame.payload);
    else this.#receiveResponse(turn, frame.payload);
  }

  #receiveResponse(turn: Turn, payload: Uint8Array): void {
    try {
      this.#finish(turn, decodeResponse(turn.exchange.name, payload));
    } catch (error) {
      this.#finish(turn, new LinkBadAnswer((error as Error).message));
    }
  }

  #receiveError(turn: Turn, payload: Uint8Array): void {
    const { name, sent } = turn.exchange;
    const [code, detail] = payload;
    if (code === undefined || detail === undefined || payload.length !== ERROR_PAYLOAD_BYTES) {
      const expected = `an error answer of ${ERROR_PAYLOAD_BYTES} bytes`;
      this.#finish(turn, new LinkBadAnswer(`${name}: expected ${expected}, got ${payload.length}`));
    } else {
      this.#finish(turn, this.refusal(name, code, detail, sent));
    }
  }

  #finish(turn: Turn, outcome: object): void {
    this.#turn = null;
    turn.cancelTimer();
    turn.isOver = true;
    wipeWhenDone(turn);
    if (outcome instanceof Error) turn.exchange.reject(outcome);
    else turn.exchange.resolve(outcome);
    this.#startNext();
  }

  #end(reason: LinkClosed): void {
    if (this.#closed !== null) return;
    this.#closed = reason;
    const waiting = this.#waiting.splice(0);
    if (this.#turn !== null) this.#finish(this.#turn, reason);
    for (const { payload, reject } of waiting) {
      payload.fill(0); // it may hold a secret
      reject(reason);
    }
  }
}
