/** Reads what the documents promise: paths of the tree, npm scripts, shell commands. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './source-tree.ts';

/** Made by a build or by a run, so not in a fresh clone. */
const MADE_LATER = /^(build|node_modules)\//;

/** Links and code spans that name a place in this project. */
export function pathsIn(markdown: string): string[] {
  const links = [...markdown.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1] ?? '');
  const spans = [...markdown.matchAll(/`([A-Za-z.][\w.-]*\/[\w./-]*)`/g)].map((match) => match[1] ?? '');
  return [...new Set([...links, ...spans])].filter((name) => !MADE_LATER.test(name));
}

/** `folder` is where the document lies: its links begin there, its code spans at the top. */
export function missingPaths(markdown: string, folder = ''): string[] {
  return pathsIn(markdown).filter(
    (name) => !existsSync(path.join(ROOT, folder, name)) && !existsSync(path.join(ROOT, name)),
  );
}

/** The contents of fenced blocks whose info string is the given one, such as "sh test". */
export function fencedBlocks(markdown: string, info: string): string[] {
  return [...markdown.matchAll(/^```([^\n]*)\n([^]*?)^```$/gm)]
    .filter((match) => match[1] === info)
    .map((match) => match[2] ?? '');
}

/** Blocks marked "sh test", each with the "json output" block right behind it, if there is one. */
export function testedCommands(markdown: string): { command: string; output: string | null }[] {
  const blocks = markdown.matchAll(/^```sh test\n([^]*?)^```$(?:\s*^```json output\n([^]*?)^```$)?/gm);
  return [...blocks].map((match) => ({ command: match[1] ?? '', output: match[2] ?? null }));
}

/** Script names of `npm run x`, `npm start` and `npm test`. */
export function npmScriptsIn(markdown: string): string[] {
  const calls = markdown.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g);
  return [...new Set([...calls].map((match) => match[1] ?? match[2] ?? ''))];
}
