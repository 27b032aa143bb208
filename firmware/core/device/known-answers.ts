/** Known answers of the three hashes: a core that computes wrongly must show a fault, never a wrong code. */
import { ALGORITHM_SHA1, ALGORITHM_SHA512, MAXIMUM_DIGEST_BYTES } from '../base/contract.generated';
import { digestBegin, digestFinish, digestUpdate } from '../crypto/digest';
import { equalBytes } from '../base/memory';

const MESSAGE: usize = memory.data<u8>([0x61, 0x62, 0x63]);
const DIGEST: usize = memory.data(MAXIMUM_DIGEST_BYTES, 8);
/** First eight bytes of the digests of "abc" (FIPS 180 examples: SHA_All.pdf, "one block message sample"). */
const EXPECTED: usize = memory.data<u8>([
  0xa9, 0x99, 0x3e, 0x36, 0x47, 0x06, 0x81, 0x6a, 0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0xdd, 0xaf,
  0x35, 0xa1, 0x93, 0x61, 0x7a, 0xba,
]);

/** One bit per algorithm that computes rightly: bit 0 SHA-1, 1 SHA-256, 2 SHA-512. */
export function passedKnownAnswers(): u32 {
  let passed: u32 = 0;
  for (let algorithm = ALGORITHM_SHA1; algorithm <= ALGORITHM_SHA512; algorithm++) {
    const index = algorithm - ALGORITHM_SHA1;
    digestBegin(algorithm);
    digestUpdate(MESSAGE, 3);
    digestFinish(DIGEST);
    if (equalBytes(DIGEST, EXPECTED + index * 8, 8)) passed |= 1 << index;
  }
  return passed;
}

export const ALL_KNOWN_ANSWERS: u32 = 7;
