/** Contacts as people write them; nothing that names another recipient gets through. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readEmail,
  readName,
  readPhone,
  readPostalAddress,
} from '../../host-tools/issuer/domain/people/contacts.ts';

test.each([
  ['aase@example.test', 'aase@example.test'],
  [' a.b+c@sub.example.test ', 'a.b+c@sub.example.test'],
  ["o'hara@xn--bcher-kva.example", "o'hara@xn--bcher-kva.example"],
])('an e-mail address: %s', (typed, value) => {
  expect(readEmail(typed)).toEqual({ value });
});

test.each([
  'a@x',
  'a@@example.test',
  '@example.test',
  'a.@example.test',
  'a@example.test, evil@example.test',
  'a@example.test\r\nBCC: evil@example.test',
  '"a@example.test, evil"@example.test',
  'Aase <aase@example.test>',
  'a@example.test;b@example.test',
  'åse@example.test',
  'a@[127.0.0.1]',
  `a@${'b'.repeat(250)}.test`,
])('no e-mail address: %j', (typed) => {
  expect(readEmail(typed).value).toBeUndefined();
});

test('an address that is taken names one mailbox, whatever somebody types', () => {
  const sign = fc.constantFrom(...'ab@.,;:<>()[]"\\ \r\n\t+-_'.split(''));
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
      const { value } = readEmail(signs.join(''));
      if (value !== undefined) expect(value).toMatch(/^[^\s,;:<>()[\]"\\@]+@[a-z0-9.-]+$/);
    }),
  );
});

describe('a phone number', () => {
  test.each([
    ['20 30 40 50', '+4520304050'],
    ['+45 20304050', '+4520304050'],
    ['0045 20-30-40-50', '+4520304050'],
    ['+49 (0)30 1234567'.replace('(0)', ''), '+49301234567'],
  ])('%s', (typed, value) => {
    expect(readPhone(typed)).toEqual({ value });
  });

  test.each(['123', '+0123456789', '1234567890', 'ring to me', '+45203040501234567'])('none: %s', (typed) => {
    expect(readPhone(typed)).toEqual({ problem: 'not-a-number' });
  });
});

test('a name: blanks put right, no control, no turned direction, not longer than a form', () => {
  expect(readName('  Åse   Lund ')).toEqual({ value: 'Åse Lund' });
  expect(readName('A\u030Ase')).toEqual({ value: 'Åse' });
  expect(readName(' ')).toEqual({ problem: 'missing' });
  expect(readName('a\u0000b')).toEqual({ problem: 'control-character' });
  expect(readName('a\u202Eb')).toEqual({ problem: 'control-character' });
  expect(readName('x'.repeat(141))).toEqual({ problem: 'too-long' });
});

test('a postal address: its lines, trimmed, without empty ones', () => {
  expect(readPostalAddress(' Gade 1 \r\n\r\n8000 Aarhus C\n')).toEqual({ value: 'Gade 1\n8000 Aarhus C' });
  expect(readPostalAddress('\n \n')).toEqual({ problem: 'missing' });
  expect(readPostalAddress('x\n'.repeat(12)).problem).toBeUndefined();
  // A letter has no room for more: it would never be printed.
  expect(readPostalAddress('x\n'.repeat(13))).toEqual({ problem: 'too-long' });
});
