/** Generated from hardware-docs/boards by "npm run generate". Change the tables, not this file. */
/** A contact that sets its GPIO to a level, or that joins a row's GPIO with a column's. */
export type KeyContact = { gpio: number; active: 'low' | 'high' } | { row: number; column: number };
/** By board and model (its id in hardware-docs/boards), then by key name: numbers are the chip's GPIOs. */
export const KEY_CONTACTS: Record<string, Record<string, KeyContact>> = {
  'fe310-code-display': { main: { gpio: 18, active: 'low' } },
  'nrf51-code-display': { main: { gpio: 17, active: 'low' } },
  'rp2040-code-display': { main: { gpio: 15, active: 'low' } },
  'rp2040-code-reader': {
    '0': { row: 5, column: 7 },
    '1': { row: 2, column: 6 },
    '2': { row: 2, column: 7 },
    '3': { row: 2, column: 8 },
    '4': { row: 3, column: 6 },
    '5': { row: 3, column: 7 },
    '6': { row: 3, column: 8 },
    '7': { row: 4, column: 6 },
    '8': { row: 4, column: 7 },
    '9': { row: 4, column: 8 },
    fn: { gpio: 15, active: 'low' },
    left: { row: 5, column: 6 },
    right: { row: 5, column: 8 },
  },
  'stm32f405-code-display': { main: { gpio: 27, active: 'high' } },
};
