/** JUnit XML of verdicts: well-formed whatever the texts hold, and the texts come back as they were. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { junitXml } from '../../simulator/scenario/junit.ts';
import { exitCodeOfAll } from '../../cli/simulate/scenario-exit-codes.ts';
import type { Verdict } from '../../simulator/scenario/verdict.ts';
import { readXml } from '../cli/read-xml.ts';

const FAILED: Verdict = {
  file: 'a.scenario',
  verdict: 'failed',
  isWrongInput: false,
  model: 'code-display',
  line: 3,
  column: null,
  step: 'expect code',
  expected: 'a code',
  seen: 'a dark glass',
  reason: null,
  problem: null,
  saysPlace: false,
  steps: 4,
  simulated: { elapsedMs: 1500, time: '2026-11-22T12:00:01.500Z', glass: 'off' },
  artifacts: [],
};

function messageOf(verdict: Verdict): string {
  const document = readXml(junitXml([{ verdict, tookMs: 12 }]));
  return document.children[0]!.children[0]!.children[0]!.attributes['message']!;
}

/** Production Char of XML 1.0, section 2.2, by code point. */
function isAllowed(codePoint: number): boolean {
  if ([0x9, 0xa, 0xd].includes(codePoint)) return true;
  return (
    (codePoint >= 0x20 && codePoint <= 0xd7ff) ||
    (codePoint >= 0xe000 && codePoint <= 0xfffd) ||
    (codePoint >= 0x10000 && codePoint <= 0x10ffff)
  );
}

describe('3.1: JUnit XML', () => {
  test('3.1: any text comes back, but for characters that XML forbids, which are written out', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(
      fc.property(text, text, (file, seen) => {
        const expected = [...`expected a code, seen ${seen}`]
          .map((character) => [character, character.codePointAt(0)!] as const)
          .map(([character, code]) =>
            isAllowed(code) ? character : `\\u${code.toString(16).padStart(4, '0')}`,
          )
          .join('');
        return messageOf({ ...FAILED, file, step: seen, seen }) === expected;
      }),
    );
  });

  test.each([
    ['\u0000\u0008\u000b\u001b', '\\u0000\\u0008\\u000b\\u001b'],
    ['\ud800', '\\ud800'],
    ['\ufffe\uffff', '\\ufffe\\uffff'],
    ['\t\r\n', '\t\r\n'],
    [']]><&>"\'', ']]><&>"\''],
    ['Øv 😀', 'Øv 😀'],
  ])('3.1: %j', (seen, shown) => {
    expect(messageOf({ ...FAILED, seen })).toBe(`expected a code, seen ${shown}`);
  });
});

test.each([
  [['passed', 'passed'], 0],
  [['passed', 'timed-out'], 42],
  [['timed-out', 'failed'], 1],
  [['timed-out', 'error'], 1],
  [['failed', 'wrong input', 'timed-out', 'passed'], 2],
  [[], 0],
] as const)('3.1: scenarios that are %j end with %i', (names, expected) => {
  const verdicts = names.map((name): Verdict => {
    const isWrongInput = name === 'wrong input';
    return { ...FAILED, verdict: isWrongInput ? 'error' : name, isWrongInput };
  });
  expect(exitCodeOfAll(verdicts)).toBe(expected);
});
