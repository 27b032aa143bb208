/** Finds the numbers of a board's memory map that somebody has typed: they stand in hardware-docs/boards/modules/. */

export interface MemoryTable {
  ram: { base: number; bytes: number };
  flash: {
    base: number;
    bytes: number;
    firmware: { bytes: number };
    voice: { offset: number } | null;
    slots: readonly number[];
  };
}

const BINARY_PREFIX: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2 };
/** `0x2000_0000u`, `536_870_912`, `264 KiB`, `264K`, `264 * 1024`. Shifts are of bits in registers. */
const NUMBER = /(?<![\w.])(0x[\da-f_]+|\d[\d_]*?)(?: ?(k|m)(?:i?b)?|u?l{0,2})\b((?:\s*\*\s*1_?024u?\b)*)/gi;

/** The numbers that a text holds, as it spells them. */
export function numbersIn(text: string): { value: number; spelling: string }[] {
  return [...text.matchAll(NUMBER)].map(([spelling, digits = '', prefix = '', factors = '']) => ({
    value:
      Number(digits.replaceAll('_', '')) *
      (BINARY_PREFIX[prefix.toLowerCase()] ?? 1) *
      1024 ** factors.split('*').slice(1).length,
    spelling,
  }));
}

/** What of a map nobody types again, by what it is. Of an offset also the address. */
export function mapNumbers({ ram, flash }: MemoryTable): Map<number, string> {
  const offsets = [
    ['the firmware in flash', flash.firmware.bytes],
    ...(flash.voice === null ? [] : [['the voice', flash.voice.offset] as const]),
    ...flash.slots.map((offset, slot) => [`slot ${slot}`, offset] as const),
  ] as const;
  const named = [
    ['flash', flash.base],
    ['the size of flash', flash.bytes],
    ['RAM', ram.base],
    ['the size of RAM', ram.bytes],
    ...offsets,
    ...offsets.map(([name, offset]) => [name, flash.base + offset] as const),
  ] as const;
  return new Map(named.filter(([, value]) => value > 0).map(([name, value]) => [value, name]));
}

/** Each place in a text that spells a number of the map. */
export function typedNumbers(text: string, table: MemoryTable): string[] {
  const wanted = mapNumbers(table);
  return text.split('\n').flatMap((line, index) =>
    numbersIn(line)
      .filter(({ value }) => wanted.has(value))
      .map(({ value, spelling }) => `${index + 1}: ${spelling} (${wanted.get(value)})`),
  );
}
