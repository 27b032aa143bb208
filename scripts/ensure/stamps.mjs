/** Decides which build steps are out of date: each has a stamp, the SHA-256 of the sources that it was made from. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Sources of every step: the tools' versions and the way the steps are carried out. */
const COMMON_SOURCES = ['package-lock.json', 'scripts/build.mjs', 'scripts/ensure/build-steps.mjs'];

/** Contents, not times: a git checkout changes times without changing files, and the other way round. */
class SourceReader {
  #contents = new Map();

  constructor(root) {
    this.root = root;
  }

  #digest(file) {
    let digest = this.#contents.get(file);
    if (digest === undefined) {
      digest = createHash('sha256')
        .update(readFileSync(path.join(this.root, file)))
        .digest('hex');
      this.#contents.set(file, digest);
    }
    return digest;
  }

  #files(source) {
    const stat = statSync(path.join(this.root, source), { throwIfNoEntry: false });
    if (!stat) return [];
    if (!stat.isDirectory()) return [source];
    return readdirSync(path.join(this.root, source))
      .sort()
      .flatMap((name) => this.#files(`${source}/${name}`));
  }

  stampOf(step) {
    const hash = createHash('sha256');
    for (const source of [...COMMON_SOURCES, ...step.sources]) {
      for (const file of this.#files(source)) hash.update(`${file}\0${this.#digest(file)}\n`);
    }
    return hash.digest('hex');
  }
}

function stampFile(root, step) {
  return path.join(root, 'build', 'stamps', step.name);
}

function isFresh(root, step, stamp) {
  const file = stampFile(root, step);
  if (!existsSync(file) || readFileSync(file, 'utf8') !== stamp) return false;
  return step.outputs.every((output) => existsSync(path.join(root, output)));
}

/**
 * The steps whose sources changed or whose outputs are gone, each with the stamp of its present sources.
 * @param {string} root
 * @param {readonly { name: string, outputs: string[], sources: string[] }[]} steps
 * @returns {{ step: { name: string }, stamp: string }[]}
 */
export function staleSteps(root, steps) {
  const reader = new SourceReader(root);
  return steps
    .map((step) => ({ step, stamp: reader.stampOf(step) }))
    .filter(({ step, stamp }) => !isFresh(root, step, stamp));
}

/** Call it last: a stamp says that the outputs are complete. */
export function writeStamp(root, step, stamp) {
  mkdirSync(path.join(root, 'build', 'stamps'), { recursive: true });
  writeFileSync(stampFile(root, step), stamp);
}
