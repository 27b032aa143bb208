/** What became of each fault, kept in the build folder: a run that was stopped goes on where nothing has changed since. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Fault } from './fault.ts';

export interface Verdict {
  noticed: boolean;
  /** The test that noticed. */
  by: string;
}

/** Sources, and what tests share. The table itself and test files that a row does not name change nothing for it. */
const LOOKED_AT = [
  'cli',
  'firmware',
  'host-tools',
  'simulator',
  'hardware-docs',
  'scripts',
  'tests',
  'package-lock.json',
];

function addFiles(root: string, at: string, add: (file: string) => void): void {
  const entries = readdirSync(path.join(root, at), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = `${at}/${entry.name}`;
    if (entry.isDirectory()) {
      if (file !== 'tests/mutants') addFiles(root, file, add);
    } else if (!file.endsWith('.test.ts') && !file.endsWith('.md')) add(file);
  }
}

export class Verdicts {
  readonly #root: string;
  readonly #file: string;
  readonly #sources: string;
  readonly #known: Record<string, Verdict>;
  /** Made when a fault is asked for first: files may be edited while a run goes on. */
  readonly #keys = new Map<Fault, string>();

  /** @param fresh forgets what is kept */
  constructor(root: string, fresh: boolean) {
    this.#root = root;
    this.#file = path.join(root, 'build', 'mutants.json');
    const hash = createHash('sha256');
    const add = (file: string): void => void hash.update(file).update(readFileSync(path.join(root, file)));
    for (const each of LOOKED_AT)
      if (each.includes('.')) add(each);
      else addFiles(root, each, add);
    this.#sources = hash.digest('hex');
    this.#known = fresh ? {} : this.#kept();
  }

  #keyOf(fault: Fault): string {
    const known = this.#keys.get(fault);
    if (known !== undefined) return known;
    const hash = createHash('sha256').update(this.#sources).update(JSON.stringify(fault));
    for (const suite of fault.suites) hash.update(readFileSync(path.join(this.#root, suite)));
    const key = hash.digest('hex');
    this.#keys.set(fault, key);
    return key;
  }

  of(fault: Fault): Verdict | undefined {
    return this.#known[this.#keyOf(fault)];
  }

  /** Whether a suite has passed without a fault. */
  isSound(suite: string): boolean {
    return this.#known[this.#soundKeyOf(suite)] !== undefined;
  }

  keepSound(suites: readonly string[]): void {
    for (const suite of suites) this.#known[this.#soundKeyOf(suite)] = { noticed: false, by: '' };
    this.#save();
  }

  #soundKeyOf(suite: string): string {
    const hash = createHash('sha256').update(this.#sources).update(suite);
    return hash.update(readFileSync(path.join(this.#root, suite))).digest('hex');
  }

  keep(fault: Fault, verdict: Verdict): void {
    this.#known[this.#keyOf(fault)] = verdict;
    this.#save();
  }

  #kept(): Record<string, Verdict> {
    return existsSync(this.#file)
      ? (JSON.parse(readFileSync(this.#file, 'utf8')) as Record<string, Verdict>)
      : {};
  }

  /** Together with what another run has found meanwhile. */
  #save(): void {
    Object.assign(this.#known, { ...this.#kept(), ...this.#known });
    mkdirSync(path.dirname(this.#file), { recursive: true });
    const draft = `${this.#file}.${process.pid}.new`;
    writeFileSync(draft, JSON.stringify(this.#known));
    renameSync(draft, this.#file);
  }
}
