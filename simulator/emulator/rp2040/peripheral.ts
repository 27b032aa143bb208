/** The base of the peripherals that rp2040js lacks or that this emulator replaces. */
import type { Peripheral } from './rp2040js.ts';

/** Atomic aliases (RP2040 datasheet section 2.1.2): 1 XOR, 2 set, 3 clear. */
export abstract class Registers implements Peripheral {
  abstract readUint32(offset: number): number;
  abstract writeUint32(offset: number, value: number): void;

  writeUint32Atomic(offset: number, value: number, alias: number): void {
    if (alias === 0) return this.writeUint32(offset, value);
    const present = this.readUint32(offset);
    if (alias === 1) this.writeUint32(offset, present ^ value);
    else this.writeUint32(offset, alias === 2 ? present | value : present & ~value);
  }
}
