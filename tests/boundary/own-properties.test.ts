/** The lint rule of own properties: it finds each table that a name from outside indexes, and nothing else. */
import { Linter } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import { ownProperties } from '../../scripts/lint/own-properties.js';

const FILE = 'table.ts';
/** As much of the library as the examples need: loading all of it would take a hundred times as long. */
const LIBRARY = `
interface Array<T> { length: number; [index: number]: T }
interface Boolean {} interface CallableFunction {} interface Function {} interface IArguments {}
interface NewableFunction {} interface Number {} interface RegExp {} interface String {}
interface Object {} declare const Object: { hasOwn(table: object, name: string): boolean };
declare const table: { [name: string]: number };
declare const known: { one: number; two: number };
declare const list: number[];
declare const name: string;
declare const either: 'one' | 'two';
declare const maybe: string | 'one';
declare const place: number;
`;

function complaints(code: string): number {
  const text = LIBRARY + code;
  const options: ts.CompilerOptions = { noLib: true, strict: true };
  const host = ts.createCompilerHost(options);
  host.getSourceFile = (file, version) =>
    file === FILE ? ts.createSourceFile(file, text, version, true) : undefined;
  const program = ts.createProgram([FILE], options, host);
  const messages = new Linter().verify(
    text,
    {
      files: ['**/*.ts'],
      languageOptions: { parser: tseslint.parser, parserOptions: { programs: [program] } },
      plugins: { talkode: { rules: { 'own-properties': ownProperties } } },
      rules: { 'talkode/own-properties': 'error' },
    } as unknown as Linter.Config,
    FILE,
  );
  for (const { ruleId, message } of messages)
    expect([ruleId, message]).toEqual(['talkode/own-properties', message]);
  return messages.length;
}

test.each([
  ['table[name];', 1],
  ['table[maybe];', 1],
  ['(table as any as { [name: string]: string })[name + name];', 1],
  ['table[name] ? table[name] : 0;', 2],
  ['Object.hasOwn(table, name) ? 0 : table[name];', 1],
  ['Object.hasOwn(known, name) ? table[name] : 0;', 1],
  ['Object.hasOwn(table, name) ? table[name] : 0;', 0],
  ['Object.hasOwn(table, name) && table[name];', 0],
  ['table[name] = 5;', 0],
  ["table['one'];", 0],
  ['table[either];', 0],
  ['known[either];', 0],
  ['list[place];', 0],
])('L7: %s has %i', (code, expected) => {
  expect(complaints(code)).toBe(expected);
});
