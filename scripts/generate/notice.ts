/** NOTICE: whose work is in what is built, what npm installs beside it, and with what it is made. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BUILT_IN } from '../packages/built-in.ts';
import {
  installedPackages,
  needsOf,
  readLockfile,
  ROOT,
  type InstalledPackage,
} from '../packages/lockfile.ts';

const TEMPLATE = new URL('../packages/notice-template.txt', import.meta.url);
const WIDTH = 118;

/** The first line of a package's licence file that says whose work it is. */
function copyrightOf({ name, location }: InstalledPackage): string {
  const stated = BUILT_IN.packages[name]?.copyright;
  if (stated !== undefined) return stated;
  const folder = path.join(ROOT, location);
  const file = readdirSync(folder).find((each) => /^licen[cs]e(\.\w+)?$/i.test(each));
  const text = file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8');
  const line = /^\s*(copyright \(c\).*)$/im.exec(text)?.[1];
  if (line === undefined)
    throw new Error(`${name}: its licence file names nobody; say whose work it is in built-in.json`);
  return line.trim();
}

function title({ name, version, license }: InstalledPackage): string {
  return `${name} ${version} (${license})`;
}

function wrapped(text: string, indent: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    if (lines[last] !== '' && `${indent}${lines[last]} ${word}`.length > WIDTH) lines.push(word);
    else lines[last] = lines[last] === '' ? word : `${lines[last]} ${word}`;
  }
  return lines.map((line) => `${indent}${line}`).join('\n');
}

/** "MIT (3), ISC": how many packages have which licence, most first. */
function tally(packages: readonly InstalledPackage[]): string {
  const counts = new Map<string, number>();
  for (const { license } of packages) counts.set(license, (counts.get(license) ?? 0) + 1);
  const rows = [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
  return rows.map(([license, count]) => (count === 1 ? license : `${license} (${count})`)).join(', ');
}

function list(packages: readonly InstalledPackage[]): string {
  return packages.map(({ name, license }) => `${name} (${license})`).join(', ');
}

class Notice {
  readonly #packages: InstalledPackage[];
  readonly #byLocation: Map<string, InstalledPackage>;
  readonly #direct: InstalledPackage[];

  constructor() {
    const lockfile = readLockfile();
    this.#packages = installedPackages(lockfile);
    this.#byLocation = new Map(this.#packages.map((each) => [each.location, each]));
    this.#direct = needsOf(lockfile, '').map((location) => this.#byLocation.get(location)!);
  }

  builtIn(): string {
    const rows = Object.entries(BUILT_IN.packages).map(([name, { in: products, part }]) => {
      const found = this.#byLocation.get(`node_modules/${name}`);
      if (found === undefined) throw new Error(`built-in.json: ${name} is not in package-lock.json`);
      const where = products.map((product) => `the ${product}`).join(', ');
      const what = part === undefined ? '' : `, ${part}`;
      return `  ${title(found)}, in ${where}${what}\n      ${copyrightOf(found)}`;
    });
    return rows.join('\n');
  }

  /** What a package brings: all that it needs, and what that needs. */
  #brought(by: InstalledPackage): InstalledPackage[] {
    const seen = new Set([by]);
    for (const each of seen) for (const location of each.needs) seen.add(this.#byLocation.get(location)!);
    seen.delete(by);
    return [...seen].sort((a, b) => (a.location < b.location ? -1 : 1));
  }

  #beside(each: InstalledPackage): string {
    const brought = this.#brought(each);
    const named = brought.filter(({ license }) => !BUILT_IN.licensesAllowed.includes(license));
    const scripts = [each, ...brought].filter(({ hasInstallScript }) => hasInstallScript);
    const sentences = [
      brought.length === 0 ? '' : `It brings ${brought.length} packages: ${tally(brought)}.`,
      named.length === 0 || named.length === brought.length ? '' : `Among them: ${list(named)}.`,
      scripts.length === 0 ? '' : `A script at installation: ${scripts.map(({ name }) => name).join(', ')}.`,
    ].filter((sentence) => sentence !== '');
    const kind = each.purpose === 'optional' ? 'optional' : 'always installed';
    const detail = sentences.length === 0 ? '' : `\n${wrapped(sentences.join(' '), '      ')}`;
    return `  ${title(each)}, ${kind}${detail}`;
  }

  beside(): string {
    const beside = this.#direct.filter(
      ({ name, purpose }) => purpose !== 'development' && !(name in BUILT_IN.packages),
    );
    return beside.map((each) => this.#beside(each)).join('\n');
  }

  tools(): string {
    const tools = this.#packages.filter(({ purpose }) => purpose === 'development');
    const direct = this.#direct.filter((each) => tools.includes(each));
    const further = tools.filter((each) => !direct.includes(each));
    const named = further.filter(({ license }) => !BUILT_IN.licensesAllowed.includes(license));
    return [
      wrapped(`${direct.map(title).join(', ')}.`, '  '),
      '',
      wrapped(`They bring ${further.length} packages: ${tally(further)}. Among them: ${list(named)}.`, '  '),
    ].join('\n');
  }
}

export function notice(): string {
  const made = new Notice();
  const parts: Record<string, string> = {
    'built in': made.builtIn(),
    beside: made.beside(),
    tools: made.tools(),
  };
  return readFileSync(TEMPLATE, 'utf8').replace(/\{\{(.+?)\}\}/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`notice-template.txt: no part "${name}"`);
    return part;
  });
}
