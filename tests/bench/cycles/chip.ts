/**
 * An RP2040 without a firmware: one function after the other is called in it, and its cycles are counted.
 *
 * The counts are rp2040js': those of the Cortex-M0+ Technical Reference Manual, section 3.3, without wait states of
 * flash and bus.
 */
import { RP2040 } from 'rp2040js';
import { SRAM_BASE, SRAM_BYTES } from '../../../simulator/emulator/rp2040/memory-map.ts';

const STACK_TOP = SRAM_BASE + SRAM_BYTES - 16;
/** Where a called function returns to: nothing is ever fetched from there. */
const RETURN = STACK_TOP + 8;
const STACK_PAINT = 0xa5;
/** More than any function here takes. */
const MAXIMUM_CYCLES = 50_000_000;

export interface Call {
  /** What r0 holds afterwards. */
  readonly result: number;
  readonly cycles: number;
}

/** Whatever the emulator finds worth a remark ends the measurement: an unaligned access, an address that is not there. */
function fail(component: string, message: string): never {
  throw new Error(`${component}: ${message}`);
}

export class Chip {
  readonly #rp2040 = new RP2040();
  readonly #symbols: Readonly<Record<string, number>>;

  /** @param flash what lies in flash, from its start on */
  constructor(flash: Uint8Array, symbols: Readonly<Record<string, number>>) {
    this.#symbols = symbols;
    this.#rp2040.logger = { debug: () => {}, info: () => {}, warn: fail, error: fail };
    this.#rp2040.onBreak = (code) => fail('bkpt', `the code stopped with ${code}`);
    this.#rp2040.flash.set(flash);
  }

  addressOf(symbol: string): number {
    const address = this.#symbols[symbol];
    if (address === undefined) throw new Error(`the image has no symbol ${symbol}`);
    return address;
  }

  /** The RAM at an address, to be read and written. */
  ram(address: number, bytes: number): Uint8Array {
    if (address < SRAM_BASE || address + bytes > SRAM_BASE + SRAM_BYTES)
      throw new RangeError(`expected an address in RAM, got 0x${address.toString(16)}`);
    return this.#rp2040.sram.subarray(address - SRAM_BASE, address - SRAM_BASE + bytes);
  }

  word(address: number): number {
    return this.#rp2040.readUint32(address);
  }

  /** Calls a function as the procedure call standard says (AAPCS32, section 6.4): four arguments in registers. */
  call(symbol: string, args: readonly number[]): Call {
    const { core } = this.#rp2040;
    const onStack = args.slice(4);
    const stack = STACK_TOP - Math.ceil(onStack.length / 2) * 8;
    onStack.forEach((argument, n) => this.#rp2040.writeUint32(stack + n * 4, argument));
    args.slice(0, 4).forEach((argument, n) => (core.registers[n] = argument));
    core.SP = stack;
    core.LR = RETURN | 1;
    core.PC = this.addressOf(symbol) & ~1;
    const before = core.cycles;
    while (core.PC !== RETURN) {
      core.executeInstruction();
      if (core.cycles - before > MAXIMUM_CYCLES) throw new Error(`${symbol} does not return`);
    }
    return { result: core.registers[0]!, cycles: core.cycles - before };
  }

  /** The same, and how many bytes of stack it took. */
  callOnFreshStack(
    symbol: string,
    args: readonly number[],
    atMostBytes = 4096,
  ): Call & { stackBytes: number } {
    const stack = this.ram(STACK_TOP - atMostBytes, atMostBytes);
    stack.fill(STACK_PAINT);
    const call = this.call(symbol, args);
    const untouched = stack.findIndex((byte) => byte !== STACK_PAINT);
    if (untouched === 0) throw new Error(`${symbol} took more than ${atMostBytes} bytes of stack`);
    return { ...call, stackBytes: untouched < 0 ? 0 : atMostBytes - untouched };
  }
}
