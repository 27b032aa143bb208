/** The serial line at the chip's UART0: bytes arrive at the speed of the line, as they do through a cable. */
import { LINE_HOLDS_BYTES } from '../board.ts';
import type { RP2040 } from './rp2040js.ts';
import type { ChipAlarm, ChipClock } from './chip-clock.ts';

/** Start bit, eight data bits, stop bit. */
const BITS_PER_BYTE = 10;
/** UARTFR and its bit RXFF (RP2040 datasheet section 4.2.8). */
const FLAGS = 0x18;
const RECEIVE_FULL = 1 << 6;

export class UartLine {
  readonly #rp2040: RP2040;
  readonly #alarm: ChipAlarm;
  #arriving: number[] = [];
  #next = 0;
  #sent: number[] = [];
  /** Bytes that were lost, since the receive FIFO was full or the line held as many as it can. */
  #overruns = 0;

  constructor(rp2040: RP2040, clock: ChipClock) {
    this.#rp2040 = rp2040;
    this.#alarm = clock.createAlarm(() => this.#arrive());
    rp2040.uart[0]!.onByte = (byte) => this.#sent.push(byte);
  }

  get overruns(): number {
    return this.#overruns;
  }

  /** Puts bytes on the line towards the chip. */
  feed(bytes: Uint8Array): void {
    const room = LINE_HOLDS_BYTES - (this.#arriving.length - this.#next);
    for (const byte of bytes.subarray(0, room)) this.#arriving.push(byte);
    this.#overruns += Math.max(bytes.length - room, 0);
    if (!this.#alarm.isSet) this.#alarm.schedule(this.#nanosPerByte());
  }

  /** What the chip has sent since the last call. */
  take(): Uint8Array {
    const bytes = Uint8Array.from(this.#sent);
    this.#sent = [];
    return bytes;
  }

  #nanosPerByte(): number {
    const { baudDivider, baudRate } = this.#rp2040.uart[0]!;
    // Before the firmware has set the line's speed nothing can be received; the bytes pass by at its usual speed.
    return (BITS_PER_BYTE * 1e9) / (baudDivider === 0 ? 115_200 : baudRate);
  }

  #arrive(): void {
    const uart = this.#rp2040.uart[0]!;
    const byte = this.#arriving[this.#next]!;
    this.#next += 1;
    if (uart.enabled && uart.rxEnabled) {
      if ((uart.readUint32(FLAGS) & RECEIVE_FULL) !== 0) this.#overruns += 1;
      else uart.feedByte(byte);
    }
    // What has arrived is let go of now and then, not only when the line is silent.
    if (this.#next === LINE_HOLDS_BYTES) {
      this.#arriving = this.#arriving.slice(this.#next);
      this.#next = 0;
    }
    if (this.#next < this.#arriving.length) return this.#alarm.schedule(this.#nanosPerByte());
    this.#arriving = [];
    this.#next = 0;
  }
}
