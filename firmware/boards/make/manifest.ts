/** What was built, for those who flash, emulate and test it: build/boards/manifest.json. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Flavour, Image } from './boards.ts';
import { LINK_MESSAGES, READ_OUT_PROTECTION } from './image-facts.generated.ts';
import type { ImageFiles } from './image.ts';

/** CORE_MEMORY_OFFSET of common/core-host.h, which fails to compile when it is another. */
const MEMORY_OFFSET = 8;

export interface ManifestFile {
  /** From the project's folder. */
  path: string;
  bytes: number;
  sha256: string;
}

export interface ManifestImage {
  board: string;
  model: string;
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
  voice: { offset: number; bytes: number; sha256: string; packs: readonly string[] } | null;
  files: { elf: ManifestFile; bin: ManifestFile; symbols: ManifestFile; uf2?: ManifestFile };
  ramBytes: number;
  flashBytes: number;
}

export interface Manifest {
  images: readonly ManifestImage[];
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** @param file where it lies now, `place` where it will */
function manifestFile(root: string, file: string, place: string): ManifestFile {
  const bytes = readFileSync(file);
  return {
    path: path.relative(root, place).split(path.sep).join('/'),
    bytes: bytes.length,
    sha256: sha256(bytes),
  };
}

export interface Built {
  image: Image;
  flavour: Flavour;
  result: ImageFiles;
  outputFolder: string;
  /** Where the image's files lie when all images are built. */
  finalFolder: string;
  core: { wasm: Uint8Array; memoryBytes: number };
  voice: { image: Uint8Array; packs: readonly string[] } | null;
  version: string;
}

const OPEN_BY_FLAVOUR = {
  register: null,
  why: 'A development image leaves the flash open to debuggers, whatever the chip can do.',
};

function protectionOf({ board }: Image, flavour: Flavour): ManifestImage['readOutProtection'] {
  if (flavour === 'development') return OPEN_BY_FLAVOUR;
  const protection = READ_OUT_PROTECTION[board];
  if (protection === undefined)
    throw new Error(`${board}: expected hardware-docs/boards to tell of its read-out protection`);
  return protection;
}

export function manifestImage(root: string, built: Built): ManifestImage {
  const { image, flavour, result, outputFolder, finalFolder, core, voice, version } = built;
  const development = flavour === 'development';
  const file = (name: string): ManifestFile =>
    manifestFile(root, path.join(outputFolder, name), path.join(finalFolder, name));
  const { elf, bin, symbols, uf2 } = result.files;
  return {
    board: image.board,
    model: image.model,
    version,
    flavour,
    development,
    messages: LINK_MESSAGES.filter(({ developmentOnly }) => development || !developmentOnly).map(
      ({ name }) => name,
    ),
    readOutProtection: protectionOf(image, flavour),
    coreSha256: sha256(core.wasm),
    coreBytes: core.wasm.length,
    memoryBytes: core.memoryBytes,
    memoryOffset: MEMORY_OFFSET,
    voice:
      voice === null || image.voiceOffset === undefined
        ? null
        : {
            offset: image.voiceOffset,
            bytes: voice.image.length,
            sha256: sha256(voice.image),
            packs: voice.packs,
          },
    files: {
      elf: file(elf),
      bin: file(bin),
      symbols: file(symbols),
      ...(uf2 === undefined ? {} : { uf2: file(uf2) }),
    },
    ramBytes: result.ramBytes,
    flashBytes: result.flashBytes,
  };
}
