/** The letter as plain text, and how lines are broken. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainTextPaper } from '../../host-tools/issuer/adapters/print/plain-text-paper.ts';
import { wrapWords } from '../../host-tools/issuer/adapters/print/wrap-words.ts';
import { letterPaper } from '../../host-tools/issuer/domain/letter/letter-paper.ts';
import { LETTER_KINDS, letterOf } from './letters.ts';
import { blockTextsOf } from './paper-text.ts';

const LINE_CHARACTERS = 72;

test.each(LETTER_KINDS)('$language, $deviceKind, $delivery: whole, in lines of 72', (kind) => {
  const paper = letterPaper(letterOf(kind));
  const text = plainTextPaper(paper);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(LINE_CHARACTERS);
  expect(text).not.toMatch(/\n\n\n|[ \t]\n|[\u00a0\r\f]/);
  const read = text.replace(/\s+/g, ' ');
  for (const block of blockTextsOf({
    ...paper,
    blocks: paper.blocks.filter(({ kind: each }) => each !== 'picture-code'),
  }))
    expect(read).toContain(block.replaceAll('\u00a0', ' '));
});

test('the code stands in threes, and digit by digit for a voice', () => {
  const text = plainTextPaper(letterPaper(letterOf(LETTER_KINDS[0]!, { activationCode: '407182637' })));
  expect(text).toContain('\nAktiveringskode: 407 182 637\nCiffer for ciffer: 4 0 7, 1 8 2, 6 3 7\n');
});

describe('lines', () => {
  const WIDTH = 12;
  const fits = (line: string): boolean => line.length <= WIDTH;

  test('are as full as they can be, and lose no word', () => {
    const word = fc.stringMatching(/^[a-zæøå]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const lines = wrapWords(words.join(' '), fits);
        expect(lines.join(' ')).toBe(words.join(' '));
        lines.forEach((line, index) => {
          expect(line.length).toBeLessThanOrEqual(WIDTH);
          const next = lines[index + 1]?.split(' ')[0];
          if (next !== undefined) expect(fits(`${line} ${next}`)).toBe(false);
        });
      }),
    );
  });

  test('break a word that fits none behind a slash, else where they must, and never within no-break spaces that fit', () => {
    expect(wrapWords('se aktiver.dk/kodeviser nu', fits)).toEqual(['se', 'aktiver.dk/', 'kodeviser nu']);
    expect(wrapWords('abcdefghijklmnop', fits)).toEqual(['abcdefghijkl', 'mnop']);
    expect(wrapWords('ring på 70\u00a010\u00a020', fits)).toEqual(['ring på', '70\u00a010\u00a020']);
    expect(wrapWords('', fits)).toEqual([]);
  });
});
