/** Compares what npm has installed with package-lock.json, to know whether `npm ci` must run. */
import { existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Native packages (esbuild, rolldown, resvg) are installed for one platform. */
const PLATFORM = `${process.platform}-${process.arch}`;
const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies'];

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function platformFile(root) {
  return path.join(root, 'node_modules', '.talkode-platform');
}

function sameDependencies(manifest, lockedRoot) {
  const pick = (source) =>
    JSON.stringify(DEPENDENCY_FIELDS.map((field) => Object.entries(source[field] ?? {}).sort()));
  return pick(manifest) === pick(lockedRoot);
}

/**
 * Why `npm ci` must run, or null. npm writes its own record of the installed packages last
 * (node_modules/.package-lock.json), so an install cut short is noticed too.
 */
export function installReason(root) {
  const lock = readJson(path.join(root, 'package-lock.json'));
  const record = readJson(path.join(root, 'node_modules', '.package-lock.json'));
  if (!lock) return 'package-lock.json cannot be read';
  if (!record) return 'nothing is installed yet';
  if (!sameDependencies(readJson(path.join(root, 'package.json')), lock.packages[''])) {
    return 'package.json and package-lock.json name different packages';
  }
  const platform = existsSync(platformFile(root)) ? readFileSync(platformFile(root), 'utf8') : PLATFORM;
  if (platform !== PLATFORM) return `the packages were installed for ${platform}`;

  for (const [name, locked] of Object.entries(lock.packages)) {
    if (name === '') continue;
    const installed = record.packages[name];
    if (!installed && (locked.optional || locked.devOptional)) continue;
    if (installed?.version !== locked.version || installed?.integrity !== locked.integrity) {
      return 'package-lock.json has changed';
    }
    if (!existsSync(path.join(root, name, 'package.json'))) return `${name} is missing`;
  }
  return null;
}

export function recordPlatform(root) {
  writeFileSync(platformFile(root), PLATFORM);
}

/**
 * Puts the project's own command where npx looks first. Left to itself, npx remembers in its cache for ever that the
 * command was not there, if it was asked once before the first build.
 */
export function linkOwnCommand(root, name, file) {
  const link = path.join(root, 'node_modules', '.bin', name);
  if (process.platform === 'win32' || lstatSync(link, { throwIfNoEntry: false })) return;
  try {
    symlinkSync(path.relative(path.dirname(link), path.join(root, file)), link);
  } catch (error) {
    // Another set-up at the same moment.
    if (error.code !== 'EEXIST') throw error;
  }
}
