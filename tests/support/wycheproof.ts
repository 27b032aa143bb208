/** Wycheproof's HMAC vectors: mac_test_schema_v1.json, as far as it is read here. */
import { publishedVectors } from './published-vectors.ts';

export interface MacVector {
  tcId: number;
  key: string;
  msg: string;
  /** Perhaps truncated. */
  tag: string;
  result: 'valid' | 'invalid';
}

interface MacFile {
  numberOfTests: number;
  testGroups: { tests: MacVector[] }[];
}

/** Every vector of one hash function; throws when the file holds fewer than it says. */
export function wycheproofHmac(algorithm: 'SHA1' | 'SHA256' | 'SHA512'): MacVector[] {
  const file = publishedVectors(`wycheproof/hmac_${algorithm.toLowerCase()}_test.json`) as MacFile;
  const vectors = file.testGroups.flatMap(({ tests }) => tests);
  if (vectors.length === 0 || vectors.length !== file.numberOfTests)
    throw new Error(
      `Wycheproof HMAC ${algorithm}: ${file.numberOfTests} tests expected, ${vectors.length} found`,
    );
  return vectors;
}
