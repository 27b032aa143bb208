/** Where things lie in a board's memory: for its linker, and for the build and the emulators. */
import type { Module } from './read.ts';

const hex = (value: number): string => `0x${value.toString(16).padStart(8, '0')}`;

/** What the linker may fill: the firmware's part of the flash, all RAM. */
export function linkerMemory({ id, name, flash, ram }: Module): string {
  return `/* ${name}. Generated from hardware-docs/boards/modules/${id}.json by "npm run generate". Change the table, not this file. */
MEMORY {
  flash (rx) : ORIGIN = ${hex(flash.base + flash.firmware.offset)}, LENGTH = ${flash.firmware.bytes}
  ram (rwx) : ORIGIN = ${hex(ram.base)}, LENGTH = ${ram.bytes}
}
`;
}

export const MEMORY_MAP_TYPE = `interface MemoryMap {
  flash: { base: number; bytes: number; eraseBytes: number };
  /** From the start of flash. */
  firmware: { offset: number; bytes: number };
  voice: { offset: number; bytes: number } | null;
  /** The addresses of the record's slots, and how much of flash each takes; null: the record lies in RAM. */
  slots: { addresses: readonly [number, number]; bytes: number } | null;
  ram: { base: number; bytes: number };
}`;

export function memoryMap({ flash, ram }: Module): object {
  const { base, bytes, eraseBytes, firmware, voice, slots } = flash;
  const addresses = slots.map((offset) => base + offset);
  return {
    flash: { base, bytes, eraseBytes },
    firmware,
    voice,
    slots: slots.length === 0 ? null : { addresses, bytes: eraseBytes },
    ram,
  };
}
