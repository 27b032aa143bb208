/** The activation code: random digits, its check digit, and what a person types. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ACTIVATION_CODE_RANDOM_BYTES,
  activationCodeFrom,
  activationCodeGroups,
  digitsFromRandom,
  readActivationCode,
} from '../../host-tools/issuer/domain/activation-code.ts';

const EIGHT_DIGITS = fc.stringMatching(/^\d{8}$/);
const swapped = (code: string, at: number): string =>
  code.slice(0, at) + code[at + 1]! + code[at]! + code.slice(at + 2);

test('has nine digits, in threes, and reads back', () => {
  // Damm's own example: the check digit of 572 is 4, and leading zeros leave it so.
  expect(activationCodeFrom('00000572')).toBe('000005724');
  fc.assert(
    fc.property(EIGHT_DIGITS, (eight) => {
      const code = activationCodeFrom(eight);
      expect(code.slice(0, 8)).toBe(eight);
      expect(activationCodeGroups(code).join('')).toBe(code);
      expect(readActivationCode(code)).toEqual({ ok: true, code });
    }),
  );
});

test('every wrong digit and every swap of neighbours is a slip, never another code', () => {
  fc.assert(
    fc.property(EIGHT_DIGITS, (eight) => {
      const code = activationCodeFrom(eight);
      for (let at = 0; at < code.length; at += 1) {
        for (const digit of '0123456789'.replace(code[at]!, ''))
          expect(readActivationCode(code.slice(0, at) + digit + code.slice(at + 1))).toEqual({
            ok: false,
            problem: 'slip',
          });
        if (at < 8 && code[at] !== code[at + 1])
          expect(readActivationCode(swapped(code, at))).toEqual({ ok: false, problem: 'slip' });
      }
    }),
    { numRuns: 50 },
  );
});

test.each([
  ['blanks', ' 000 005 724 '],
  ['no-break spaces', '000\u00a0005\u202f724'],
  ['a tab and a line break', '000\t005\n724'],
  ['hyphens', '000-005-724'],
  ['dashes', '000–005—724'],
  ['dots', '000.005.724'],
  ['its digits one by one', '0 0 0, 0 0 5, 7 2 4'],
  ['full-width digits', '００００\u3000０５７２４'],
  ['letters O, which a zero looks like', 'OOO 0o5 724'],
  ['signs that nobody sees', '\ufeff000005\u200b724\u200f'],
])('%s are taken as meant', (_, typed) => {
  expect(readActivationCode(typed)).toEqual({ ok: true, code: '000005724' });
});

test.each([
  ['', { problem: 'wrong-length', digits: 0 }],
  ['000 005 72', { problem: 'wrong-length', digits: 8 }],
  ['000 005 7244', { problem: 'wrong-length', digits: 10 }],
  ['00l 005 724', { problem: 'not-a-digit', position: 3 }],
  ['000 005 72😀', { problem: 'not-a-digit', position: 9 }],
  ['000 005 72\0', { problem: 'not-a-digit', position: 9 }],
  ['٠٠٠٠٠٥٧٢٤', { problem: 'not-a-digit', position: 1 }],
])('%j is told by what is wrong with it', (typed, problem) => {
  expect(readActivationCode(typed)).toEqual({ ok: false, ...problem });
});

test('whatever is typed gets an answer that holds a number at most', () => {
  const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 });
  fc.assert(
    fc.property(units, (codes) => {
      const reading = readActivationCode(String.fromCharCode(...codes));
      expect(reading.ok ? [] : [reading.problem]).toHaveLength(1);
      expect(Object.keys(reading).length).toBeLessThanOrEqual(3);
      expect(JSON.stringify(reading)).toMatch(
        /^\{"ok":false,"problem":"(wrong-length|not-a-digit|slip)"(,"(digits|position)":\d+)?\}$/,
      );
    }),
  );
});

describe('random digits', () => {
  const eachByte = Array.from({ length: 256 }, (_, byte) => byte);

  test('each is as likely: of 256 bytes 25 give each digit, and six give none', () => {
    const counts = new Map<string, number>();
    for (const byte of eachByte.slice(0, 250)) {
      const digit = digitsFromRandom(Uint8Array.of(byte, 0, 0, 0, 0, 0, 0, 0))[0]!;
      counts.set(digit, (counts.get(digit) ?? 0) + 1);
    }
    expect([...counts.values()]).toEqual(Array.from({ length: 10 }, () => 25));
    expect(digitsFromRandom(Uint8Array.of(250, 255, 1, 2, 3, 4, 5, 6, 7, 18, 9))).toBe('12345678');
  });

  test('too few of them are refused, and the message holds none', () => {
    expect(() => digitsFromRandom(Uint8Array.of(11, 12, 13, 14, 15, 16, 17, 255))).toThrow(
      `activation code: expected ${ACTIVATION_CODE_RANDOM_BYTES} random bytes, got 8 with 7 below 250`,
    );
  });
});

test.each(['1234567', '123456789', '1234567a', ''])('%j begins no code', (digits) => {
  expect(() => activationCodeFrom(digits)).toThrow('activation code: expected 8 digits to begin with');
});
