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
