/**
 * QEMU's test protocol beside a running machine: raises and lowers interrupt and GPIO inputs, and tells of a device's GPIO
 * outputs as they change.
 */
import type { Socket } from 'node:net';
import { onLine } from './text-lines.ts';

const EDGE = /^IRQ (raise|lower) (\d+)\r?$/;

interface Command {
  text: string;
  resolve: () => void;
  reject: (error: Error) => void;
}

export class QtestClient {
  readonly #socket: Socket;
  /** Sent, not yet answered: answers come in order. */
  readonly #waiting: Command[] = [];
  #onEdge: (pin: number, isHigh: boolean) => void = () => {};

  constructor(socket: Socket) {
    this.#socket = socket;
    onLine(socket, (line) => this.#take(line));
    socket.once('close', () => {
      for (const { text, reject } of this.#waiting.splice(0)) {
        reject(new Error(`QEMU ended before it answered '${text}'`));
      }
    });
  }

  /** Hears of every change of the device's outputs from now on; one device per machine. */
  async watchOutputs(device: string, onEdge: (pin: number, isHigh: boolean) => void): Promise<void> {
    this.#onEdge = onEdge;
    await this.#command(`irq_intercept_out ${device}`);
  }

  async setInput(device: string, input: number, isHigh: boolean): Promise<void> {
    await this.#command(`set_irq_in ${device} unnamed-gpio-in ${input} ${isHigh ? 1 : 0}`);
  }

  close(): void {
    this.#socket.destroy();
  }

  #command(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text, resolve, reject });
      this.#socket.write(`${text}\n`);
    });
  }

  #take(line: string): void {
    const edge = EDGE.exec(line);
    if (edge !== null) {
      this.#onEdge(Number(edge[2]), edge[1] === 'raise');
      return;
    }
    const command = this.#waiting.shift();
    if (line.startsWith('OK')) command?.resolve();
    else command?.reject(new Error(`QEMU answered '${command.text}' with '${line}'`));
  }
}
