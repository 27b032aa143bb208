/** Builds all images into a folder and writes their manifest. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FLAVOURS, MODELS, type BoardName, type Manifest, type ManifestImage } from './boards.generated.ts';
import { imageName, IMAGES } from './boards.ts';
import { COMMON_FOLDER, compileEach, LENIENT } from './compile.ts';
import { buildImage, compileShared } from './image.ts';
import { manifestImage } from './manifest.ts';
import { translateCore, type CoreTranslation } from './translate.ts';

const FIRMWARE = path.resolve(COMMON_FOLDER, '../..');

interface Sources {
  /** The project's folder: paths in the manifest begin there. */
  root: string;
  wasmPath: string;
  voicePath: string;
}

function versionOfContract(): string {
  const header = readFileSync(path.join(COMMON_FOLDER, 'contract.generated.h'), 'utf8');
  return ['MAJOR', 'MINOR', 'PATCH']
    .map((part) => {
      const match = new RegExp(`^#define FIRMWARE_VERSION_${part} (\\d+)$`, 'm').exec(header);
      if (match === null)
        throw new Error(`contract.generated.h: expected FIRMWARE_VERSION_${part}, got none`);
      return match[1]!;
    })
    .join('.');
}

function voicePacks(): string[] {
  const hashes = JSON.parse(readFileSync(path.join(FIRMWARE, 'voice', 'hashes.json'), 'utf8')) as object;
  return Object.keys(hashes);
}

/** The core for each of these boards. It is by far the longest file, and both models of a board take the same. */
async function compileCores(
  core: CoreTranslation,
  folder: string,
  boards: readonly BoardName[],
): Promise<(board: BoardName) => string> {
  const objectOf = (board: BoardName): string => path.join(folder, `core-${board}.o`);
  const defines = { CORE_MEMORY_BYTES: core.memoryBytes };
  const compilations = boards.map((board) => ({
    board,
    source: core.sourcePath,
    object: objectOf(board),
    defines,
    warnings: LENIENT,
  }));
  await compileEach(compilations);
  return objectOf;
}

/** @param outputFolder gets a folder an image and manifest.json in place of what was in it, when all is built */
export async function buildImages(
  { root, wasmPath, voicePath }: Sources,
  outputFolder: string,
  wanted = IMAGES,
): Promise<Manifest> {
  // Aside, so that a build that fails or is stopped leaves the images as they were.
  const draftFolder = `${outputFolder}.new`;
  rmSync(draftFolder, { recursive: true, force: true });
  mkdirSync(draftFolder, { recursive: true });
  const workFolder = path.join(draftFolder, 'work');
  const core = translateCore(wasmPath, path.join(workFolder, 'core'));
  const boards = [...new Set(wanted.map(({ board }) => board))];
  const coreObjectOf = await compileCores(core, path.join(workFolder, 'core'), boards);
  const wasm = new Uint8Array(readFileSync(wasmPath));
  const version = versionOfContract();
  const packs = voicePacks();
  const images: ManifestImage[] = [];
  for (const image of wanted) {
    const voice = MODELS[image.model].speaks ? new Uint8Array(readFileSync(voicePath)) : null;
    const options = {
      image,
      core,
      coreObject: coreObjectOf(image.board),
      voice,
      workFolder: path.join(workFolder, `${image.board}-${image.model}`),
    };
    const shared = await compileShared(options);
    for (const flavour of FLAVOURS) {
      const name = imageName(image, flavour);
      const imageFolder = path.join(draftFolder, name);
      const built = {
        image,
        flavour,
        result: await buildImage(options, flavour, shared, imageFolder),
        outputFolder: imageFolder,
        finalFolder: path.join(outputFolder, name),
        core: { wasm, memoryBytes: core.memoryBytes },
        voice: voice && { image: voice, packs },
        version,
      };
      images.push(manifestImage(root, built));
    }
  }
  const manifest = { images };
  writeFileSync(path.join(draftFolder, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  rmSync(outputFolder, { recursive: true, force: true });
  renameSync(draftFolder, outputFolder);
  return manifest;
}
