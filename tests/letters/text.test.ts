/** The letter's text: the same in both languages, block for block, with what must stand in it and nothing that must not. */
import { describe, expect, test } from 'vitest';
import { letterPaper } from '../../host-tools/issuer/domain/letter/letter-paper.ts';
import type { Letter } from '../../host-tools/issuer/domain/letter/letter.ts';
import { LETTER_KINDS, letterOf, manyLetters } from './letters.ts';
import { allText } from './paper-text.ts';

const NOBODY_ASKS = {
  da: 'Ingen vil nogensinde bede dig om en kode.',
  en: 'Nobody will ever ask you for a code.',
};
const INDEPENDENT = { da: 'er uafhængig af MitID', en: 'is independent of MitID' };

describe.each(LETTER_KINDS)('$language, $deviceKind, $delivery', (kind) => {
  const letter = letterOf(kind, { serialLastFour: '0012', activationCode: '407182637' });
  const text = allText(letterPaper(letter));

  test('says code, end, serial number, page, telephone, warning and independence', () => {
    for (const part of [
      ...['407\u00a0182\u00a0637', '4 0 7, 1 8 2, 6 3 7', 'aktiver.example.dk/aktiver'],
      ...['0012', '70\u00a010\u00a020\u00a030', letter.recipientName, ...letter.addressLines],
      ...[NOBODY_ASKS[letter.language], INDEPENDENT[letter.language], letter.validUntil.date.slice(0, 4)],
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/undefined|NaN|null|\[object/);
  });

  test('explains the reader by ear, and the display by its button', () => {
    const byEar = { da: /røde tast .*taler/s, en: /red key .*speaks/s }[letter.language];
    const byEye = { da: 'kodeviserens knap', en: 'button of the code display' }[letter.language];
    expect(byEar.test(text)).toBe(letter.deviceKind === 'code-reader');
    expect(text.includes(byEye)).toBe(letter.deviceKind === 'code-display');
  });
});

test('both languages have the same blocks, with as many steps', () => {
  const shape = (letter: Letter): unknown[] =>
    letterPaper(letter).blocks.map((block) => ({
      kind: block.kind,
      level: block.kind === 'heading' ? block.level : undefined,
      strong: block.kind === 'paragraph' ? block.strong : undefined,
      parts: block.kind === 'steps' ? block.items.length : undefined,
    }));
  for (const kind of LETTER_KINDS)
    expect(shape(letterOf({ ...kind, language: 'en' }))).toEqual(
      shape(letterOf({ ...kind, language: 'da' })),
    );
});

test('the QR code holds the page with the code in its fragment, which no request carries', () => {
  for (const letter of manyLetters(20)) {
    const [picture] = letterPaper(letter).blocks.filter((block) => block.kind === 'picture-code');
    const address = new URL(picture!.content);
    expect(address.hash).toBe(`#kode=${letter.activationCode}`);
    expect(address.href.replace(address.hash, '')).toBe(letter.activationAddress);
    expect(picture!.alternative).not.toContain(letter.activationCode);
  }
});

test('of the serial number no more than four digits stand anywhere, and no number that is not the letter’s own', () => {
  for (const letter of manyLetters(200)) {
    const own = [letter.activationCode, letter.serialLastFour, '70102030', ...letter.addressLines];
    const numbers = allText(letterPaper(letter))
      .replaceAll('\u00a0', '')
      .match(/\d{4,}/g)!;
    const years = [letter.issuedOn, letter.validUntil.date].map((date) => date.slice(0, 4));
    for (const number of numbers)
      expect(
        [...own, ...years].some((each) => each.includes(number)),
        number,
      ).toBe(true);
  }
});

describe('a letter is refused', () => {
  const [kind] = LETTER_KINDS;
  test.each<[string, Partial<Letter>]>([
    ['serialLastFour', { serialLastFour: '900000000012' }],
    ['serialLastFour', { serialLastFour: '12' }],
    ['activationCode', { activationCode: '407182638' }],
    ['activationCode', { activationCode: '407 182 637' }],
    ['recipientName', { recipientName: ' ' }],
    ['recipientName', { recipientName: 'Ole\nLund' }],
    ['addressLines', { addressLines: [] }],
    ['addressLines', { addressLines: ['Ågade 1\u0007'] }],
    ['addressLines', { addressLines: Array.from({ length: 13 }, () => 'Ågade 1') }],
    ['activationAddress', { activationAddress: 'javascript:alert(1)' }],
    ['activationAddress', { activationAddress: 'https://aktiver.example.dk/#kode=1' }],
    ['activationAddress', { activationAddress: 'https://ole:secret@aktiver.example.dk/' }],
    ['validUntil', { validUntil: { date: '2027-01-01', time: { hour: 1, minute: 0 } } }],
  ])('for its %s, which the message names and does not show', (field, facts) => {
    const print = (): unknown => letterPaper(letterOf(kind!, facts));
    expect(print).toThrow(`letter: ${field}: expected`);
    const [value] = Object.values(facts);
    if (typeof value === 'string' && value.trim() !== '') expect(print).not.toThrow(value);
  });
});
