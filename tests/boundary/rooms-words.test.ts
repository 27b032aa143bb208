/**
 * Words that belong to one room: flags and exit codes to the commands, and what names a real factory or issuer to those that
 * are one.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { readSources, ROOT, type Source } from './source-tree.ts';

const SOURCES = readSources(['simulator', 'host-tools']);
const NAMES_OF_REAL_ONES = /factory|issuer|authority|station|batch/i;
/** The story joins it to what is around it, of which the service asks it who somebody is. */
const ROOMS_OF_A_REAL_ONE = ['host-tools/issuer/', 'host-tools/example-service/', 'host-tools/story/'];

/** Every option of every command, as their help tells. */
function flags(): string[] {
  return readFileSync(path.join(ROOT, 'docs/cli.md'), 'utf8').match(/--[a-z][a-z0-9-]+/g)!;
}

/** What a file says and what it names things, comments left out. */
function wordsOf({ file, text }: Source): { said: string[]; names: string[] } {
  const words = { said: [] as string[], names: [] as string[] };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) words.names.push(node.text);
    else if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) words.said.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return words;
}

function commandWords(source: Source, known: readonly string[]): string[] {
  const { said, names } = wordsOf(source);
  const isFlag = (text: string): boolean => text.split(/[\s:,;=]/).some((word) => known.includes(word));
  return [...said.filter(isFlag), ...names.filter((name) => /exit_?code|usage_?error/i.test(name))].map(
    (word) => `${source.file}: ${word}`,
  );
}

function takenNames({ file, text }: Source): string[] {
  if (ROOMS_OF_A_REAL_ONE.some((room) => file.startsWith(room))) return [];
  return [file, ...wordsOf({ file, text }).names]
    .filter((name) => NAMES_OF_REAL_ONES.test(name))
    .map((name) => `${file}: ${name}`);
}

test('no flag and no exit code of a command is in the simulator or the host tools', () => {
  const known = flags();
  expect(known).toContain('--serial-number');
  expect(SOURCES.flatMap((source) => commandWords(source, known))).toEqual([]);
});

test('no file and nothing in it has a name that means the real factory, issuer, authority, station or batch', () => {
  expect(SOURCES.flatMap(takenNames)).toEqual([]);
});

test('both are noticed', () => {
  const text = "throw new UsageError(`--storage: ${file} holds a token`); process.exitCode = issuerOf('a');";
  const source = { file: 'simulator/session/factory.ts', text };
  expect(commandWords(source, ['--storage'])).toHaveLength(3);
  expect(takenNames(source)).toHaveLength(2);
  expect(takenNames({ file: 'host-tools/issuer/domain/policy.ts', text })).toEqual([]);
});
