// Generated from hardware-docs/boards by "npm run generate". Change the tables, not this file.
/** By board: the addresses of the journal's slots and the size of one, an erase unit; null: it lies in RAM. */
export const FLASH_SLOTS = {
  fe310: null,
  nrf51: { addresses: [260096, 261120], bytes: 1024 },
  rp2040: { addresses: [270524416, 270528512], bytes: 4096 },
  stm32f405: null,
} as const satisfies Record<
  string,
  { readonly addresses: readonly [number, number]; readonly bytes: number } | null
>;
