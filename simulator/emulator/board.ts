/**
 * An emulated board as its users see it: keys, glass, link, power, and a debugger's probe. The RP2040 runs within this
 * process in virtual time and gives plain values; boards in QEMU run beside it and give promises. `await` fits both.
 */
import type { LinkPort } from '../ports/link.ts';
import type { ModelName } from '../token/contract.generated.ts';
import type { BoardName } from './boards.generated.ts';

/**
 * The most bytes on their way to a chip: more than a host sends before it waits for an answer. What a host sends beyond is
 * lost, as where nothing holds it back on a real line.
 */
export const LINE_HOLDS_BYTES = 65_536;

export type Eventually<T> = T | Promise<T>;

/** What a call into the firmware gave. */
export interface CallResult {
  /** The first result register (r0, a0), unsigned. */
  result: number;
  /** Processor cycles from the function's first instruction to its return; null where the emulator counts none. */
  cycles: number | null;
}

/**
 * A debugger's view of the chip. The firmware does not know that it is looked at. Symbols are those of
 * the image's symbols file; a name that it lacks throws RangeError naming it.
 */
export interface Probe {
  address(symbol: string): number;
  has(symbol: string): boolean;
  read(address: number, length: number): Eventually<Uint8Array>;
  /** RAM only. */
  write(address: number, bytes: Uint8Array): Eventually<void>;
  /**
   * Stops at the function's first instruction, each time, and hands over its first arguments by the ABI's registers and
   * stack, as unsigned words (of a `w2c_core_*` export the first is the instance). The chip stands still until the
   * handler is done. Gives a function that ends it.
   */
  onEntry(
    symbol: string,
    argumentCount: number,
    handler: (args: readonly number[]) => Eventually<void>,
  ): Eventually<() => Eventually<void>>;
  /**
   * Runs one function by itself, with interrupts off, and puts all registers back. Rejects or throws when it does not
   * return within `mostCycles` (instructions where there is no cycle counter).
   */
  call(symbol: string, args: readonly number[], mostCycles?: number): Eventually<CallResult>;
}

export interface EmulatedBoard {
  readonly board: BoardName;
  readonly model: ModelName;
  readonly probe: Probe;
  /** The link's far end: `send` gives bytes to the board's UART, `onReceive` hears what it sends. */
  readonly link: LinkPort;
  /** Milliseconds that the chip has run since it was made, power cuts included. */
  uptimeMs(): number;
  /** Closes a key's contact. RangeError for a key that the model has not. */
  press(key: string): Eventually<void>;
  release(key: string): Eventually<void>;
  /** The battery's voltage, where the board can measure it. */
  setMillivolts(millivolts: number): Eventually<void>;
  setHeadphones(present: boolean): Eventually<void>;
  /** The glass, one bit per segment, decoded from what the display shows; null where no display is emulated. */
  frame(): Eventually<Uint8Array | null>;
  /** Lets the chip run for so long: virtual time on the RP2040, real time in QEMU. */
  run(ms: number): Eventually<void>;
  /** Takes the power away: RAM and pins are lost, flash stays. */
  powerCut(): Eventually<void>;
  /** Gives it back; the chip starts from flash. */
  powerOn(): Eventually<void>;
  /** The two journal slots, in the format of simulator/ports/file-storage.ts. */
  storageImage(): Eventually<Uint8Array>;
  /** Ends the emulator and what it started. */
  close(): Eventually<void>;
}

/** The emulated program did what a chip must not do; the message names the address and what was expected. */
export class ChipFault extends Error {
  override readonly name = 'ChipFault';
}
