// Generated from hardware-docs/core.json by "npm run generate". Change the table, not this file.
export const ABI_VERSION = 1;
export const MODELS = { 'code-display': 1 } as const;
export type ModelName = keyof typeof MODELS;
/** Key ids of each model, by name. */
export const KEYS = { 'code-display': { main: 0 } } as const;
export const BOOT_FLAGS = { development: 1, afterTrap: 2 } as const;
export const EFFECTS = { frame: 1, link: 8, storage: 16, sleep: 32 } as const;
/** Buffers in the order of the layout table. */
export const BUFFERS = ['frame', 'linkRx', 'linkTx', 'storageImage', 'storageRequest', 'state'] as const;
export type BufferName = (typeof BUFFERS)[number];
export const STORAGE_SLOTS = 2;
export const SECTOR_BYTES = 4096;
export const PAGE_BYTES = 256;
export const STORAGE_OPERATIONS = { erase: 1, program: 2 } as const;
