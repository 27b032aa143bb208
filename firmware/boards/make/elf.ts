/** What of a linked ELF file the images need: symbols, and how much flash and RAM it takes. */
import { runTool } from './compile.ts';

/** Every function and object by name, from `nm`. A name that is defined twice (two files' own functions) is left out. */
export function symbolsOf(prefix: string, elf: string): Record<string, number> {
  const lines = runTool(`${prefix}nm`, ['--defined-only', elf]).split('\n');
  const symbols = new Map<string, number | null>();
  for (const line of lines) {
    const match = /^([0-9a-f]+) [a-zA-Z] ([A-Za-z_]\w*)$/.exec(line);
    if (match === null) continue;
    const [, address, name] = match as unknown as [string, string, string];
    symbols.set(name, symbols.has(name) ? null : parseInt(address, 16));
  }
  const known = [...symbols].filter((entry): entry is [string, number] => entry[1] !== null);
  return Object.fromEntries(known.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export interface SectionSizes {
  /** Code, constants and the initial values of data. */
  flashBytes: number;
  /** Data, zeroed data and the stack. */
  ramBytes: number;
}

/** Sections as `size -A` lists them: name, bytes, address. */
export function sectionSizes(prefix: string, elf: string): SectionSizes {
  const sizes = new Map<string, number>();
  for (const line of runTool(`${prefix}size`, ['-A', '-d', elf]).split('\n')) {
    const match = /^(\.\w+)\s+(\d+)\s/.exec(line);
    if (match !== null) sizes.set(match[1]!, Number(match[2]));
  }
  const sum = (...names: readonly string[]): number => {
    return names.reduce((total, name) => {
      const bytes = sizes.get(name);
      if (bytes === undefined) throw new Error(`${elf}: expected a section ${name}, got none`);
      return total + bytes;
    }, 0);
  };
  return { flashBytes: sum('.text', '.data'), ramBytes: sum('.data', '.bss', '.stack') };
}
