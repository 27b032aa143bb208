/** COBS against published encodings, and as a property over any bytes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cobsDecode, cobsEncode } from '../../host-tools/link/cobs.ts';
import { publishedVectors } from '../support/published-vectors.ts';
import { bytesOf, hexOf } from './bytes.ts';

interface CobsVectors {
  cobs_hex: [string, string][];
  decode_must_fail_hex: string[];
}

const run = (from: number, to: number): string =>
  hexOf(Uint8Array.from({ length: to - from + 1 }, (_, index) => from + index));

/** Wikipedia, "Consistent Overhead Byte Stuffing", encoding examples 1 to 11 (without the delimiter). */
const PUBLISHED: [string, string][] = [
  ['00', '0101'],
  ['0000', '010101'],
  ['001100', '01021101'],
  ['11220033', '0311220233'],
  ['11223344', '0511223344'],
  ['11000000', '0211010101'],
  [run(0x01, 0xfe), `ff${run(0x01, 0xfe)}`],
  [`00${run(0x01, 0xfe)}`, `01ff${run(0x01, 0xfe)}`],
  [run(0x01, 0xff), `ff${run(0x01, 0xfe)}02ff`],
  [`${run(0x02, 0xff)}00`, `ff${run(0x02, 0xff)}0101`],
  [`${run(0x03, 0xff)}0001`, `fe${run(0x03, 0xff)}0201`],
];
const VECTORS = publishedVectors('framing/cobs.json') as CobsVectors;

/** A zero inside, a code byte that promises more than there is. */
const MALFORMED = ['00', '0002', '020005', '0311', 'ff01', ...VECTORS.decode_must_fail_hex];

describe('COBS', () => {
  test.each([...PUBLISHED, ...VECTORS.cobs_hex])('%s <-> %s', (plain, encoded) => {
    expect(hexOf(cobsEncode(bytesOf(plain)))).toBe(encoded);
    expect(hexOf(cobsDecode(bytesOf(encoded))!)).toBe(plain);
  });

  test.each(MALFORMED)('%s is no encoding', (encoded) => {
    expect(cobsDecode(bytesOf(encoded))).toBeNull();
  });

  test('any bytes come back, without a zero on the way and with one byte more per 254', () => {
    const mostlyPlain = fc.oneof(
      { weight: 1, arbitrary: fc.constant(0) },
      { weight: 300, arbitrary: fc.nat(255) },
    );
    fc.assert(
      fc.property(fc.array(mostlyPlain, { maxLength: 1200 }), (values) => {
        const bytes = Uint8Array.from(values);
        const encoded = cobsEncode(bytes);
        expect(encoded).not.toContain(0);
        expect(encoded.length).toBeLessThanOrEqual(bytes.length + Math.max(1, Math.ceil(bytes.length / 254)));
        expect(hexOf(cobsDecode(encoded)!)).toBe(hexOf(bytes));
      }),
    );
  });

  test('decoding any bytes neither throws nor grows', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const decoded = cobsDecode(bytes);
        expect(decoded === null || decoded.length <= bytes.length).toBe(true);
      }),
    );
  });
});
