/** Finds files below a folder whose symbolic links may lead round in circles. */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

export function inOrder(files: readonly string[]): string[] {
  // By code units: the same on every computer, whatever language it speaks.
  return [...files].sort((a, b) => (a < b ? -1 : 1));
}

/** Looks below a folder, each real folder once: symbolic links may lead round in circles. */
class FolderWalk {
  readonly #seen = new Set<string>();
  readonly #suffix: string;
  #linked: string[] = [];

  constructor(suffix: string) {
    this.#suffix = suffix;
  }

  files(folder: string): string[] {
    const found: string[] = [];
    for (let pending = [folder]; pending.length > 0; pending = this.#linked) {
      this.#linked = [];
      for (const each of inOrder(pending)) found.push(...this.#look(each));
    }
    return inOrder(found);
  }

  #look(folder: string): string[] {
    const real = realpathSync(folder);
    if (this.#seen.has(real)) return [];
    this.#seen.add(real);
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const name = path.join(folder, entry.name);
      if (entry.isDirectory()) return this.#look(name);
      if (entry.isSymbolicLink() && isFolder(name)) return this.#lookLater(name, real);
      return entry.name.endsWith(this.#suffix) ? [name] : [];
    });
  }

  /** A link to a folder that holds the link itself brings nothing but a circle, or with `/` the whole computer. */
  #lookLater(link: string, holder: string): [] {
    const target = realpathSync(link);
    if (!`${holder}${path.sep}`.startsWith(target.endsWith(path.sep) ? target : `${target}${path.sep}`))
      this.#linked.push(link);
    return [];
  }
}

/** A link that leads nowhere, or to itself, is no folder. */
function isFolder(name: string): boolean {
  try {
    return statSync(name).isDirectory();
  } catch {
    return false;
  }
}

/** All files below whose name ends so, sorted. A folder's own name goes before the links that lead to it. */
export function filesBelow(folder: string, suffix: string): string[] {
  return new FolderWalk(suffix).files(folder);
}
