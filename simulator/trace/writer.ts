/** Writes what a token's core is given and gives out, as it happens, with the link's secrets masked. */
import { DELIMITER } from '../../host-tools/link/framing.ts';
import { MASK_BYTE, maskSecretBytes } from '../../host-tools/link/secret-mask.ts';
import type { InputEvent, Observer, OutputEvent } from '../runner/events.ts';
import { toTraceEvent, type LineSink, type TraceEnd, type TraceHeader } from './format.ts';

/** Longer than any frame: what goes on without a delimiter is noise, and is masked as such. */
const MAXIMUM_FRAME_BYTES = 300;

/** What a tester does to the power is no call into the core, but a replay must do the same. */
type PowerCutEvent = { input: 'power-cut' };
type AnyEvent = InputEvent | OutputEvent | PowerCutEvent;

function isLinkInput(event: AnyEvent): event is Extract<InputEvent, { input: 'link' }> {
  return 'input' in event && event.input === 'link';
}

export class TraceWriter implements Observer {
  readonly #sink: LineSink;
  #events = 0;
  #closed = false;
  /** Events since a frame began that is not yet whole: whether it holds a secret is known only at its end. */
  #held: AnyEvent[] = [];
  #heldLinkBytes = 0;
  /** A frame has begun and its delimiter has not come. */
  #frameIsOpen = false;
  /** Inside noise that was too long to be a frame: masked up to its delimiter. */
  #inNoise = false;

  constructor(sink: LineSink, header: TraceHeader) {
    this.#sink = sink;
    this.#sink.writeLine(JSON.stringify(header));
  }

  input(event: InputEvent): void {
    // The bytes belong to the runner, which may use them again.
    this.#take('bytes' in event ? { ...event, bytes: event.bytes.slice() } : event);
  }

  output(event: OutputEvent): void {
    this.#take(event);
  }

  powerCut(): void {
    this.#take({ input: 'power-cut' });
  }

  /** Writes what is held, masked, and the closing line. Later events are ignored. */
  close(): void {
    if (this.#closed) return;
    this.#release();
    const end: TraceEnd = { end: { events: this.#events } };
    this.#sink.writeLine(JSON.stringify(end));
    this.#closed = true;
  }

  #take(event: AnyEvent): void {
    if (this.#closed) return;
    // A boot begins with an empty receive buffer: a frame cut in two by it is no frame.
    if ('input' in event && event.input === 'boot') {
      this.#release();
      this.#inNoise = false;
      this.#frameIsOpen = false;
    }
    // Outputs are turned into text at once: a frame is a view of memory that changes.
    this.#held.push('output' in event ? (toTraceEvent(event) as unknown as AnyEvent) : event);
    if (isLinkInput(event) && event.bytes.length > 0) {
      this.#heldLinkBytes += event.bytes.length;
      this.#frameIsOpen = event.bytes.at(-1) !== DELIMITER;
    }
    if (!this.#frameIsOpen || this.#heldLinkBytes > MAXIMUM_FRAME_BYTES) this.#release();
  }

  /** Masks the link bytes of the held events as one stream, and writes each event with its share. */
  #release(): void {
    const chunks = this.#held.filter(isLinkInput).map((event) => event.bytes);
    const masked = this.#mask(Buffer.concat(chunks));
    let at = 0;
    for (const event of this.#held) {
      const length = isLinkInput(event) ? event.bytes.length : 0;
      const shown = isLinkInput(event) ? { ...event, bytes: masked.subarray(at, at + length) } : event;
      at += length;
      this.#sink.writeLine(JSON.stringify(toTraceEvent(shown)));
      this.#events += 1;
    }
    this.#held = [];
    this.#heldLinkBytes = 0;
  }

  #mask(bytes: Uint8Array): Uint8Array {
    if (bytes.length === 0) return bytes;
    const noiseEnd = this.#inNoise ? bytes.indexOf(DELIMITER) : 0;
    const masked = noiseEnd < 0 ? new Uint8Array(bytes.length) : maskSecretBytes(bytes);
    masked.fill(MASK_BYTE, 0, noiseEnd < 0 ? bytes.length : noiseEnd);
    this.#inNoise = masked.at(-1) !== DELIMITER;
    return masked;
  }
}
