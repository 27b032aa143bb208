/**
 * NIST, "Examples with Intermediate Values", HMAC_SHA1.pdf, HMAC_SHA256.pdf and HMAC_SHA512.pdf (FIPS 198-1). A key is
 * the bytes 0, 1, 2, ... to its length: a block, less than a block, more than a block, and 49 bytes (truncated tag).
 */

const EQUAL = 'Sample message for keylen=blocklen';
const LESS = 'Sample message for keylen<blocklen';
const TRUNCATED = 'Sample message for keylen<blocklen, with truncated tag';

/** [key bytes, text, tag] for each hash function. */
export const NIST_HMAC: Readonly<
  Record<'SHA1' | 'SHA256' | 'SHA512', readonly (readonly [keyBytes: number, text: string, tagHex: string])[]>
> = {
  SHA1: [
    [64, EQUAL, '5fd596ee78d5553c8ff4e72d266dfd192366da29'],
    [20, LESS, '4c99ff0cb1b31bd33f8431dbaf4d17fcd356a807'],
    [100, EQUAL, '2d51b2f7750e410584662e38f133435f4c4fd42a'],
    [49, TRUNCATED, 'fe3529565cd8e28c5fa79eac'],
  ],
  SHA256: [
    [64, EQUAL, '8bb9a1db9806f20df7f77b82138c7914d174d59e13dc4d0169c9057b133e1d62'],
    [32, LESS, 'a28cf43130ee696a98f14a37678b56bcfcbdd9e5cf69717fecf5480f0ebdf790'],
    [100, EQUAL, 'bdccb6c72ddeadb500ae768386cb38cc41c63dbb0878ddb9c7a38a431b78378d'],
    [49, TRUNCATED, '27a8b157839efeac98df070b331d5936'],
  ],
  SHA512: [
    [
      128,
      EQUAL,
      'fc25e240658ca785b7a811a8d3f7b4ca48cfa26a8a366bf2cd1f836b05fcb024bd36853081811d6cea4216ebad79da1cfcb95ea4586b8a0ce356596a55fb1347',
    ],
    [
      64,
      LESS,
      'fd44c18bda0bb0a6ce0e82b031bf2818f6539bd56ec00bdc10a8a2d730b3634de2545d639b0f2cf710d0692c72a1896f1f211c2b922d1a96c392e07e7ea9fedc',
    ],
    [
      200,
      EQUAL,
      'd93ec8d2de1ad2a9957cb9b83f14e76ad6b5e0cce285079a127d3b14bccb7aa7286d4ac0d4ce64215f2bc9e6870b33d97438be4aaa20cda5c5a912b48b8e27f3',
    ],
    [49, TRUNCATED, '00f3e9a77bb0f06de15f160603e42b5028758808596664c03e1ab8fb2b076778'],
  ],
};

/** The key of an example by its length. */
export function nistHmacKey(bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, index) => index);
}
