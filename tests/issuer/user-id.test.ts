/** User IDs by the published rules, and in the forms in which people and keyboards write them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canonicalUserId,
  guessableBy,
  PUBLISHED_SIGNS,
  readUserId,
} from '../../host-tools/issuer/domain/people/user-id.ts';

describe('a wish for a user ID', () => {
  test.each([
    ['capitals are the same', 'BlåBær-7', 'blåbær-7'],
    ['A with a combining ring is Å', 'bla\u030Aba\u030Ar', 'blåbår'],
    ['the sign for the unit Ångström too', '\u212Bse lund', 'åse lund'],
    ['a blank inside', 'min hund 1', 'min hund 1'],
    ['every published sign', `ab${PUBLISHED_SIGNS}`, `ab${PUBLISHED_SIGNS}`],
    ['five characters', 'æøå12', 'æøå12'],
    ['48 characters', 'a'.repeat(48), 'a'.repeat(48)],
    ['nine digits', '123456789', '123456789'],
    ['eleven digits', '12345678901', '12345678901'],
  ])('is taken: %s', (_what, typed, userId) => {
    expect(readUserId(typed)).toEqual({ userId });
  });

  test.each([
    ['four characters', 'abcd', { rule: 'too-short', characters: 4 }],
    ['49 characters', 'a'.repeat(49), { rule: 'too-long', characters: 49 }],
    ['a sign outside of the list', 'abc%def', { rule: 'sign', position: 4 }],
    ['ü', 'abcü1', { rule: 'sign', position: 4 }],
    ['a capital I with a dot', 'abcİd', { rule: 'sign', position: 5 }],
    ['something that nobody sees', 'abc\u200Bdef', { rule: 'sign', position: 4 }],
    ['a NUL', 'abc\u0000def', { rule: 'sign', position: 4 }],
    ['digits of another script', '١٢٣٤٥', { rule: 'sign', position: 1 }],
    ['a tab inside', 'ab\tcd', { rule: 'sign', position: 3 }],
    ['a blank in front', ' abcde', { rule: 'blank-at-an-end' }],
    ['a blank behind', 'abcde ', { rule: 'blank-at-an-end' }],
    ['ten digits', '0101701234', { rule: 'like-a-personal-number' }],
    ['ten digits with a hyphen', '010170-1234', { rule: 'like-a-personal-number' }],
    ['ten digits with blanks and points', '01 01.70-12 34', { rule: 'like-a-personal-number' }],
  ])('is refused by its rule: %s', (_what, typed, problem) => {
    expect(readUserId(typed)).toEqual({ problem });
  });

  test('counts signs as people do, not halves of them', () => {
    expect(readUserId('😀'.repeat(4))).toEqual({ problem: { rule: 'too-short', characters: 4 } });
  });

  test('what is taken stays as it is when it is read again or typed to log in', () => {
    const sign = fc.constantFrom(...'abcxyzæøåABCÆØÅ0189 -_.@'.split(''));
    fc.assert(
      fc.property(fc.array(sign, { minLength: 1, maxLength: 60 }), (signs) => {
        const { userId } = readUserId(signs.join(''));
        if (userId === undefined) return;
        expect(readUserId(userId)).toEqual({ userId });
        expect(canonicalUserId(` ${userId.toUpperCase().normalize('NFD')} `)).toBe(userId);
      }),
    );
  });

  test('a very long text is looked at no further than it could be one', () => {
    expect(readUserId('a'.repeat(10_000_000))).toMatchObject({ problem: { rule: 'too-long' } });
  });
});

describe('advice on what others would guess', () => {
  const person = { name: 'Åse Maria Lund', birthDate: '1961-04-09', email: 'aaselund@example.test' };

  test.each([
    ['åse1234', ['name']],
    ['lundhuset', ['name']],
    ['solsikke0904', ['birthday']],
    ['xx1961xx', ['birthday']],
    ['aaselund77', ['name', 'email']],
    ['en blå kat 7', []],
  ])('%s', (userId, found) => {
    expect(guessableBy(userId, person)).toEqual(found);
  });
});
