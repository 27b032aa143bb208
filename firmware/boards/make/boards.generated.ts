/** Generated from hardware-docs/image-manifest.json and hardware-docs/boards by "npm run generate". Change the tables, not this file. */

export const BOARDS = ['rp2040', 'nrf51', 'stm32f405', 'fe310'] as const;
export type BoardName = (typeof BOARDS)[number];

/** A development image may be provisioned in plain and erased, and leaves its flash open; see hardware-docs/boards. */
export const FLAVOURS = ['development', 'production'] as const;
export type Flavour = (typeof FLAVOURS)[number];

/** The models that there are images of. */
export const BOARD_MODELS = {
  rp2040: ['code-display', 'code-reader'],
  nrf51: ['code-display'],
  stm32f405: ['code-display'],
  fe310: ['code-display'],
} as const satisfies Record<BoardName, readonly string[]>;
export type BoardModel = (typeof BOARD_MODELS)[BoardName][number];

interface MemoryMap {
  flash: { base: number; bytes: number; eraseBytes: number };
  /** From the start of flash. */
  firmware: { offset: number; bytes: number };
  voice: { offset: number; bytes: number } | null;
  /** The addresses of the record's slots, and how much of flash each takes; null: the record lies in RAM. */
  slots: { addresses: readonly [number, number]; bytes: number } | null;
  ram: { base: number; bytes: number };
}
export const MEMORY_MAPS = {
  rp2040: {
    flash: { base: 268435456, bytes: 2097152, eraseBytes: 4096 },
    firmware: { offset: 0, bytes: 262144 },
    voice: { offset: 262144, bytes: 1826816 },
    slots: { addresses: [270524416, 270528512], bytes: 4096 },
    ram: { base: 536870912, bytes: 270336 },
  },
  nrf51: {
    flash: { base: 0, bytes: 262144, eraseBytes: 1024 },
    firmware: { offset: 0, bytes: 260096 },
    voice: null,
    slots: { addresses: [260096, 261120], bytes: 1024 },
    ram: { base: 536870912, bytes: 16384 },
  },
  stm32f405: {
    flash: { base: 134217728, bytes: 1048576, eraseBytes: 16384 },
    firmware: { offset: 0, bytes: 1048576 },
    voice: null,
    slots: null,
    ram: { base: 536870912, bytes: 131072 },
  },
  fe310: {
    flash: { base: 541065216, bytes: 12582912, eraseBytes: 4096 },
    firmware: { offset: 0, bytes: 12582912 },
    voice: null,
    slots: null,
    ram: { base: 2147483648, bytes: 16384 },
  },
} as const satisfies Record<BoardName, MemoryMap>;

export interface ManifestFile {
  /** From the project's folder. */
  path: string;
  bytes: number;
  sha256: string;
}

/** An image in build/boards/manifest.json. */
export interface ManifestImage {
  board: BoardName;
  model: BoardModel;
  version: string;
  flavour: Flavour;
  /** May be provisioned in plain and erased: of flavour development. */
  development: boolean;
  /** The messages of the link that it carries out, each in its life-cycle states; every other one is refused in all. */
  messages: readonly string[];
  /** What is written when the token is locked to keep its flash from being read out; `register` null: nothing, and why. */
  readOutProtection: { register: string | null; why: string };
  coreSha256: string;
  coreBytes: number;
  /** The linear memory that the core is given. */
  memoryBytes: number;
  /** From the symbol core_instance to linear memory's first byte. */
  memoryOffset: number;
  /** Where the voice image lies in flash; null for a model without voice. */
  voice: { offset: number; bytes: number; sha256: string; packs: readonly string[] } | null;
  files: { elf: ManifestFile; bin: ManifestFile; symbols: ManifestFile; uf2?: ManifestFile };
  /** In use, the stack among it. */
  ramBytes: number;
  /** In use, without the voice image. */
  flashBytes: number;
}

export interface Manifest {
  images: readonly ManifestImage[];
}

/** The number of a model in the core's contract, and whether its images have the voice. */
export const MODELS: Readonly<Record<BoardModel, { id: number; speaks: boolean }>> = {
  'code-display': { id: 1, speaks: false },
  'code-reader': { id: 2, speaks: true },
};

/** Lines that the link can come over: the UART, and what the board has besides. */
export const LINK_LINES: Readonly<Record<BoardName, number>> = {
  rp2040: 2,
  nrf51: 1,
  stm32f405: 1,
  fe310: 1,
} as const;

/** Every message of the link, and whether only a development image carries it out. */
export const LINK_MESSAGES = [
  { name: 'identify', developmentOnly: false },
  { name: 'self-test', developmentOnly: false },
  { name: 'read-battery', developmentOnly: false },
  { name: 'read-clock', developmentOnly: false },
  { name: 'set-clock', developmentOnly: false },
  { name: 'provision', developmentOnly: true },
  { name: 'lock', developmentOnly: false },
  { name: 'erase', developmentOnly: true },
  { name: 'read-setting', developmentOnly: false },
  { name: 'change-setting', developmentOnly: false },
  { name: 'read-counters', developmentOnly: false },
  { name: 'compute-code', developmentOnly: true },
  { name: 'compute-hmac', developmentOnly: true },
  { name: 'read-entropy', developmentOnly: true },
  { name: 'set-zone', developmentOnly: false },
] as const;

/** What a production image writes when the token is locked; null: the chip has nothing of the kind. */
export const READ_OUT_PROTECTION: Readonly<Record<BoardName, { register: string | null; why: string }>> = {
  rp2040: {
    register: null,
    why: 'The chip has none: its flash is a part of its own, which boot loader, debugging port and a clip on its legs read. Who holds the board can read the secret and put an older record back.',
  },
  nrf51: {
    register: 'UICR.RBPCONF, all of flash (PALL)',
    why: "Written through the flash's controller when the token is locked (nRF51 Series Reference Manual, chapters UICR and NVMC); it counts from the chip's next reset (from memory). A debugger then reads no flash; only erasing all of it, the record too, takes it back. Ways around it by stepping the processor have been published: it stops a reader off the shelf, not somebody who knows them.",
  },
  stm32f405: {
    register: 'RDP level 1, in the option bytes',
    why: "Written through the option bytes' own unlock when the token is locked (RM0090, section 3.6). Debuggers and the boot loader then read no flash; going back to level 0 erases all of it. **It does not cover RAM, where this board's record lies**: here it keeps the firmware from being read, not the secret. Level 2, which closes the debugging port for good, is not set: nothing could be mended any more.",
  },
  fe310: {
    register: null,
    why: 'The chip has none: its debugging port stays open, and reads the record in RAM; its flash is a part of its own (FE310-G000 manual, from memory).',
  },
} as const;
