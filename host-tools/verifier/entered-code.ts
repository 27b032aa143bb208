/** The code as a person entered it: its form is checked here, before any comparison. */
import { CODE_DIGITS, type CodeDigits } from '../token/code-parameters.ts';
import { requireOneOf, requireText } from './requirements.ts';

/** What is wrong with the form. It never repeats what was entered, which may be a password typed in the wrong field. */
export type CodeProblem =
  | { readonly kind: 'wrong-length'; readonly expected: CodeDigits; readonly got: number }
  /** `position` counts characters from 1. */
  | { readonly kind: 'non-digit'; readonly position: number };

export type EnteredCode =
  | { readonly wellFormed: true; readonly value: number }
  | { readonly wellFormed: false; readonly problem: CodeProblem };

/**
 * Removes what people put between the groups of a code, which the glass shows as 3+3, 3+4 or 4+4 digits.
 *
 * @throws TypeError for anything but text.
 */
export function withoutGrouping(text: string): string {
  requireText('code', text);
  return text.replace(/[\s-]/gu, '');
}

/**
 * Reads a code of exactly `digits` digits 0 to 9, and nothing else.
 *
 * @throws TypeError for anything but text.
 */
export function readEnteredCode(text: string, digits: CodeDigits): EnteredCode {
  requireText('code', text);
  requireOneOf('digits', digits, CODE_DIGITS);
  if (text.length !== digits) {
    return { wellFormed: false, problem: { kind: 'wrong-length', expected: digits, got: text.length } };
  }
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) return { wellFormed: false, problem: { kind: 'non-digit', position: i + 1 } };
    value = value * 10 + digit;
  }
  return { wellFormed: true, value };
}

/**
 * All ones (-1) when both are equal, else 0, without a branch.
 *
 * @param a code as a number, below 2^31; `b` likewise.
 */
export function equalMask(a: number, b: number): number {
  const difference = a ^ b;
  return ~((difference | -difference) >> 31);
}
