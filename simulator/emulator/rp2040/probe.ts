/** The debugger's view of an emulated RP2040: it looks at memory and stops at functions, and the firmware cannot tell. */
import { hex } from './chip-fault.ts';
import type { CallResult, Probe } from '../board.ts';
import type { Breakpoints } from './breakpoints.ts';
import type { Chip } from './chip.ts';
import { FLASH_BYTES, SRAM_BASE, SRAM_BYTES, XIP_BASE } from './memory-map.ts';
import type { NorFlash } from './nor-flash.ts';

/** A second at 12 MHz: no function of the firmware takes as long. */
const MAXIMUM_CYCLES = 12_000_000;
/** r0 to r3 hold the first arguments, the stack the rest (AAPCS32 section 6.5). */
const REGISTER_ARGUMENTS = 4;

export class Rp2040Probe implements Probe {
  readonly #symbols: ReadonlyMap<string, number>;
  readonly #breakpoints: Breakpoints;
  readonly #flash: NorFlash;
  readonly #chip: () => Chip;

  /** @param chip gives the chip, or throws while the power is off */
  constructor(
    symbols: ReadonlyMap<string, number>,
    breakpoints: Breakpoints,
    flash: NorFlash,
    chip: () => Chip,
  ) {
    this.#symbols = symbols;
    this.#breakpoints = breakpoints;
    this.#flash = flash;
    this.#chip = chip;
  }

  has(symbol: string): boolean {
    return this.#symbols.has(symbol);
  }

  address(symbol: string): number {
    const address = this.#symbols.get(symbol);
    if (address === undefined)
      throw new RangeError(`symbol: expected one of the firmware's, got "${symbol}"`);
    return address;
  }

  read(address: number, length: number): Uint8Array {
    const inRam = address - SRAM_BASE;
    if (inRam >= 0 && inRam + length <= SRAM_BYTES)
      return this.#chip().rp2040.sram.slice(inRam, inRam + length);
    const inFlash = address - XIP_BASE;
    if (inFlash >= 0 && inFlash + length <= FLASH_BYTES)
      return this.#flash.bytes.slice(inFlash, inFlash + length);
    throw new RangeError(`probe: expected a range within RAM or flash, got ${hex(address)} + ${length}`);
  }

  write(address: number, bytes: Uint8Array): void {
    const inRam = address - SRAM_BASE;
    if (!(inRam >= 0 && inRam + bytes.length <= SRAM_BYTES))
      throw new RangeError(`probe: expected a range within RAM, got ${hex(address)} + ${bytes.length}`);
    this.#chip().rp2040.sram.set(bytes, inRam);
  }

  readWord(address: number): number {
    const bytes = this.read(address, 4);
    return new DataView(bytes.buffer).getUint32(0, true);
  }

  /** As Probe says; the handler must be done when it returns, since the chip does not wait for promises. */
  onEntry(
    symbol: string,
    argumentCount: number,
    handler: (args: readonly number[]) => void | Promise<void>,
  ): () => void {
    return this.#breakpoints.add(this.address(symbol), () => {
      const waiting = handler(this.#arguments(argumentCount));
      if (waiting instanceof Promise)
        throw new TypeError(
          `onEntry ${symbol}: expected a handler that is done when it returns, got a promise`,
        );
    });
  }

  /** Stops where the function has just returned to its caller, each time, and hands over r0. */
  onReturn(symbol: string, handler: (result: number) => void): () => void {
    return this.#breakpoints.add(this.address(symbol), () => {
      const { LR, SP } = this.#chip().rp2040.core;
      const end = this.#breakpoints.add(LR, () => {
        const { core } = this.#chip().rp2040;
        // The same place may be reached by another call first.
        if (core.SP !== SP) return;
        end();
        handler(core.registers[0]!);
      });
    });
  }

  call(symbol: string, args: readonly number[], mostCycles = MAXIMUM_CYCLES): CallResult {
    return this.#chip().call(this.address(symbol), args, mostCycles);
  }

  #arguments(count: number): number[] {
    const { core } = this.#chip().rp2040;
    return Array.from({ length: count }, (_, index) =>
      index < REGISTER_ARGUMENTS
        ? core.registers[index]!
        : this.readWord(core.SP + 4 * (index - REGISTER_ARGUMENTS)),
    );
  }
}
