/** The form of a code as people type it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equalMask, readEnteredCode, withoutGrouping } from '../../host-tools/verifier/entered-code.ts';

test('reads exactly the wanted number of digits, leading zeros included', () => {
  expect(readEnteredCode('000042', 6)).toEqual({ wellFormed: true, value: 42 });
  expect(readEnteredCode('9999999', 7)).toEqual({ wellFormed: true, value: 9_999_999 });
  expect(readEnteredCode('99999999', 8)).toEqual({ wellFormed: true, value: 99_999_999 });
});

test.each(['', '12345', '1234567', '123 456'])('says that %j has the wrong length', (text) => {
  expect(readEnteredCode(text, 6)).toEqual({
    wellFormed: false,
    problem: { kind: 'wrong-length', expected: 6, got: text.length },
  });
});

// Signs, exponents, other scripts' digits and look-alikes: all of them would pass Number() or \d somewhere.
test.each([
  ['-12345', 1],
  ['+12345', 1],
  ['1e4567', 2],
  ['12.456', 3],
  ['12345\n', 6],
  ['12 456', 3],
  ['12345O', 6],
  // Beside 9 and 0 in ASCII.
  ['12345:', 6],
  ['/23456', 1],
  ['١٢٣٤٥٦', 1],
  ['12345６', 6],
])('says where %j is not a digit', (text, position) => {
  expect(readEnteredCode(text, 6)).toEqual({ wellFormed: false, problem: { kind: 'non-digit', position } });
});

test('takes out what people put between groups, and nothing else', () => {
  expect(withoutGrouping(' 123 456\n')).toBe('123456');
  expect(withoutGrouping('1234-5678')).toBe('12345678');
  expect(withoutGrouping('12\u00a0345\u202f6')).toBe('123456');
  expect(withoutGrouping('12345o')).toBe('12345o');
});

test('the mask is all ones for equal codes and zero for all others', () => {
  const code = fc.integer({ min: 0, max: 99_999_999 });
  fc.assert(
    fc.property(code, code, (a, b) => {
      expect(equalMask(a, b)).toBe(a === b ? -1 : 0);
      expect(equalMask(a, a)).toBe(-1);
    }),
  );
});
