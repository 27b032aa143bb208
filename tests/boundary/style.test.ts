/** Two habits that no formatter holds: what a file opens with, and what an upper bound is called. */
import { describe, expect, test } from 'vitest';
import { readSources, type Source } from './source-tree.ts';

const SOURCES = readSources(['cli', 'firmware', 'host-tools', 'scripts', 'simulator', 'tests']);

const withoutHeader = (sources: readonly Source[]): string[] =>
  sources.filter(({ text }) => !text.startsWith('/** ') && !text.startsWith('/**\n')).map(({ file }) => file);

/** A text that is as long as one may be is no bound. */
const BOUND =
  /^(?:export )?const ((?:MOST|MAX|LONGEST|HIGHEST|LARGEST)_\w+|\w+_(?:AT_MOST|MOST))(?:: \w+)? = (?!')/gm;

const otherBounds = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ file, text }) => [...text.matchAll(BOUND)].map(([, name]) => `${file}: ${name}`));

test('every file opens with a sentence in /** … */', () => {
  expect(withoutHeader(SOURCES)).toEqual([]);
});

test('upper bounds are called MAXIMUM_…', () => {
  expect(otherBounds(SOURCES)).toEqual([]);
});

describe('the checks notice', () => {
  test('another kind of header', () => {
    expect(withoutHeader([{ file: 'a.ts', text: "// Does it.\nimport 'b';" }])).toEqual(['a.ts']);
  });

  test('another word for a bound', () => {
    const text = "const MAX_TRIES = 3;\nexport const MOST_BYTES: u32 = 4;\nconst LONGEST_NAME = 'x';\n";
    expect(otherBounds([{ file: 'a.ts', text }])).toEqual(['a.ts: MAX_TRIES', 'a.ts: MOST_BYTES']);
  });
});
