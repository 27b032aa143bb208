/** A token on an emulated RP2040 as a tester has it in hand. */
import { EFFECTS } from '../../token/contract.generated.ts';
import type { Device, DeviceWires } from '../../session/device.ts';
import type { ManifestImage } from '../boards.generated.ts';
import type { Rp2040Board } from '../rp2040/rp2040-board.ts';
import type { Driven } from './board-clock.ts';
import { HeardSound } from './heard-sound.ts';

/** Until the chip has started its core and sleeps for the first time. */
const MAXIMUM_START_MS = 1000;
const START_STEP_MS = 0.5;
/** The shortest time between letting a key go and pressing it again: a finger that is quick. */
const FINGER_MS = 50;
/**
 * How much the real-time clock is behind when the chip is switched on. Firmware that starts the clock itself knows when
 * a second begins; here it finds it running and reads whole seconds, soon after the start and before this has passed.
 */
export const BEFORE_FIRST_READING_MS = 10;
/** Until a chip that looks every 4 ms takes a contact for settled, and has done what follows. */
const SETTLE_MS = 20;

export class EmulatedDevice implements Device, Driven {
  readonly board: Rp2040Board;
  readonly #sound: HeardSound | null;
  readonly #frameListeners: ((frame: Uint8Array) => void)[] = [];
  #shown: Uint8Array = new Uint8Array(16);
  readonly #releasedMs = new Map<string, number>();
  #sleepAllowed = true;
  /** Cycles that the chip had slept when the core gave its last effects. */
  #sleptBefore = 0;

  /** Without power yet: `powerOn` starts the chip. */
  constructor(board: Rp2040Board, entry: ManifestImage, { link, audio, motor }: DeviceWires) {
    this.board = board;
    this.#sound = entry.voice === null ? null : new HeardSound(board, entry, audio);
    link.onReceive((bytes) => board.link.send(bytes));
    board.link.onReceive((bytes) => link.send(bytes));
    board.onMotor((on) => motor.turn(on));
    // The chip itself sleeps between any two events; that the core allows to sleep on is what its effects say.
    board.probe.onReturn('w2c_core_takeEffects', (effects) => {
      this.#sleepAllowed = (effects & EFFECTS.sleep) !== 0;
      this.#sleptBefore = board.chip.cycles.slept;
    });
  }

  get isPowered(): boolean {
    return this.board.isPowered;
  }

  get asleep(): boolean {
    if (!this.board.isPowered) return true;
    if (!this.#sleepAllowed || this.audible) return false;
    // What else the last effects asked for, such as a dark glass, is done before the chip sleeps. A look at a key that is
    // held down wakes it for a moment.
    const { chip } = this.board;
    return chip.rp2040.core.waiting || chip.cycles.slept > this.#sleptBefore;
  }

  get audible(): boolean {
    return this.board.isPowered && (this.#sound?.audible ?? false);
  }

  frame(): Uint8Array {
    return this.board.frame();
  }

  onFrame(listener: (frame: Uint8Array) => void): void {
    this.#frameListeners.push(listener);
  }

  press(key: string): void {
    this.#letFingerMove(key);
    this.board.press(key);
  }

  release(key: string): void {
    this.board.release(key);
    this.#releasedMs.set(key, this.uptimeMs());
    this.run(SETTLE_MS);
  }

  setMillivolts(millivolts: number): void {
    this.board.setMillivolts(millivolts);
  }

  setHeadphones(present: boolean): void {
    this.board.setHeadphones(present);
    if (this.board.isPowered) this.run(SETTLE_MS);
  }

  powerCut(): void {
    this.board.powerCut();
    this.#look();
  }

  /** Throws ChipFault, or Error when the chip does not come up. */
  powerOn(): void {
    if (this.board.isPowered) return;
    this.board.powerOn();
    for (let ms = 0; ms < MAXIMUM_START_MS; ms += START_STEP_MS) {
      this.run(START_STEP_MS);
      if (this.board.isPowered && this.board.chip.rp2040.core.waiting) return;
    }
    throw new Error(`the chip: expected it to sleep within ${MAXIMUM_START_MS} ms of power-on, got no sleep`);
  }

  uptimeMs(): number {
    return this.board.uptimeMs();
  }

  /**
   * Moves the real-time clock, which needs the power to be off: the firmware reads it when it starts and never again.
   */
  setUnixMs(unixMs: number): void {
    const wasPowered = this.board.isPowered;
    this.powerCut();
    this.board.setUnixMs(unixMs - BEFORE_FIRST_READING_MS);
    if (wasPowered) this.powerOn();
  }

  run(ms: number): void {
    this.board.run(ms);
    this.#look();
  }

  /** A key that is let go and pressed in the same instant was never let go, for a chip that looks at its contact. */
  #letFingerMove(key: string): void {
    const releasedMs = this.#releasedMs.get(key) ?? -FINGER_MS;
    const leftMs = releasedMs + FINGER_MS - this.uptimeMs();
    if (leftMs > 0) this.run(leftMs);
  }

  /** Hands on what is heard, and the glass when it has changed. */
  #look(): void {
    if (this.board.isPowered) this.#sound?.deliver();
    else this.#sound?.stop();
    if (this.#frameListeners.length === 0) return;
    const frame = this.frame();
    if (Buffer.compare(frame, this.#shown) === 0) return;
    this.#shown = frame;
    for (const listener of this.#frameListeners) listener(frame);
  }
}
