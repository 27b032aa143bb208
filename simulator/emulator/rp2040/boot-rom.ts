/**
 * Stands in for the RP2040's boot ROM, which rp2040js does not have: its vectors, its function table with the flash
 * functions (RP2040 datasheet section 2.8.3), and its loader. A function is a BKPT that the host serves, and a return.
 */
import type { RP2040 } from 'rp2040js';
import { ChipFault } from '../board.ts';
import type { Bus } from './bus.ts';
import { fault, hex } from './chip-fault.ts';
import {
  BOOT2_ADDRESS,
  BOOT2_BYTES,
  BOOT_ROM_BYTES,
  FLASH_PAGE_BYTES,
  FLASH_SECTOR_BYTES,
  SRAM_BASE,
} from './memory-map.ts';
import type { NorFlash } from './nor-flash.ts';

/** Two-letter codes of datasheet section 2.8.3.1.3. */
const FUNCTIONS = ['IF', 'EX', 'RE', 'RP', 'FC', 'CX'] as const;
type FunctionCode = (typeof FUNCTIONS)[number];

/** Halfwords at fixed places of the ROM (datasheet section 2.8.3.1). */
const FUNCTION_TABLE_POINTER = 0x14;
const DATA_TABLE_POINTER = 0x16;
const LOOKUP_POINTER = 0x18;

const LOOKUP_ADDRESS = 0x80;
const LOOKUP_BREAK = 0;
const FIRST_FUNCTION_ADDRESS = 0x90;
const FUNCTION_TABLE_ADDRESS = 0x200;
const DATA_TABLE_ADDRESS = 0x300;
/** Where a function called by the debugger returns to. */
export const RETURN_ADDRESS = 0x400;

/** Typical times of a W25Q16JV (its datasheet, table 9.6): the chip does nothing else meanwhile. */
const ERASE_MS = 45;
const PROGRAM_MS = 0.4;

const BKPT = 0xbe00;
const BX_LR = 0x4770;
const BRANCH_TO_SELF = 0xe7fe;
const THUMB = 1;

function addressOf(index: number): number {
  return FIRST_FUNCTION_ADDRESS + 4 * index;
}

function romImage(): Uint32Array {
  const rom = new DataView(new ArrayBuffer(BOOT_ROM_BYTES));
  const stub = (address: number, breakNumber: number): void => {
    rom.setUint16(address, BKPT | breakNumber, true);
    rom.setUint16(address + 2, BX_LR, true);
  };
  rom.setUint32(0, BOOT2_ADDRESS, true);
  rom.setUint32(4, RETURN_ADDRESS | THUMB, true);
  rom.setUint16(FUNCTION_TABLE_POINTER, FUNCTION_TABLE_ADDRESS, true);
  rom.setUint16(DATA_TABLE_POINTER, DATA_TABLE_ADDRESS, true);
  rom.setUint16(LOOKUP_POINTER, LOOKUP_ADDRESS | THUMB, true);
  stub(LOOKUP_ADDRESS, LOOKUP_BREAK);
  FUNCTIONS.forEach((code, index) => {
    stub(addressOf(index), index + 1);
    const entry = FUNCTION_TABLE_ADDRESS + 4 * index;
    rom.setUint16(entry, code.charCodeAt(0) | (code.charCodeAt(1) << 8), true);
    rom.setUint16(entry + 2, addressOf(index) | THUMB, true);
  });
  rom.setUint16(RETURN_ADDRESS, BRANCH_TO_SELF, true);
  return new Uint32Array(rom.buffer);
}

/** CRC-32 as the boot ROM reckons it: polynomial 04C11DB7, not reflected, without final inversion. */
export function boot2Crc(boot2: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of boot2.subarray(0, BOOT2_BYTES - 4)) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return crc >>> 0;
}

export class BootRom {
  readonly #rp2040: RP2040;
  readonly #bus: Bus;
  readonly #flash: NorFlash;
  /** flash_exit_xip was called: the flash chip takes commands now. */
  #isOpen = false;

  constructor(rp2040: RP2040, bus: Bus, flash: NorFlash) {
    this.#rp2040 = rp2040;
    this.#bus = bus;
    this.#flash = flash;
    rp2040.bootrom.set(romImage());
    rp2040.onBreak = (code) => this.#serve(code);
  }

  /** What the ROM does at power-on with a valid flash: copies boot2 to RAM and enters it with LR = 0. */
  start(): void {
    const { core, sram } = this.#rp2040;
    const boot2 = this.#flash.bytes.subarray(0, BOOT2_BYTES);
    const stored = new DataView(boot2.buffer, boot2.byteOffset).getUint32(BOOT2_BYTES - 4, true);
    const reckoned = boot2Crc(boot2);
    if (stored !== reckoned)
      throw new ChipFault(
        `boot2: expected the checksum ${hex(reckoned)} in its last word, got ${hex(stored)}`,
      );
    sram.set(boot2, BOOT2_ADDRESS - SRAM_BASE);
    core.VTOR = 0;
    core.SP = BOOT2_ADDRESS;
    core.LR = 0;
    core.PC = BOOT2_ADDRESS;
  }

  /** boot2 has switched the flash interface on again. */
  xipRestored(): void {
    this.#isOpen = false;
    this.#bus.xip = true;
  }

  #serve(breakNumber: number): void {
    const { core } = this.#rp2040;
    const pc = core.PC - 2;
    if (pc >= BOOT_ROM_BYTES)
      throw fault(pc, 'no breakpoint instruction in the firmware', `BKPT ${breakNumber}`);
    if (breakNumber === LOOKUP_BREAK) this.#lookUp();
    else this.#callFlash(FUNCTIONS[breakNumber - 1]!);
  }

  /** r0: the table, r1: the code; gives the function's address in r0. */
  #lookUp(): void {
    const { registers, LR } = this.#rp2040.core;
    const code = String.fromCharCode(registers[1]! & 0xff, (registers[1]! >> 8) & 0xff);
    const index = FUNCTIONS.findIndex((each) => each === code);
    if (index < 0) throw fault(LR, `a boot ROM function of ${FUNCTIONS.join(', ')}`, `"${code}"`);
    registers[0] = addressOf(index) | THUMB;
  }

  #callFlash(code: FunctionCode): void {
    const { core } = this.#rp2040;
    const offset = core.registers[0]!;
    const second = core.registers[1]!;
    const third = core.registers[2]!;
    // Flash that is being changed cannot be read, so neither the caller nor an interrupt may lie in it.
    if (core.LR < SRAM_BASE) throw fault(core.LR, `${code} to be called from RAM`, hex(core.LR));
    if (!core.PM) throw fault(core.LR, `${code} to be called with interrupts off`, 'interrupts on');
    switch (code) {
      case 'IF':
        return;
      case 'EX':
        this.#isOpen = true;
        this.#bus.xip = false;
        return;
      case 'RE':
        this.#requireOpen(code);
        this.#flash.erase(offset, second);
        return this.#pass((ERASE_MS * second) / FLASH_SECTOR_BYTES);
      case 'RP':
        this.#requireOpen(code);
        this.#flash.program(offset, this.#fromRam(second, third));
        return this.#pass((PROGRAM_MS * third) / FLASH_PAGE_BYTES);
      case 'FC':
        return;
      case 'CX':
        return this.xipRestored();
    }
  }

  /** Bytes of the link arrive, samples fall due, and nobody serves them: interrupts are off. */
  #pass(ms: number): void {
    const { core, clkSys } = this.#rp2040;
    core.cycles += Math.round((ms / 1000) * clkSys);
  }

  #requireOpen(code: FunctionCode): void {
    if (!this.#isOpen)
      throw fault(
        this.#rp2040.core.LR,
        `flash_exit_xip (EX) before ${code}`,
        'flash in execute-in-place mode',
      );
  }

  #fromRam(address: number, length: number): Uint8Array {
    const { sram, core } = this.#rp2040;
    const offset = address - SRAM_BASE;
    if (!(offset >= 0 && offset + length <= sram.length))
      throw fault(core.LR, 'the bytes to program to lie in RAM', `${hex(address)} + ${length}`);
    return sram.slice(offset, offset + length);
  }
}
