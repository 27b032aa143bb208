/** What was built, for those who flash, emulate and test it: build/boards/manifest.json. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  LINK_MESSAGES,
  MEMORY_MAPS,
  READ_OUT_PROTECTION,
  type Flavour,
  type ManifestFile,
  type ManifestImage,
} from './boards.generated.ts';
import type { Image } from './boards.ts';
import type { ImageFiles } from './image.ts';

/** CORE_MEMORY_OFFSET of common/core-host.h, which is compared with what wasm2c made; tests/boards compares the two. */
const MEMORY_OFFSET = 8;

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
  return flavour === 'development' ? OPEN_BY_FLAVOUR : READ_OUT_PROTECTION[board];
}

export function manifestImage(root: string, built: Built): ManifestImage {
  const { image, flavour, result, outputFolder, finalFolder, core, voice, version } = built;
  const development = flavour === 'development';
  const file = (name: string): ManifestFile =>
    manifestFile(root, path.join(outputFolder, name), path.join(finalFolder, name));
  const { elf, bin, symbols, uf2 } = result.files;
  const place = MEMORY_MAPS[image.board].voice;
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
      voice === null || place === null
        ? null
        : {
            offset: place.offset,
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
