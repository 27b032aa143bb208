/**
 * The code is read back from each form of the letter: by OCR and by a QR reader from a noisy scan of both printed forms, from
 * the tags, from Braille translated back, and from plain text.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBraille } from '../../host-tools/issuer/adapters/print/liblouis.ts';
import { paperPrinter } from '../../host-tools/issuer/adapters/print/print-paper.ts';
import { letterPaper } from '../../host-tools/issuer/domain/letter/letter-paper.ts';
import type { Letter } from '../../host-tools/issuer/domain/letter/letter.ts';
import type { PaperForm } from '../../host-tools/issuer/domain/records/paper-form.ts';
import { runs } from '../support/depth.ts';
import { describeWith } from '../support/system-programs.ts';
import { manyLetters } from './letters.ts';
import { scan, stripOf } from './noisy-page.ts';
import { codesIn, codesSeenIn, eyesRead, phoneReads } from './readers.ts';
import { structureReads } from './structure-reader.ts';

/** From the heading to below the code: OCR takes a second of a core for a whole page. */
const STRIP = [0.3, 0.66] as const;

const PRINTED = runs(2, 200);
const READ_AS_TEXT = runs(24, 200);

const print = paperPrinter();
const textOf = async (letter: Letter, form: PaperForm): Promise<string> =>
  new TextDecoder().decode((await print(letterPaper(letter), form))[0].bytes);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'talkode-letters-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function pdfOf(letter: Letter, form: PaperForm, index: number): Promise<string> {
  const file = path.join(folder, `${form}-${index}.pdf`);
  writeFileSync(file, (await print(letterPaper(letter), form))[0].bytes);
  return file;
}

describeWith(['tesseract', 'pdftoppm'], 'from the printed forms', () => {
  test.each([
    ['standard', 1],
    ['large-print', 2],
  ] as const)(
    `${PRINTED} letters, %s: OCR, a phone and a screen reader find the one code`,
    async (form, pagesWithCodes) => {
      for (const [index, letter] of manyLetters(PRINTED).entries()) {
        const file = await pdfOf(letter, form, index);
        const tagged = structureReads(file).map(({ text }) => text);
        const pages = scan(file, pagesWithCodes, index);
        expect({
          index,
          tags: codesIn(tagged.join('\n')),
          eyes: codesSeenIn(eyesRead(stripOf(pages[0]!, ...STRIP))),
          phone: await phoneReads(pages),
        }).toEqual({
          index,
          tags: [letter.activationCode],
          eyes: [letter.activationCode],
          phone: [`${letter.activationAddress}#kode=${letter.activationCode}`],
        });
      }
    },
  );
});

describeWith(
  ['lou_translate', '/usr/share/liblouis/tables/da-dk-g16.ctb'],
  'from Braille, translated back',
  () => {
    test(`${READ_AS_TEXT} letters: the code stands once`, async () => {
      for (const letter of manyLetters(READ_AS_TEXT)) {
        const cells = (await textOf(letter, 'braille')).replaceAll('\f', '').split('\n');
        const lines = await fromBraille(cells, letter.language);
        expect(codesIn(lines.join('\n'))).toEqual([letter.activationCode]);
      }
    });
  },
);

test(`from plain text, ${READ_AS_TEXT} letters: the code stands once`, async () => {
  for (const letter of manyLetters(READ_AS_TEXT))
    expect(codesIn(await textOf(letter, 'plain-text'))).toEqual([letter.activationCode]);
});
