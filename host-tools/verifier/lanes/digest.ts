/** A digest of bytes of any length, which the host lays into INPUT part by part (FIPS 180-4, section 5). All lanes do the same. */
import { INPUT, SCHEDULE, STATE, beginWith } from './memory';
import { sha1Begin, sha1Compress } from './sha1';
import { sha256Begin, sha256Compress } from './sha256';
import { sha512Begin, sha512Compress } from './sha512';

/** The host's numbers of the hashes. */
const SHA1: u32 = 0;
const SHA256: u32 = 1;
export const SHA512: u32 = 2;

export function digestWords(algorithm: u32): i32 {
  return algorithm == SHA1 ? 5 : 8;
}

/**
 * Takes the block in SCHEDULE into the hash value whose words stand at `from`, `stride` bytes apart and the same for all lanes.
 * What becomes of it is written to `to`, lane by lane.
 */
export function compress(algorithm: u32, from: usize, stride: usize, to: usize): void {
  if (algorithm == SHA1) sha1Compress(from, stride, to);
  else if (algorithm == SHA256) sha256Compress(from, stride, to);
  else sha512Compress(from, stride, to);
}

export function begin(algorithm: u32): void {
  if (algorithm == SHA1) sha1Begin();
  else if (algorithm == SHA256) sha256Begin();
  else sha512Begin();
}

/** Goes on from a state of one block: INNER or OUTER. */
export function resume(algorithm: u32, state: usize): void {
  if (algorithm == SHA512) beginWith<u64>(state, 8);
  else beginWith<u32>(state, 4);
}

function updateWords<T extends number>(algorithm: u32, end: usize): void {
  for (let p = INPUT; p < end;) {
    for (let i: usize = 0; i < 256; i += 16, p += sizeof<T>())
      v128.store(SCHEDULE + i, v128.splat<T>(bswap<T>(load<T>(p))));
    compress(algorithm, STATE, 16, STATE);
  }
}

/** Takes whole blocks in. */
export function update(algorithm: u32, bytes: usize): void {
  if (algorithm == SHA512) updateWords<u64>(algorithm, INPUT + bytes);
  else updateWords<u32>(algorithm, INPUT + bytes);
}

function digestOut<T extends number>(words: i32): void {
  for (let i = 0; i < words; i++) store<T>(INPUT + i * sizeof<T>(), bswap<T>(load<T>(STATE + (i << 4))));
}

/** Takes the last bytes in, pads, and writes the digest to INPUT. `totalBytes` counts all of the message. */
export function finish(algorithm: u32, bytes: usize, totalBytes: f64): void {
  const block: usize = algorithm == SHA512 ? 128 : 64;
  const padded = (bytes + block / 8 + block) & ~(block - 1);
  memory.fill(INPUT + bytes, 0, padded - bytes);
  store<u8>(INPUT + bytes, 0x80);
  store<u64>(INPUT + padded - 8, bswap<u64>((<u64>totalBytes) << 3));
  update(algorithm, padded);
  if (algorithm == SHA512) digestOut<u64>(8);
  else digestOut<u32>(digestWords(algorithm));
}
