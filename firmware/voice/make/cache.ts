/** Keeps encoded clips between builds, each under a hash of all that it was made from. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClipSource } from './clip.ts';

const VOICE = fileURLToPath(new URL('..', import.meta.url));
const MAKERS = ['make/clip.ts', 'codec', 'sound'];

/** Changes with every source file that has a part in making a clip. */
function makersDigest(): string {
  const files = MAKERS.flatMap((part) =>
    part.endsWith('.ts')
      ? [part]
      : readdirSync(path.join(VOICE, part))
          .sort()
          .map((file) => `${part}/${file}`),
  );
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(path.join(VOICE, file)));
  // The synthesiser's version.
  const lock = JSON.parse(readFileSync(path.join(VOICE, '..', '..', 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { integrity?: string }>;
  };
  hash.update(lock.packages['node_modules/@echogarden/espeak-ng-emscripten']?.integrity ?? '');
  return hash.digest('hex');
}

export class ClipCache {
  readonly #folder: string;
  readonly #makers = makersDigest();
  readonly #used = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  #file(source: ClipSource): string {
    const hash = createHash('sha256').update(this.#makers);
    hash.update('recording' in source ? source.recording : JSON.stringify(source.utterance));
    return `${hash.digest('hex')}.slices`;
  }

  get(source: ClipSource): Uint8Array | null {
    const file = this.#file(source);
    this.#used.add(file);
    const full = path.join(this.#folder, file);
    return existsSync(full) ? readFileSync(full) : null;
  }

  put(source: ClipSource, slices: Uint8Array): void {
    const full = path.join(this.#folder, this.#file(source));
    // Renamed into place: a build that is cut short leaves no half clip behind.
    writeFileSync(`${full}.new`, slices);
    renameSync(`${full}.new`, full);
  }

  /** Drops what was not asked for since the cache was opened. */
  dropUnused(): void {
    for (const file of readdirSync(this.#folder))
      if (!this.#used.has(file)) rmSync(path.join(this.#folder, file), { force: true });
  }
}
