/** The printed forms: tags in reading order, embedded fonts, no links, large print large, and equal bytes for equal letters. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LARGE_PRINT, STANDARD } from '../../host-tools/issuer/adapters/print/paper-style.ts';
import { pdfPaper } from '../../host-tools/issuer/adapters/print/pdf-paper.ts';
import { letterPaper } from '../../host-tools/issuer/domain/letter/letter-paper.ts';
import type { Paper } from '../../host-tools/issuer/domain/paper/paper-block.ts';
import { describeWith, programPath } from '../support/system-programs.ts';
import { LETTER_KINDS, letterOf } from './letters.ts';
import { blockTextsOf } from './paper-text.ts';
import { pdfObjects } from './pdf-objects.ts';
import { structureReads } from './structure-reader.ts';

const STYLES = { standard: STANDARD, 'large-print': LARGE_PRINT };
const LARGE_PRINT_POINTS = 18;
const POINTS_PER_MM = 72 / 25.4;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-pdf-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function written(paper: Paper, form: keyof typeof STYLES): Promise<string> {
  const file = path.join(folder, 'letter.pdf');
  writeFileSync(file, await pdfPaper(paper, STYLES[form]));
  return file;
}

const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' });
const oneLine = (text: string): string => text.replaceAll('\u00a0', ' ').trim();

/** Where words stand on the pages, in points from the upper left corner. */
function words(file: string): { page: number; left: number; top: number; bottom: number; word: string }[] {
  let page = 0;
  return run('pdftotext', '-bbox', file, '-')
    .split('\n')
    .flatMap((line) => {
      if (line.includes('<page ')) page += 1;
      const word = /xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*)<\/word>/.exec(line);
      if (!word) return [];
      const [left, top, bottom] = word.slice(1, 4).map(Number);
      return [{ page, left: left!, top: top!, bottom: bottom!, word: word[4]! }];
    });
}

describeWith(['pdftoppm', 'qpdf'], 'a letter as PDF', () => {
  describe.each(LETTER_KINDS)('$language, $deviceKind, $delivery', (kind) => {
    const paper = letterPaper(letterOf(kind));

    test.each(['standard', 'large-print'] as const)('%s', async (form) => {
      const file = await written(paper, form);
      run(programPath('qpdf'), '--check', file);

      const info = run('pdfinfo', file);
      expect(info).toMatch(/Tagged: +yes/);
      expect(info).toContain(paper.title);
      expect(Number(/Pages: +(\d+)/.exec(info)![1])).toBe(form === 'standard' ? 2 : 3);

      // The tags in the order of the blocks, each block's text whole.
      expect(
        structureReads(file)
          .map(({ text }) => oneLine(text))
          .filter((text) => text !== ''),
      ).toEqual(blockTextsOf(paper).map(oneLine));

      const { objects, contents } = pdfObjects(file);
      const values = (key: string): unknown[] => objects.flatMap((each) => (key in each ? [each[key]] : []));
      expect(
        values('/Annots').concat(
          values('/URI'),
          values('/A').filter((each) => typeof each === 'string'),
        ),
      ).toEqual([]);
      expect(values('/Lang')).toEqual([kind.language === 'da' ? 'u:da-DK' : 'u:en-GB']);
      const picture = paper.blocks.find((block) => block.kind === 'picture-code')!;
      expect(values('/Alt')).toEqual([`u:${picture.alternative}`]);
      const code = paper.blocks.find((block) => block.kind === 'code')!;
      expect(values('/ActualText')).toEqual([`u:${code.digitByDigit.digits}`]);

      const sizes = [...contents.matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, points]) => Number(points));
      expect(sizes.length).toBeGreaterThan(10);
      const least = form === 'standard' ? STANDARD.pageNumberPt : LARGE_PRINT_POINTS;
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(least);
      expect(Math.max(...sizes)).toBe(STYLES[form].codePt);
    });
  });

  test.each(['standard', 'large-print'] as const)(
    '%s: fonts are embedded, and of DejaVu Sans alone',
    async (form) => {
      const lines = run('pdffonts', await written(letterPaper(letterOf(LETTER_KINDS[0]!)), form))
        .trim()
        .split('\n');
      expect(lines.slice(2)).toHaveLength(2);
      for (const line of lines.slice(2)) expect(line).toMatch(/^\w{6}\+DejaVuSans(-Bold)? .* yes yes yes /);
    },
  );

  test.each(['standard', 'large-print'] as const)(
    '%s: the address, and nothing else, stands in the window',
    async (form) => {
      const letter = letterOf(LETTER_KINDS[0]!, {
        addressLines: ['Øster Søgade 108, st. tv.', 'Bag gården', '2900 Hellerup'],
      });
      const inWindow = words(await written(letterPaper(letter), form)).filter(
        ({ page, left, top, bottom }) =>
          page === 1 && left < 105 * POINTS_PER_MM && bottom > 45 * POINTS_PER_MM && top < 90 * POINTS_PER_MM,
      );
      expect(inWindow.map(({ word }) => word).join(' ')).toBe(
        [letter.recipientName, ...letter.addressLines].join(' '),
      );
      for (const { top, bottom, left } of inWindow) {
        expect(left).toBeGreaterThanOrEqual(19.9 * POINTS_PER_MM);
        expect(top).toBeGreaterThanOrEqual(45 * POINTS_PER_MM);
        expect(bottom).toBeLessThanOrEqual(90 * POINTS_PER_MM);
      }
    },
  );

  test('a long name and six lines of address push nothing off the page, nor over each other', async () => {
    const line = 'Hovedbygningen, opgang C, 14. sal, tredje dør til venstre';
    const letter = letterOf(LETTER_KINDS[0]!, { addressLines: Array.from({ length: 6 }, () => line) });
    const paper = letterPaper({
      ...letter,
      issuerName: 'Udstederen af koder til alle egne af landet, de fjerne med',
    });
    for (const form of ['standard', 'large-print'] as const) {
      const placed = words(await written(paper, form));
      for (const { left, bottom } of placed) {
        expect(left).toBeLessThan(190 * POINTS_PER_MM);
        expect(bottom).toBeLessThan(297 * POINTS_PER_MM);
      }
      const title = placed.find(({ word }) => word === 'Aktivér')!;
      const lastOfAddress = placed.filter(({ page, word }) => page === 1 && word === 'venstre').at(-1)!;
      expect(title.top).toBeGreaterThan(lastOfAddress.bottom);
    }
  });
});

test('the same letter gives the same bytes, another code others', async () => {
  const kind = LETTER_KINDS[0]!;
  const bytes = async (code: string): Promise<string> =>
    Buffer.from(await pdfPaper(letterPaper(letterOf(kind, { activationCode: code })), STANDARD)).toString(
      'base64',
    );
  expect(await bytes('407182637')).toBe(await bytes('407182637'));
  expect(await bytes('407182637')).not.toBe(await bytes('000005724'));
});
