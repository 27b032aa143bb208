/** Faults in the core's hashes, checksums, HMAC and codes. */
import type { FaultGroup } from '../fault.ts';

const DIGESTS = ['tests/core/digest.test.ts'];
const HMACS = ['tests/core/hmac-vectors.test.ts', 'tests/core/secrets-in-memory.test.ts'];
const CODES = ['tests/core/code-vectors.test.ts', 'tests/core/code-oracle.test.ts'];
const LEFT_IN_MEMORY = ['tests/core/secrets-in-memory.test.ts', 'tests/core/secret-dependence.test.ts'];

export const CRYPTO_FAULTS: readonly FaultGroup[] = [
  {
    file: 'firmware/core/crypto/sha1.ts',
    suites: DIGESTS,
    faults: [
      ['a wrong constant', '0x8f1bbcdc', '0x8f1bbcdd'],
      ['a round too few', 'p < SCHEDULE + 320', 'p < SCHEDULE + 300'],
      ['the schedule is not turned', 'readU32(p), 1);', 'readU32(p), 0);'],
    ],
  },
  {
    file: 'firmware/core/crypto/sha256.ts',
    suites: DIGESTS,
    faults: [
      ['a wrong shift', '(x >> 10)', '(x >> 11)'],
      ['choose the other way round', 'return z ^ (x & (y ^ z));', 'return y ^ (x & (y ^ z));'],
      ['a word of the state is not added', 'readU32(state + 28) + h', 'h'],
    ],
  },
  {
    file: 'firmware/core/crypto/sha512.ts',
    suites: DIGESTS,
    faults: [
      ['the schedule is not renewed at first', 'if (round >= 16)', 'if (round > 16)'],
      ['a wrong rotation', 'rotr<u64>(x, 42)', 'rotr<u64>(x, 41)'],
    ],
  },
  {
    file: 'firmware/core/crypto/digest.ts',
    suites: DIGESTS,
    faults: [
      [
        'padding that does not fit stays in one block',
        'if (digest.waiting + 1 > block',
        'if (digest.waiting > block',
      ],
      ['the length in bytes', '(<u64>digest.taken) << 3', '(<u64>digest.taken) << 0'],
      ['remains of the block before', 'wipeBytes(BLOCK, block);', ''],
      ['the padding bit is missing', 'writeU8(BLOCK + digest.waiting, 0x80);', ''],
    ],
  },
  {
    file: 'firmware/core/crypto/digest.ts',
    suites: HMACS,
    faults: [
      [
        'a resumed digest forgets its first block',
        'digest.taken = blockBytes(algorithm);',
        'digest.taken = 0;',
      ],
    ],
  },
  {
    file: 'firmware/core/crypto/hmac.ts',
    suites: HMACS,
    faults: [
      ['a key of one block is hashed', 'if (keyBytes > block)', 'if (keyBytes >= block)'],
      ['a wrong outer pad', '0x5c5c5c5c', '0x5c5c5c5d'],
    ],
  },
  {
    file: 'firmware/core/crypto/hmac.ts',
    suites: LEFT_IN_MEMORY,
    faults: [
      ['the padded key stays', 'wipeBytes(PAD, block);', ''],
      ['the block with the key stays', '  digestWipe();\n}', '}'],
      ['the state after the outer pad stays', 'wipeBytes(OUTER, MAXIMUM_DIGEST_BYTES);', ''],
    ],
  },
  {
    file: 'firmware/core/crypto/crc.ts',
    suites: ['tests/core/digest.test.ts', 'tests/link/token.test.ts'],
    faults: [
      ['CRC-16 begins with zero', 'CRC16_START: u32 = 0xffff', 'CRC16_START: u32 = 0'],
      ['CRC-32 is not inverted', 'return ~crc;', 'return crc;'],
    ],
  },
  {
    file: 'firmware/core/oath/hotp.ts',
    suites: CODES,
    faults: [
      ['the sign bit counts', '(31 - bits))) & 0x7fffffff', '(31 - bits)))'],
      ['an offset of eight or more is cut', '0 - (offset >> 3)', '0'],
      ['the bits of the next word are left out', '| ((w1 >> 1) >> (31 - bits))', ''],
      ['a counter with its bytes the other way round', 'bswap<u64>(counter)', 'counter'],
      ['the offset of another byte', 'readU8(MAC + macBytes - 1) & 15', 'readU8(MAC + macBytes - 2) & 15'],
      ['a reciprocal that is one too small', '2251799814) >> 51', '2251799813) >> 51'],
      ['eight digits are cut to seven', '1441151881) >> 57) * 100000000', '1801439851) >> 54) * 10000000'],
    ],
  },
  {
    file: 'firmware/core/oath/hotp.ts',
    suites: LEFT_IN_MEMORY,
    faults: [['the HMAC of a code stays', '  wipeBytes(MAC, macBytes);\n', '']],
  },
  {
    file: 'firmware/core/oath/totp.ts',
    suites: ['tests/core/codes-over-time.test.ts', 'tests/conformance/release.test.ts'],
    faults: [
      ['T0 is left out', 'unixMs / 1000 - t0UnixSeconds', 'unixMs / 1000'],
      ['a step ends a millisecond early', '<u32>(stepMs -', '<u32>(stepMs - 1 -'],
    ],
  },
];
