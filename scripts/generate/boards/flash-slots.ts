/** Where each board's record lies in flash, for the emulators, which keep it while the power is off. */
import type { Board } from './read.ts';

export function hostFlashSlots(boards: readonly Board[]): string {
  const modules = new Map(boards.map(({ module, hardware }) => [module, hardware.flash]));
  const entries = [...modules].map(([module, { base, eraseBytes, slots }]) => {
    const addresses = slots.map((offset) => base + offset);
    return `'${module}': ${slots.length === 0 ? 'null' : JSON.stringify({ addresses, bytes: eraseBytes })}`;
  });
  return `// Generated from hardware-docs/boards by "npm run generate". Change the tables, not this file.
/** By board: the addresses of the journal's slots and the size of one, an erase unit; null: it lies in RAM. */
export const FLASH_SLOTS = { ${entries.join(',\n')} } as const satisfies Record<string, { readonly addresses: readonly [number, number]; readonly bytes: number } | null>;
`;
}
