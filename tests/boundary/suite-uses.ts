/** What a suite uses, read from its source and from all that it imports: Debian programs and parts of the build. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Imports and re-exports of values, and `import()`: what runs when the file runs. */
const IMPORT =
  /^(?:import|export)(?! type\b)[^;'"]*from '(\.[^']+)'|^import '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm;

interface Use {
  part: string;
  /** What stands in a source that reads or runs this part of the build. */
  mark: RegExp;
  /** Where it stands; anywhere unless given. */
  within?: string;
}

const USES: readonly Use[] = [
  { part: 'core', mark: /\bcore\.wasm\b|\bcorePath\(|\bloadCore\(/ },
  { part: 'verifier', mark: /\bverifier\.wasm\b/ },
  { part: 'voice', mark: /\bvoice\.bin\b|'build', 'voice'/ },
  // Whoever can simulate can load an image, and most never do.
  {
    part: 'boards',
    mark: /build\/boards|\bloadImage\(|\bemulatedDevice\(|'--target', 'rp2040'|target: 'rp2040'|'emulate', '--board', board/,
    within: 'tests/',
  },
  { part: 'web', mark: /build\/web|build', 'web'|'serve'/ },
  // What builds the page takes both into it.
  { part: 'core', mark: /\bvite\.config\.ts\b/ },
  { part: 'voice', mark: /\bvite\.config\.ts\b/ },
  // The command reads the core and the voices when it runs.
  { part: 'cli', mark: /\btalkode\.mjs\b/ },
  { part: 'core', mark: /\bstartTalkode\(|talkode\(\[/ },
  { part: 'voice', mark: /\bstartTalkode\(|talkode\(\[/ },
];

/** Suites whose sources speak of the build without using it. */
const ONLY_SPEAK = /^(tests\/set-up\/|tests\/boundary\/(imports|outside-paths|suite-needs|test-titles))/;

/** Runs every command of README. */
const README_SUITE = 'tests/boundary/readme.test.ts';

interface PackageRow {
  package: string;
  program?: string;
  file?: string;
}

const PACKAGES = JSON.parse(
  readFileSync(path.join(ROOT, 'scripts/system-packages.json'), 'utf8'),
) as PackageRow[];

const THIS_FILE = 'tests/boundary/suite-uses.ts';

const texts = new Map<string, { text: string; imports: string[] }>();

function sourceOf(file: string): { text: string; imports: string[] } {
  const known = texts.get(file);
  if (known) return known;
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const imports = [...text.matchAll(IMPORT)].map(([, ...found]) =>
    path.posix.join(
      path.posix.dirname(file),
      found.find((each) => each !== undefined)!,
    ),
  );
  const source = { text, imports };
  texts.set(file, source);
  return source;
}

/** The file and all sources that it imports, near and far, types apart. */
function closure(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !/\.(ts|mjs)$/.test(file) || !existsSync(path.join(ROOT, file))) return seen;
  seen.add(file);
  // What describeWith reads names every step and package, and so does this file.
  for (const target of sourceOf(file).imports)
    if (!target.startsWith('scripts/') && target !== THIS_FILE) closure(target, seen);
  return seen;
}

/** The Debian packages whose programs a suite names, sorted: each as a string of its own, as describeWith takes it. */
export function packagesNamed(file: string): string[] {
  const inTests = [...closure(file)].filter((each) => each.startsWith('tests/'));
  const strings = new Set(
    inTests.flatMap((each) => [...sourceOf(each).text.matchAll(/'([^'\n]+)'/g)].map((match) => match[1]!)),
  );
  if (ONLY_SPEAK.test(file)) return [];
  return PACKAGES.filter(({ program, file: proof }) => strings.has(program ?? proof!))
    .map((row) => row.package)
    .sort();
}

/** The parts of the build that a suite reads or runs, by the names of their steps; the core's builds as one. */
export function builtParts(file: string): Set<string> {
  if (ONLY_SPEAK.test(file)) return new Set();
  if (file === README_SUITE) return new Set(['core', 'voice', 'boards', 'cli']);
  const files = [...closure(file)];
  const isUsed = ({ mark, within = '' }: Use): boolean =>
    files.some((each) => each.startsWith(within) && mark.test(sourceOf(each).text));
  return new Set(USES.filter(isUsed).map(({ part }) => part));
}

/** Whether a suite, or what it imports of the tests, calls the core's test build, which no other command needs. */
export function loadsTestBuild(file: string): boolean {
  return [...closure(file)].some(
    (each) => each.startsWith('tests/') && sourceOf(each).text.includes("loadCore('test')"),
  );
}
