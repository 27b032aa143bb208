/** Reads package-lock.json: which packages there are, what each needs, and what they are there for. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** One row of the lockfile, of the fields that are read (npm's documentation, "package-lock.json"). */
export interface LockfileRow {
  name?: string;
  version: string;
  license?: string;
  integrity?: string;
  dev?: true;
  optional?: true;
  devOptional?: true;
  hasInstallScript?: true;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

export interface Lockfile {
  name: string;
  version: string;
  packages: Record<string, LockfileRow>;
}

/** What a package is there for, the strongest first: Talkode runs with it, may run with it, or is made with it. */
export type Purpose = 'required' | 'optional' | 'development';

export interface InstalledPackage {
  /** Where npm puts it: its key in the lockfile. */
  location: string;
  name: string;
  version: string;
  license: string;
  integrity: string | undefined;
  purpose: Purpose;
  hasInstallScript: boolean;
  /** Locations of what it needs. */
  needs: string[];
}

const FOLDER = 'node_modules/';

export function readLockfile(): Lockfile {
  return JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as Lockfile;
}

/** Where Node finds a package that is asked for at `location`: there, or in a folder above. */
function find(packages: Lockfile['packages'], location: string, name: string): string | undefined {
  for (let folder = location; ; folder = folder.slice(0, folder.lastIndexOf(FOLDER)).replace(/\/$/, '')) {
    const candidate = `${folder === '' ? '' : `${folder}/`}${FOLDER}${name}`;
    if (packages[candidate] !== undefined) return candidate;
    if (folder === '') return undefined;
  }
}

/** Locations of what a row needs. Optional and peer packages may be absent; anything else that is absent is an error. */
export function needsOf({ packages }: Lockfile, location: string): string[] {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = packages[location]!;
  const needed = { ...dependencies, ...(location === '' ? devDependencies : {}) };
  const names = Object.keys({ ...needed, ...optionalDependencies, ...peerDependencies });
  return names.flatMap((name) => {
    const found = find(packages, location, name);
    if (found === undefined && name in needed && !(name in (optionalDependencies ?? {})))
      throw new Error(`package-lock.json: ${location} needs ${name}, which is not there`);
    return found ?? [];
  });
}

function purposeOf({ dev, optional, devOptional }: LockfileRow): Purpose {
  if (dev === true) return 'development';
  return optional === true || devOptional === true ? 'optional' : 'required';
}

/** Every package but the project itself, by location. */
export function installedPackages(lockfile: Lockfile): InstalledPackage[] {
  return Object.entries(lockfile.packages)
    .filter(([location]) => location !== '')
    .map(([location, row]) => ({
      location,
      name: row.name ?? location.slice(location.lastIndexOf(FOLDER) + FOLDER.length),
      version: row.version,
      license: row.license ?? 'not stated',
      integrity: row.integrity,
      purpose: purposeOf(row),
      hasInstallScript: row.hasInstallScript === true,
      needs: needsOf(lockfile, location),
    }));
}
