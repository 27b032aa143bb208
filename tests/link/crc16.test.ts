/** CRC-16/IBM-3740 against the RevEng catalogue and a second way to compute it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc16 } from '../../host-tools/link/crc16.ts';
import { publishedVectors } from '../support/published-vectors.ts';
import { concat } from './bytes.ts';

interface Catalogue {
  algorithms: Record<
    'name' | 'poly' | 'init' | 'refin' | 'refout' | 'xorout' | 'check' | 'residue',
    string
  >[];
}

const CHECK_INPUT = new TextEncoder().encode('123456789');
const CATALOGUE_ENTRY = {
  poly: '0x1021',
  init: '0xffff',
  refin: 'false',
  refout: 'false',
  xorout: '0x0',
  check: '0x29b1',
  residue: '0x0',
};
const { algorithms } = publishedVectors('framing/crc-catalog.json') as Catalogue;
const entry = algorithms.find(({ name }) => name === 'CRC_16_IBM_3740')!;

/** Polynomial division of the message as one big number: slow, and nothing like the shift register under test. */
function crcByLongDivision(bytes: Uint8Array): number {
  const polynomial = (1n << 16n) | BigInt(entry.poly);
  const bits = BigInt(bytes.length * 8);
  const message = bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
  // The initial value is added to the first 16 bits of the message followed by 16 zero bits.
  let rest = (message << 16n) ^ (BigInt(entry.init) << bits);
  for (let bit = bits + 15n; bit >= 16n; bit--) if ((rest >> bit) & 1n) rest ^= polynomial << (bit - 16n);
  return Number(rest);
}

describe('CRC-16/IBM-3740', () => {
  test('the catalogue says what the protocol counts on', () => {
    expect(entry).toMatchObject(CATALOGUE_ENTRY);
  });

  test('check value: 29B1 for the digits 1 to 9', () => {
    expect(crc16(CHECK_INPUT)).toBe(Number(entry.check));
  });

  test('residue: a message followed by its checksum, high byte first, gives zero', () => {
    const crc = crc16(CHECK_INPUT);
    expect(crc16(concat(CHECK_INPUT, Uint8Array.of(crc >> 8, crc & 0xff)))).toBe(Number(entry.residue));
  });

  test('equals long division by the polynomial', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 260 }), (bytes) => {
        expect(crc16(bytes)).toBe(crcByLongDivision(bytes));
      }),
    );
  });
});
