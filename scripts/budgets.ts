/** `npm run budgets`: measures what the build made against the limits of scripts/budgets.json. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { COMMAND_FILE } from './command-bundle.mjs';
import { commandStartBytes } from './budgets/command.ts';
import { measureCore } from './budgets/core.ts';
import { measurePages } from './budgets/pages.ts';
import { longFiles, medianLines, sourceFiles } from './budgets/source-files.ts';

interface Budget {
  measure: string;
  limit: number;
  unit: string;
  why: string;
}

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const BUDGETS = JSON.parse(readFileSync(path.join(ROOT, 'scripts', 'budgets.json'), 'utf8')) as Budget[];

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(file) : [file];
  });
}

/** Bytes of each voice pack, by "voice <language>.<pack>". */
function voicePacks(): Record<string, number> {
  const packs = filesBelow(path.join(ROOT, 'build', 'voice')).filter((file) => file.endsWith('.voice'));
  return Object.fromEntries(
    packs.map((file) => [`voice ${path.basename(file, '.voice')}`, statSync(file).size]),
  );
}

async function measureAll(): Promise<Record<string, number>> {
  const core = await measureCore(path.join(ROOT, 'build', 'core.wasm'));
  const served = filesBelow(path.join(ROOT, 'build', 'web'));
  const isVoice = (file: string): boolean => file.endsWith('.bin');
  const page = served.filter((file) => !isVoice(file)).map((file) => readFileSync(file));
  const voice = served.filter(isVoice).map((file) => statSync(file).size);
  const pages = Object.fromEntries(
    Object.entries(measurePages(path.join(ROOT, 'build', 'web'))).map(([name, bytes]) => [
      `page ${name}, gzip`,
      bytes,
    ]),
  );
  const sources = sourceFiles(ROOT);
  const tooLong = longFiles(sources);
  for (const { file, lines } of tooLong) console.log(`long file: ${file}, ${lines} lines`);
  return {
    'core.wasm': core.bytes,
    'core memory in use': core.heapBase,
    'core imports': core.imports,
    'core memory growth': core.growablePages,
    ...voicePacks(),
    ...pages,
    'all pages, as served': page.reduce((sum, content) => sum + content.length, 0),
    'all pages, gzip': page.reduce((sum, content) => sum + gzipSync(content).length, 0),
    'voice image, as served': voice.reduce((sum, size) => sum + size, 0),
    'talkode command': commandStartBytes(path.join(ROOT, 'build'), COMMAND_FILE),
    'source file, median': medianLines(sources),
    'source files over 400 lines': tooLong.length,
  };
}

const measured = await measureAll();
const unlimited = Object.keys(measured).filter((name) => !BUDGETS.some(({ measure }) => measure === name));
if (unlimited.length > 0)
  throw new Error(`scripts/budgets.json has no limit for ${unlimited.map((name) => `'${name}'`).join(', ')}`);
for (const { measure, limit, unit, why } of BUDGETS) {
  const value = measured[measure];
  if (value === undefined) throw new Error(`scripts/budgets.json names '${measure}', which nothing measures`);
  const holds = value <= limit;
  console.log(
    `${holds ? 'holds' : 'OVER '}  ${measure}: ${value} of ${limit} ${unit}${holds ? '' : ` (${why})`}`,
  );
  if (!holds) process.exitCode = 1;
}
