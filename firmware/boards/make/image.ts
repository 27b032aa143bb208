/** Builds one image: compiles the core, what is common and what is the board's, links, and lays out the files. */
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { imageName, type Image } from './boards.ts';
import { withBoot2Checksum } from './boot2.ts';
import { COMMON_FOLDER, compileEach, link, runTool, TOOLCHAINS, type Compilation } from './compile.ts';
import { sectionSizes, symbolsOf, type SectionSizes } from './elf.ts';
import type { CoreTranslation } from './translate.ts';
import { FAMILY_RP2040, toUf2 } from './uf2.ts';

const FLASH_START_RP2040 = 0x10000000;
/** All of a page's pixels lie in one of two generated files. */
const GLASS_SOURCE = /^glass-pixels-(.+)\.generated\.c$/;

export interface ImageOptions {
  image: Image;
  core: CoreTranslation;
  /** The core, compiled for the board. */
  coreObject: string;
  development: boolean;
  /** The voice image, for a model that speaks. */
  voice: Uint8Array | null;
  /** Of objects and what the tools write. */
  workFolder: string;
  /** Of the finished files. */
  outputFolder: string;
}

export interface ImageFiles extends SectionSizes {
  /** Names in the output folder. */
  files: { elf: string; bin: string; uf2?: string };
}

function commonSources(image: Image): string[] {
  return readdirSync(COMMON_FOLDER)
    .filter((name) => name.endsWith('.c'))
    .filter((name) => (GLASS_SOURCE.exec(name)?.[1] ?? image.model) === image.model)
    .map((name) => path.join(COMMON_FOLDER, name));
}

function partSources(image: Image): string[] {
  return image.parts.map((name) => path.join(COMMON_FOLDER, 'parts', name));
}

function boardFolder(image: Image): string {
  return path.resolve(COMMON_FOLDER, '..', image.board);
}

function boardSources(image: Image): string[] {
  const folder = boardFolder(image);
  return readdirSync(folder)
    .filter((name) => /\.[cS]$/.test(name) && !image.without.includes(name))
    .map((name) => path.join(folder, name));
}

/** Gives the objects, the core among them, in the order in which they are linked. */
async function compileAll({
  image,
  core,
  coreObject,
  development,
  voice,
  workFolder,
}: ImageOptions): Promise<string[]> {
  const defines = {
    CORE_MEMORY_BYTES: core.memoryBytes,
    BOARD_MODEL: image.modelId,
    LINK_LINES: image.linkLines,
    DEVELOPMENT_IMAGE: development ? 1 : 0,
    BOARD_PINS: `"pins-${image.model}.generated.h"`,
    ...(voice === null ? {} : { VOICE_IMAGE_BYTES: voice.length }),
  };
  const includes = [boardFolder(image), path.dirname(core.sourcePath)];
  const to = (folder: string, sources: readonly string[]): Compilation[] =>
    sources.map((source) => {
      const object = path.join(workFolder, folder, `${path.basename(source)}.o`);
      return { source, object, includes, defines };
    });
  // Sorted: the order of objects decides where things lie.
  const compilations = [
    ...to('common', commonSources(image).sort()),
    ...to('parts', partSources(image).sort()),
    ...to('board', boardSources(image).sort()),
  ];
  for (const folder of ['common', 'parts', 'board'])
    mkdirSync(path.join(workFolder, folder), { recursive: true });
  await compileEach(compilations.map((each) => ({ ...each, board: image.board })));
  return [coreObject, ...compilations.map(({ object }) => object)];
}

export function requireFit(image: Image, sizes: SectionSizes): void {
  for (const kind of ['flashBytes', 'ramBytes'] as const) {
    if (sizes[kind] > image[kind])
      throw new Error(`${imageName(image)}: expected at most ${image[kind]} ${kind}, got ${sizes[kind]}`);
  }
}

export async function buildImage(options: ImageOptions): Promise<ImageFiles> {
  const { image, voice, workFolder, outputFolder } = options;
  const { prefix } = TOOLCHAINS[image.board];
  const objects = await compileAll(options);
  const linked = path.join(workFolder, 'firmware.elf');
  link(image.board, {
    objects,
    script: path.join(boardFolder(image), 'memory.ld'),
    searchFolder: COMMON_FOLDER,
    elf: linked,
    map: path.join(workFolder, 'firmware.map'),
  });
  const sizes = sectionSizes(prefix, linked);
  requireFit(image, sizes);

  const output = (name: string): string => path.join(outputFolder, name);
  mkdirSync(outputFolder, { recursive: true });
  copyFileSync(linked, output('firmware.elf'));
  runTool(`${prefix}objcopy`, ['-O', 'binary', linked, output('firmware.bin')]);
  writeFileSync(
    output('firmware.symbols.json'),
    `${JSON.stringify(symbolsOf(prefix, linked), undefined, 1)}\n`,
  );
  if (image.board !== 'rp2040') return { ...sizes, files: { elf: 'firmware.elf', bin: 'firmware.bin' } };

  const firmware = withBoot2Checksum(new Uint8Array(readFileSync(output('firmware.bin'))));
  writeFileSync(output('firmware.bin'), firmware);
  const parts = [{ address: FLASH_START_RP2040, bytes: firmware }];
  if (voice !== null && image.voiceOffset !== undefined)
    parts.push({ address: FLASH_START_RP2040 + image.voiceOffset, bytes: voice });
  writeFileSync(output('firmware.uf2'), toUf2(parts, FAMILY_RP2040));
  return { ...sizes, files: { elf: 'firmware.elf', bin: 'firmware.bin', uf2: 'firmware.uf2' } };
}
