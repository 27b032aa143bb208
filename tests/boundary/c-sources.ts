/** Reads what the boards' C includes and calls, as imports: the same table and the same search for circles hold them. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT, type Import, type Source } from './source-tree.ts';

const BOARDS = 'firmware/boards/';
/** Where gcc looks after the file's own folder (firmware/boards/make/compile.ts). */
const COMMON = `${BOARDS}common/`;
/** The folder of the board that the image is for: a part takes its pins from there, whichever it is. */
const THE_BOARD = `${BOARDS}<board>/`;
/** What every board gives. Who calls a function of it needs this header, and no board. */
const CONTRACT = `${COMMON}board.h`;
/** wasm2c's own header lies where the image is built. */
const BUILT = new Map([['core.h', 'build/core.h']]);

const INCLUDE = /^[ \t]*#[ \t]*include[ \t]+(["<])([^">]+)[">]/gm;
/** As .clang-format lays it out: the name of what is defined or declared begins in a line that begins at the margin. */
const DEFINITION = /^(?!static\b|typedef\b|extern\b|#)[A-Za-z_][\w \t*()]*?\b(\w+)\((?:[^;{}]*)\) \{/gm;
const DECLARATION = /^(?!static\b|typedef\b|#)[A-Za-z_][\w \t*()]*?\b(\w+)\([^;{}]*\);/gm;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;

/** Every C, header and assembler file of the boards. */
export function readCSources(): Source[] {
  return readdirSync(path.join(ROOT, BOARDS), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[chS]$/.test(name))
    .map((name) => BOARDS + name.split(path.sep).join('/'))
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8').replace(COMMENT, '') }));
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);
const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);

function includesOf({ file, text }: Source, files: ReadonlySet<string>): Import[] {
  return [...text.matchAll(INCLUDE)].map(([, bracket, name = '']) => {
    const near = [folderOf(file) + name, COMMON + name].find((each) => files.has(path.posix.normalize(each)));
    const isPackage = bracket === '<';
    const target = isPackage ? `<${name}>` : (near ?? BUILT.get(name) ?? THE_BOARD + name);
    return { from: file, target: path.posix.normalize(target), isPackage, isTypeOnly: false };
  });
}

/** Calls of what another file defines: a header that several files share would hide who needs whom. */
function callsOf(
  { file, text }: Source,
  sources: readonly Source[],
  contract: ReadonlySet<string>,
): Import[] {
  const own = new Set([DEFINITION, DECLARATION].flatMap((pattern) => namesIn(text, pattern)));
  const words = new Set(text.match(/\b[a-z]\w*\b/g)?.filter((word) => !own.has(word)));
  return sources
    .filter((other) => other.file !== file && /\.[cS]$/.test(other.file))
    .filter((other) => folderOf(other.file) === folderOf(file) || folderOf(other.file).startsWith(COMMON))
    .filter((other) => namesIn(other.text, DEFINITION).some((name) => words.has(name) && !contract.has(name)))
    .map((other) => ({ from: file, target: other.file, isPackage: false, isTypeOnly: false }));
}

/** What each file includes and calls; headers in angle brackets count as packages. */
export function cImportsOf(sources: readonly Source[]): Import[] {
  const files = new Set(sources.map(({ file }) => file));
  const board = sources.find(({ file }) => file === CONTRACT);
  const contract = new Set(namesIn(board?.text ?? '', DECLARATION));
  return sources.flatMap((source) => [...includesOf(source, files), ...callsOf(source, sources, contract)]);
}

/** The same imports with each board in turn as the one that the image is for: circles go through its folder. */
export function forEachBoard(imports: readonly Import[], sources: readonly Source[]): Import[] {
  return imports.flatMap((each) => {
    if (!each.target.startsWith(THE_BOARD)) return [each];
    const name = each.target.slice(THE_BOARD.length);
    return sources
      .filter(({ file }) => /^[^/]+\/([^/]+)$/.exec(file.slice(BOARDS.length))?.[1] === name)
      .map(({ file }) => ({ ...each, target: file }));
  });
}

/** A function that a .c file declares by hand is an include that nobody sees. */
export function hiddenDeclarations({ file, text }: Source): string[] {
  if (!file.endsWith('.c')) return [];
  return [...text.matchAll(/^extern\b[^;"]*\([^;]*\);/gm)].map(([declaration]) => `${file}: ${declaration}`);
}
