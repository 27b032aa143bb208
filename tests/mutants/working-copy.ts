/** A copy of the project to plant faults in: what is checked out is never touched. Packages are linked, the build is copied. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const LEFT_OUT = ['.git', 'build', 'node_modules'];
/** Logs, locks, and what Stryker keeps. */
const BUILD_LEFT_OUT = /^(\.|stryker)|\.lock/;

/** `.bin` holds relative links, one of them to the project's own command: it must lead into the copy. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name === '.bin')
      cpSync(path.join(from, name), path.join(to, name), { recursive: true, verbatimSymlinks: true });
    else if (!name.startsWith('.')) symlinkSync(path.join(from, name), path.join(to, name));
  }
}

/** Faults need no optimised core: asc takes a third of the time, and every test holds for any build. */
function buildCoreFast(root: string): void {
  const file = path.join(root, 'asconfig.json');
  const config = JSON.parse(readFileSync(file, 'utf8')) as {
    options: { converge: boolean };
    targets: Record<string, { optimizeLevel: number; shrinkLevel: number }>;
  };
  config.options.converge = false;
  for (const target of Object.values(config.targets))
    Object.assign(target, { optimizeLevel: 0, shrinkLevel: 0 });
  writeFileSync(file, JSON.stringify(config));
}

/** Replaces texts that must be there. */
function edit(file: string, edits: Readonly<Record<string, string>>): void {
  let source = readFileSync(file, 'utf8');
  for (const [text, replacement] of Object.entries(edits)) {
    if (!source.includes(text)) throw new Error(`${file}: expected "${text}" to be replaced, got none`);
    source = source.replace(text, replacement);
  }
  writeFileSync(file, source);
}

/**
 * Of the images, those of the boards that write flash, for development: the suites of the table look at no others. They
 * take the core that was there: one that was not optimised has another layout.
 */
function buildFewBoards(root: string): void {
  const build = path.join(root, 'build');
  if (existsSync(path.join(build, 'core.wasm')))
    cpSync(path.join(build, 'core.wasm'), path.join(build, 'core.boards.wasm'));
  edit(path.join(root, 'firmware/boards/boards.ts'), {
    "inBuild('core.wasm')": "inBuild('core.boards.wasm')",
  });
  edit(path.join(root, 'firmware/boards/make/build.ts'), {
    'wanted = IMAGES,': "wanted = IMAGES.filter(({ board }) => ['rp2040', 'nrf51'].includes(board)),",
    'of FLAVOURS)': 'of FLAVOURS.slice(0, 1))',
  });
}

export class WorkingCopy {
  readonly root = mkdtempSync(path.join(os.tmpdir(), 'talkode-mutants-'));

  readonly #remove = (): void => rmSync(this.root, { recursive: true, force: true });

  /** Is removed by `remove`, or when the process exits. */
  constructor(project: string) {
    process.once('exit', this.#remove);
    for (const name of readdirSync(project).filter((each) => !LEFT_OUT.includes(each)))
      cpSync(path.join(project, name), this.path(name), { recursive: true });
    linkPackages(path.join(project, 'node_modules'), this.path('node_modules'));
    mkdirSync(this.path('build'));
    for (const name of readdirSync(path.join(project, 'build')).filter((each) => !BUILD_LEFT_OUT.test(each)))
      cpSync(path.join(project, 'build', name), this.path('build', name), { recursive: true });
    buildCoreFast(this.root);
    buildFewBoards(this.root);
  }

  path(...names: string[]): string {
    return path.join(this.root, ...names);
  }

  /** Replaces a text in a file; gives how to take that back. */
  replace(file: string, text: string, replacement: string): () => void {
    const source = this.path(file);
    const before = readFileSync(source, 'utf8');
    // A function, since $ means something in a replacement.
    writeFileSync(
      source,
      before.replace(text, () => replacement),
    );
    return () => writeFileSync(source, before);
  }

  remove(): void {
    process.off('exit', this.#remove);
    this.#remove();
  }
}
