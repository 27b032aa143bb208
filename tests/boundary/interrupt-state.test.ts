/**
 * What interrupts and the loop both use in the C that boards share is volatile, however far down it is used: a compiler
 * may otherwise keep what the loop wrote in a register, and an interrupt sees what was.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readCSources } from './c-sources.ts';
import { ROOT, type Source } from './source-tree.ts';

const COMMON = 'firmware/boards/common/';

interface Definition {
  file: string;
  name: string;
  isStatic: boolean;
  body: string;
}

/** As .clang-format lays functions out: in one line, or up to a brace at the margin. */
function definitionsOf({ file, text }: Source): Definition[] {
  const pattern = /^[a-z][^\n;=]*?\b(\w+)\([^;{}]*\) \{(?: (.*) \}$|\n([^]*?)^\}$)/gm;
  return [...text.matchAll(pattern)].map(([definition, name = '', line, lines]) => ({
    file,
    name,
    isStatic: definition.startsWith('static '),
    body: line ?? lines ?? '',
  }));
}

/** Single variables of a file; what lies in a ring or a record is ordered by the counts beside it. */
function variablesOf({ text }: Source): { name: string; isVolatile: boolean }[] {
  const pattern = /^static (volatile )?(?!const\b)\w+ \**(\w+)(?: = [^;]*)?;$/gm;
  return [...text.matchAll(pattern)].map(([, isVolatile, name = '']) => ({
    name,
    isVolatile: isVolatile !== undefined,
  }));
}

/** Functions below which board.h says that an interrupt calls them. */
function calledByInterrupts(header: string): Set<string> {
  const commented = header.matchAll(/\/\*((?:(?!\*\/)[^])*)\*\/\n((?:[a-z].*\);\n)+)/g);
  return new Set(
    [...commented]
      .filter(([, comment = '']) => /\bby the board's interrupt\b/.test(comment))
      .flatMap(([, , declarations = '']) => [...declarations.matchAll(/\b(\w+)\(/g)])
      .map(([, name = '']) => name),
  );
}

/** `file: name` of what is used in functions that interrupts call, and in those that these call. */
function sharedVariables(
  sources: readonly Source[],
  header: string,
): { place: string; isVolatile: boolean }[] {
  const definitions = sources.flatMap(definitionsOf);
  const reached = definitions.filter(({ name }) => calledByInterrupts(header).has(name));
  // What is found is looked at in its turn.
  for (const { file, body } of reached) {
    const names = new Set([...body.matchAll(/\b(\w+)\(/g)].map(([, name]) => name));
    const called = definitions.filter(
      (other) => names.has(other.name) && (other.file === file || !other.isStatic),
    );
    reached.push(...called.filter((each) => !reached.includes(each)));
  }
  return sources.flatMap((source) => {
    const words = new Set(
      reached.filter(({ file }) => file === source.file).flatMap(({ body }) => body.match(/\w+/g) ?? []),
    );
    return variablesOf(source)
      .filter(({ name }) => words.has(name))
      .map(({ name, isVolatile }) => ({ place: `${source.file}: ${name}`, isVolatile }));
  });
}

const common = readCSources().filter(({ file }) => file.startsWith(COMMON) && file.endsWith('.c'));
const header = readFileSync(path.join(ROOT, COMMON, 'board.h'), 'utf8');

test('what interrupts and the loop share is volatile', () => {
  const shared = sharedVariables(common, header);
  expect(shared.filter(({ isVolatile }) => !isVolatile)).toEqual([]);
  expect(shared.map(({ place }) => place)).toEqual(
    [
      'core-turn.c: has_announced',
      'link-lines.c: has_news',
      'sound.c: in',
      'sound.c: out',
      'sound.c: state',
      'sound.c: is_started',
    ].map((place) => COMMON + place),
  );
});

test('the check notices a variable that is used two calls down', () => {
  const text = `static bool is_on;
static volatile uint32_t count;
static bool other;

static bool on(void) { return is_on; }

void told(void) {
  if (on()) count++;
}

void loop(void) { other = true; }
`;
  const declared =
    "/* Called by the board's interrupt. */\nvoid told(void);\n/* Called each round. */\nvoid loop(void);\n";
  expect(sharedVariables([{ file: 'a.c', text }], declared)).toEqual([
    { place: 'a.c: is_on', isVolatile: false },
    { place: 'a.c: count', isVolatile: true },
  ]);
});
