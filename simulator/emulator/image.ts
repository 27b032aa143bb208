/** The board images that `npm run boards` makes, found through their manifest. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ModelName } from '../token/contract.generated.ts';
import type { BoardName, Flavour, Manifest, ManifestImage } from './boards.generated.ts';

export interface BoardImage {
  entry: ManifestImage;
  /** The firmware as it lies in flash. */
  firmware: Uint8Array;
  /** The same with symbols. */
  elfPath: string;
  /** Null for a model without voice. */
  voice: Uint8Array | null;
  symbols: ReadonlyMap<string, number>;
}

/** The project's build folder: this file is bundled into it, or lies two folders beside it. */
function manifestPath(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const candidates = [here, path.resolve(here, '../../build')].map((folder) =>
    path.join(folder, 'boards', 'manifest.json'),
  );
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error('the board images have not been built yet; run "npm run boards"');
  return found;
}

/** The voice image that the manifest tells of; the firmware reads it in flash behind itself. */
function readVoice(root: string, sha256: string): Uint8Array {
  const voice = new Uint8Array(readFileSync(path.join(root, 'build', 'voice', 'voice.bin')));
  const found = createHash('sha256').update(voice).digest('hex');
  if (found !== sha256)
    throw new Error(
      `voice image: expected the one of the board images (${sha256}), got ${found}; run "npm run boards -- --force"`,
    );
  return voice;
}

/** Throws when the images have not been built, or there is none for these three. */
export function loadImage(board: BoardName, model: ModelName, flavour: Flavour = 'development'): BoardImage {
  const manifest = manifestPath();
  const root = path.resolve(path.dirname(manifest), '../..');
  const { images } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
  const nameOf = (each: Pick<ManifestImage, 'board' | 'model' | 'flavour'>): string =>
    `${each.board} ${each.model} ${each.flavour}`;
  const wanted = nameOf({ board, model, flavour });
  const entry = images.find((each) => nameOf(each) === wanted);
  if (entry === undefined)
    throw new Error(`board image: expected one of ${images.map(nameOf).join(', ')}; got ${wanted}`);
  const elfPath = path.join(root, entry.files.elf.path);
  const symbolsFile = path.join(root, entry.files.symbols.path);
  const symbols = JSON.parse(readFileSync(symbolsFile, 'utf8')) as Record<string, number>;
  return {
    entry,
    firmware: new Uint8Array(readFileSync(path.join(root, entry.files.bin.path))),
    elfPath,
    voice: entry.voice && readVoice(root, entry.voice.sha256),
    symbols: new Map(Object.entries(symbols)),
  };
}
