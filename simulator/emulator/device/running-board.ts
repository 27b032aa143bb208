/** A board that runs beside this process, as a session's device: what takes it a while is done meanwhile. */
import type { Device, DeviceWires } from '../../session/device.ts';
import type { EmulatedBoard, Eventually } from '../board.ts';

/** How often the glass is looked at. */
const LOOK_EVERY_MS = 100;

export class RunningBoard implements Device {
  /** Rejects when the board could not do what it was asked. */
  readonly failed: Promise<never>;
  readonly asleep = false;
  readonly audible = false;
  readonly #board: EmulatedBoard;
  #isPowered = true;
  readonly #listeners: ((frame: Uint8Array) => void)[] = [];
  #fail: (reason: unknown) => void = () => {};
  #frame: Uint8Array = new Uint8Array(16);
  #timer: NodeJS.Timeout | undefined;
  /** One thing after the other, in the order asked for. */
  #last: Promise<void> = Promise.resolve();

  constructor(board: EmulatedBoard) {
    this.#board = board;
    this.failed = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.failed.catch(() => {});
  }

  /** Leads the board's link to the session's, and looks at the glass from now on. */
  connect({ link }: DeviceWires): Device {
    link.onReceive((bytes) => this.#board.link.send(bytes));
    this.#board.link.onReceive((bytes) => link.send(bytes));
    this.#timer = setInterval(() => this.#do(() => this.#look()), LOOK_EVERY_MS);
    return this;
  }

  get isPowered(): boolean {
    return this.#isPowered;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  frame(): Uint8Array {
    return this.#frame;
  }

  onFrame(listener: (frame: Uint8Array) => void): void {
    this.#listeners.push(listener);
  }

  press(key: string): void {
    this.#do(() => this.#board.press(key));
  }

  release(key: string): void {
    this.#do(() => this.#board.release(key));
  }

  setMillivolts(millivolts: number): void {
    this.#do(() => this.#board.setMillivolts(millivolts));
  }

  setHeadphones(present: boolean): void {
    this.#do(() => this.#board.setHeadphones(present));
  }

  powerCut(): void {
    this.#isPowered = false;
    this.#do(() => this.#board.powerCut());
  }

  powerOn(): void {
    this.#isPowered = true;
    this.#do(() => this.#board.powerOn());
  }

  #do(act: () => Eventually<void>): void {
    this.#last = this.#last.then(act).catch((reason: unknown) => this.#fail(reason));
  }

  async #look(): Promise<void> {
    const frame = await this.#board.frame();
    if (frame === null || Buffer.compare(frame, this.#frame) === 0) return;
    this.#frame = frame;
    for (const listener of this.#listeners) listener(frame);
  }
}
