/** The words of a fault: addresses as people read them in a map file. */
import { ChipFault } from '../board.ts';

export function hex(value: number): string {
  return `0x${(value >>> 0).toString(16).padStart(8, '0')}`;
}

export function fault(pc: number, expected: string, got: string): ChipFault {
  return new ChipFault(`at ${hex(pc)}: expected ${expected}, got ${got}`);
}
