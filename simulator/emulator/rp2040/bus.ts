/**
 * The core's way to memory, with what a Cortex-M0+ and the Pico's flash do not forgive: unaligned accesses (HardFault,
 * ARMv6-M ARM section A3.2.1), stores to flash or ROM, and reads of flash while it is out of execute-in-place mode.
 * rp2040js itself lets all of these pass. RAM and flash are read from typed arrays: that also is what makes it fast.
 */
import type { RP2040 } from 'rp2040js';
import { fault, hex } from './chip-fault.ts';
import {
  BOOT_ROM_BYTES,
  FLASH_BYTES,
  SRAM_BASE,
  SRAM_BYTES,
  XIP_ALIAS_MASK,
  XIP_BASE,
  XIP_END,
} from './memory-map.ts';

export class Bus {
  readonly #rp2040: RP2040;
  readonly #flash: DataView;
  readonly #flash16: Uint16Array;
  readonly #flash32: Uint32Array;
  /** As long as flash can be read in place: its size, else 0. */
  #xipBytes = FLASH_BYTES;

  /** Puts itself between the core and rp2040js. */
  constructor(rp2040: RP2040, flash: Uint8Array) {
    this.#rp2040 = rp2040;
    this.#flash = new DataView(flash.buffer, flash.byteOffset, flash.length);
    this.#flash16 = new Uint16Array(flash.buffer, flash.byteOffset, flash.length / 2);
    this.#flash32 = new Uint32Array(flash.buffer, flash.byteOffset, flash.length / 4);
    this.#takeOver();
  }

  /** Whether flash can be read in place; off between flash_exit_xip and the next start of boot2. */
  set xip(on: boolean) {
    this.#xipBytes = on ? FLASH_BYTES : 0;
  }

  #takeOver(): void {
    const { core, sram } = this.#rp2040;
    const sram16 = new Uint16Array(sram.buffer, 0, SRAM_BYTES / 2);
    const sram32 = new Uint32Array(sram.buffer, 0, SRAM_BYTES / 4);
    const flash16 = this.#flash16;
    const flash32 = this.#flash32;
    core.readUint32 = (address) => {
      if ((address & 3) !== 0) throw this.#unaligned('a word read', address);
      const inRam = address - SRAM_BASE;
      if (inRam >= 0 && inRam < SRAM_BYTES) return sram32[inRam >>> 2]!;
      const inFlash = address - XIP_BASE;
      if (inFlash >= 0 && inFlash < this.#xipBytes) return flash32[inFlash >>> 2]!;
      return this.#readElsewhere(address >>> 0, 4);
    };
    core.readUint16 = (address) => {
      if ((address & 1) !== 0) throw this.#unaligned('a halfword read', address);
      const inFlash = address - XIP_BASE;
      if (inFlash >= 0 && inFlash < this.#xipBytes) return flash16[inFlash >>> 1]!;
      const inRam = address - SRAM_BASE;
      if (inRam >= 0 && inRam < SRAM_BYTES) return sram16[inRam >>> 1]!;
      return this.#readElsewhere(address >>> 0, 2);
    };
    core.readUint8 = (address) => {
      const inRam = address - SRAM_BASE;
      if (inRam >= 0 && inRam < SRAM_BYTES) return sram[inRam]!;
      const inFlash = address - XIP_BASE;
      if (inFlash >= 0 && inFlash < this.#xipBytes) return this.#flash.getUint8(inFlash);
      return this.#readElsewhere(address >>> 0, 1);
    };
    core.writeUint32 = (address, value) => {
      if ((address & 3) !== 0) throw this.#unaligned('a word store', address);
      const inRam = address - SRAM_BASE;
      if (inRam >= 0 && inRam < SRAM_BYTES) sram32[inRam >>> 2] = value;
      else this.#rp2040.writeUint32(this.#writable(address >>> 0), value);
    };
    core.writeUint16 = (address, value) => {
      if ((address & 1) !== 0) throw this.#unaligned('a halfword store', address);
      const inRam = address - SRAM_BASE;
      if (inRam >= 0 && inRam < SRAM_BYTES) sram16[inRam >>> 1] = value;
      else this.#rp2040.writeUint16(this.#writable(address >>> 0), value);
    };
    core.writeUint8 = (address, value) => {
      const inRam = address - SRAM_BASE;
      if (inRam >= 0 && inRam < SRAM_BYTES) sram[inRam] = value;
      else this.#rp2040.writeUint8(this.#writable(address >>> 0), value);
    };
  }

  /** An address that wrapped around 2^32 comes back here as what it means; then the aliases of flash, ROM and the registers. */
  #readElsewhere(address: number, bytes: 1 | 2 | 4): number {
    const inRam = address - SRAM_BASE;
    if (address >= XIP_BASE && address < XIP_END) {
      const offset = address & XIP_ALIAS_MASK;
      if (this.#xipBytes === 0)
        throw this.#fault('no access to flash while it is out of execute-in-place mode', hex(address));
      if (offset >= FLASH_BYTES)
        throw this.#fault(`an address in flash (${FLASH_BYTES} bytes)`, hex(address));
      if (bytes === 4) return this.#flash.getUint32(offset, true);
      return bytes === 2 ? this.#flash.getUint16(offset, true) : this.#flash.getUint8(offset);
    }
    if (inRam >= 0 && inRam < SRAM_BYTES) {
      if (bytes === 4) return this.#rp2040.sramView.getUint32(inRam, true);
      return bytes === 2 ? this.#rp2040.sramView.getUint16(inRam, true) : this.#rp2040.sram[inRam]!;
    }
    if (bytes === 4) return this.#rp2040.readUint32(address);
    return bytes === 2 ? this.#rp2040.readUint16(address) : this.#rp2040.readUint8(address);
  }

  #writable(address: number): number {
    if (address < BOOT_ROM_BYTES) throw this.#fault('no store to the boot ROM', hex(address));
    if (address >= XIP_BASE && address < XIP_END)
      throw this.#fault('flash to be changed by the boot ROM alone', `a store to ${hex(address)}`);
    return address;
  }

  #unaligned(what: string, address: number): Error {
    return this.#fault(`${what} at an aligned address`, hex(address));
  }

  /** The program counter already points behind the instruction (of 2 bytes, as all loads and stores have). */
  #fault(expected: string, got: string): Error {
    return fault(this.#rp2040.core.PC - 2, expected, got);
  }
}
