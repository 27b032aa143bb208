/** Builds one image in both flavours: compiles what is common and what is the board's, links, and lays out the files. */
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LINK_LINES, MEMORY_MAPS, MODELS, type Flavour } from './boards.generated.ts';
import { imageName, type Image } from './boards.ts';
import { withBoot2Checksum } from './boot2.ts';
import { COMMON_FOLDER, compileEach, link, runTool, TOOLCHAINS } from './compile.ts';
import { sectionSizes, symbolsOf, type SectionSizes } from './elf.ts';
import type { CoreTranslation } from './translate.ts';
import { FAMILY_RP2040, toUf2 } from './uf2.ts';

/** All of a page's pixels lie in one of two generated files. */
const GLASS_SOURCE = /^glass-pixels-(.+)\.generated\.c$/;
/** Of common/, the one source that knows its image's flavour. */
const FLAVOURED_SOURCE = 'core-host.c';

export interface ImageOptions {
  image: Image;
  core: CoreTranslation;
  /** The core, compiled for the board. */
  coreObject: string;
  /** The voice image, for a model that speaks. */
  voice: Uint8Array | null;
  /** Of objects and what the tools write. */
  workFolder: string;
}

export interface ImageFiles extends SectionSizes {
  /** Names in the output folder. */
  files: { elf: string; bin: string; symbols: string; uf2?: string };
}

function boardFolder(image: Image): string {
  return path.resolve(COMMON_FOLDER, '..', image.board);
}

/** Sources by the folder of their objects; sorted, since the order of objects decides where things lie. */
type Sources = readonly (readonly [folder: string, sources: readonly string[]])[];

/** What both flavours of an image share. */
function sharedSources(image: Image): Sources {
  const inFolder = (folder: string, pattern: RegExp): string[] =>
    readdirSync(folder)
      .filter((name) => pattern.test(name))
      .sort()
      .map((name) => path.join(folder, name));
  const isOfModel = (file: string): boolean =>
    (GLASS_SOURCE.exec(path.basename(file))?.[1] ?? image.model) === image.model;
  const board = inFolder(boardFolder(image), /\.[cS]$/);
  return [
    [
      'common',
      inFolder(COMMON_FOLDER, /\.c$/).filter(
        (file) => path.basename(file) !== FLAVOURED_SOURCE && isOfModel(file),
      ),
    ],
    ['parts', image.parts.map((name) => path.join(COMMON_FOLDER, 'parts', name)).sort()],
    ['board', board.filter((file) => ![...image.without, image.protection].includes(path.basename(file)))],
  ];
}

/** What a flavour has of its own. */
function flavourSources(image: Image, flavour: Flavour): Sources {
  const protection =
    flavour === 'production' && image.protection !== undefined
      ? path.join(boardFolder(image), image.protection)
      : path.join(COMMON_FOLDER, 'parts', 'without-protection.c');
  return [[flavour, [path.join(COMMON_FOLDER, FLAVOURED_SOURCE), protection]]];
}

async function compileSources(
  { image, core, voice, workFolder }: ImageOptions,
  sources: Sources,
  flavourDefines: Readonly<Record<string, number>>,
): Promise<string[]> {
  const defines = {
    CORE_MEMORY_BYTES: core.memoryBytes,
    BOARD_MODEL: MODELS[image.model].id,
    LINK_LINES: LINK_LINES[image.board],
    BOARD_PINS: `"pins-${image.model}.generated.h"`,
    ...(voice === null ? {} : { VOICE_IMAGE_BYTES: voice.length }),
    ...flavourDefines,
  };
  const includes = [boardFolder(image), path.dirname(core.sourcePath)];
  const compilations = sources.flatMap(([folder, files]) => {
    mkdirSync(path.join(workFolder, folder), { recursive: true });
    return files.map((source) => ({
      board: image.board,
      source,
      object: path.join(workFolder, folder, `${path.basename(source)}.o`),
      includes,
      defines,
    }));
  });
  await compileEach(compilations);
  return compilations.map(({ object }) => object);
}

/** Compiles all that does not depend on the flavour: the longest part of a build, done once for both. */
export async function compileShared(options: ImageOptions): Promise<string[]> {
  return [options.coreObject, ...(await compileSources(options, sharedSources(options.image), {}))];
}

export function requireFit(image: Image, flavour: Flavour, sizes: SectionSizes): void {
  const { firmware, ram } = MEMORY_MAPS[image.board];
  const most = { flashBytes: firmware.bytes, ramBytes: ram.bytes };
  for (const kind of ['flashBytes', 'ramBytes'] as const) {
    if (sizes[kind] > most[kind])
      throw new Error(
        `${imageName(image, flavour)}: expected at most ${most[kind]} ${kind}, got ${sizes[kind]}`,
      );
  }
}

/** @param shared the objects of compileShared @param outputFolder gets the finished files */
export async function buildImage(
  options: ImageOptions,
  flavour: Flavour,
  shared: readonly string[],
  outputFolder: string,
): Promise<ImageFiles> {
  const { image, voice, workFolder } = options;
  const { prefix } = TOOLCHAINS[image.board];
  const name = imageName(image, flavour);
  const own = await compileSources(options, flavourSources(image, flavour), {
    DEVELOPMENT_IMAGE: flavour === 'development' ? 1 : 0,
  });
  const linked = path.join(workFolder, `${name}.elf`);
  link(image.board, {
    objects: [...shared, ...own],
    script: path.join(boardFolder(image), 'image.ld'),
    searchFolders: [boardFolder(image), COMMON_FOLDER],
    elf: linked,
    map: path.join(workFolder, `${name}.map`),
  });
  const sizes = sectionSizes(prefix, linked);
  requireFit(image, flavour, sizes);

  const output = (file: string): string => path.join(outputFolder, file);
  const files = { elf: `${name}.elf`, bin: `${name}.bin`, symbols: `${name}.symbols.json` };
  mkdirSync(outputFolder, { recursive: true });
  copyFileSync(linked, output(files.elf));
  runTool(`${prefix}objcopy`, ['-O', 'binary', linked, output(files.bin)]);
  writeFileSync(output(files.symbols), `${JSON.stringify(symbolsOf(prefix, linked), undefined, 1)}\n`);
  if (image.board !== 'rp2040') return { ...sizes, files };

  const firmware = withBoot2Checksum(new Uint8Array(readFileSync(output(files.bin))));
  writeFileSync(output(files.bin), firmware);
  const { flash, firmware: place, voice: voicePlace } = MEMORY_MAPS.rp2040;
  const parts = [{ address: flash.base + place.offset, bytes: firmware }];
  if (voice !== null) {
    if (voice.length > voicePlace.bytes)
      throw new Error(
        `${name}: expected a voice image of at most ${voicePlace.bytes} bytes, got ${voice.length}`,
      );
    parts.push({ address: flash.base + voicePlace.offset, bytes: voice });
  }
  const uf2 = `${name}.uf2`;
  writeFileSync(output(uf2), toUf2(parts, FAMILY_RP2040));
  return { ...sizes, files: { ...files, uf2 } };
}
