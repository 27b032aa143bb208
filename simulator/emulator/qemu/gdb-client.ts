/**
 * QEMU's debugger stub: memory, registers, breakpoints, stopping and going on, one packet each. Who may do what while the
 * chip runs is not decided here but in chip-control.ts.
 */
import type { Socket } from 'node:net';
import { packet, PacketReader } from './gdb-packets.ts';

const INTERRUPT = '\x03';
/** QEMU takes packets of 4096 characters. */
const MAXIMUM_BYTES = 1024;
/** A stop reply: `T05thread:01;` or `S05`. */
const STOP = /^[TS][0-9a-f]{2}/;

export class GdbClient {
  readonly #socket: Socket;
  readonly #reader = new PacketReader();
  #answer: { resolve: (data: string) => void; reject: (error: Error) => void } | null = null;
  #isClosed = false;
  /** The chip has stopped by itself or was asked to. */
  onStop: () => void = () => {};

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      for (const data of this.#reader.take(text)) this.#take(data);
    });
    socket.once('close', () => {
      this.#isClosed = true;
      this.#answer?.reject(new Error('the emulated chip lost its power'));
      this.#answer = null;
    });
  }

  /** Before registers can be asked for one by one: QEMU gives them only to a debugger that has asked for their names. */
  async begin(): Promise<void> {
    await this.#ask('qXfer:features:read:target.xml:0,3ff');
  }

  async read(address: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += MAXIMUM_BYTES) {
      const count = Math.min(MAXIMUM_BYTES, length - at);
      const answer = await this.#ask(`m${hex(address + at)},${hex(count)}`);
      if (answer.length !== 2 * count) throw refused(`reading ${count} bytes`, address + at, answer);
      bytes.set(Buffer.from(answer, 'hex'), at);
    }
    return bytes;
  }

  async write(address: number, bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += MAXIMUM_BYTES) {
      const part = bytes.subarray(at, at + MAXIMUM_BYTES);
      const data = Buffer.from(part).toString('hex');
      const answer = await this.#ask(`M${hex(address + at)},${hex(part.length)}:${data}`);
      if (answer !== 'OK') throw refused(`writing ${part.length} bytes`, address + at, answer);
    }
  }

  /** Registers of 32 bits, by QEMU's numbers. */
  async register(number: number): Promise<number> {
    const answer = await this.#ask(`p${hex(number)}`);
    if (answer.length !== 8) throw new Error(`register ${number}: expected 8 digits, got '${answer}'`);
    return Buffer.from(answer, 'hex').readUInt32LE();
  }

  async setRegister(number: number, value: number): Promise<void> {
    const word = Buffer.alloc(4);
    word.writeUInt32LE(value >>> 0);
    const answer = await this.#ask(`P${hex(number)}=${word.toString('hex')}`);
    if (answer !== 'OK') throw new Error(`register ${number} was not set: '${answer}'`);
  }

  async setBreakpoint(address: number): Promise<void> {
    await this.#breakpoint('Z', address);
  }

  async clearBreakpoint(address: number): Promise<void> {
    await this.#breakpoint('z', address);
  }

  /** The answer is a stop: onStop. */
  goOn(): void {
    this.#write(packet('c'));
  }

  /** One instruction, without interrupts (QEMU's default); the answer is a stop: onStop. */
  step(): void {
    this.#write(packet('s'));
  }

  /** Asks a running chip to stop. */
  interrupt(): void {
    this.#write(INTERRUPT);
  }

  close(): void {
    this.#socket.destroy();
  }

  async #breakpoint(letter: 'Z' | 'z', address: number): Promise<void> {
    const answer = await this.#ask(`${letter}0,${hex(address)},2`);
    if (answer !== 'OK') throw refused('a breakpoint', address, answer);
  }

  #ask(data: string): Promise<string> {
    if (this.#isClosed) return Promise.reject(new Error('the emulated chip has no power'));
    if (this.#answer !== null) return Promise.reject(new Error(`gdb: '${data}' before the last answer`));
    return new Promise((resolve, reject) => {
      this.#answer = { resolve, reject };
      this.#write(packet(data));
    });
  }

  #take(data: string): void {
    this.#write('+');
    if (STOP.test(data) && this.#answer === null) {
      this.onStop();
      return;
    }
    const answer = this.#answer;
    this.#answer = null;
    answer?.resolve(data);
  }

  #write(text: string): void {
    if (!this.#isClosed) this.#socket.write(text);
  }
}

function hex(value: number): string {
  return value.toString(16);
}

function refused(what: string, address: number, answer: string): Error {
  return new Error(`${what} at 0x${hex(address)}: the debugger answered '${answer}'`);
}
