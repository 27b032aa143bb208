/** SHA-1, SHA-256 and SHA-512 over messages of any length: padding and block handling (FIPS 180-4, section 5.1). */
import { ALGORITHM_SHA1, ALGORITHM_SHA512 } from '../contract.generated';
import { copyBytes, readU32, readU64, wipeBytes, writeU32, writeU64, writeU8 } from '../memory';
import { wipeSchedule } from './schedule';
import { sha1Begin, sha1Compress } from './sha1';
import { sha256Begin, sha256Compress } from './sha256';
import { sha512Begin, sha512Compress } from './sha512';

/** Bytes of a hash's inner state, the largest of the three. */
const HASH_STATE_BYTES: u32 = 64;

const STATE: usize = memory.data(64, 8);
const BLOCK: usize = memory.data(128, 8);

@unmanaged
class Digest {
  algorithm: u32;
  /** message bytes taken so far */
  taken: u32;
  /** of them, bytes waiting in BLOCK */
  waiting: u32;
}
const digest = changetype<Digest>(memory.data(offsetof<Digest>(), 8));

export function digestBytes(algorithm: u32): u32 {
  return algorithm == ALGORITHM_SHA1 ? 20 : algorithm == ALGORITHM_SHA512 ? 64 : 32;
}

export function blockBytes(algorithm: u32): u32 {
  return algorithm == ALGORITHM_SHA512 ? 128 : 64;
}

export function digestBegin(algorithm: u32): void {
  digest.algorithm = algorithm;
  digest.taken = 0;
  digest.waiting = 0;
  if (algorithm == ALGORITHM_SHA1) sha1Begin(STATE);
  else if (algorithm == ALGORITHM_SHA512) sha512Begin(STATE);
  else sha256Begin(STATE);
}

/** Goes on from a saved state that has taken whole blocks only: HMAC's cached pads. */
export function digestResume(algorithm: u32, savedState: usize, takenBytes: u32): void {
  digest.algorithm = algorithm;
  digest.taken = takenBytes;
  digest.waiting = 0;
  copyBytes(STATE, savedState, HASH_STATE_BYTES);
}

/** Copies the state out; only sensible when whole blocks have been taken. */
export function digestSave(to: usize): void {
  copyBytes(to, STATE, HASH_STATE_BYTES);
}

function compress(): void {
  if (digest.algorithm == ALGORITHM_SHA1) sha1Compress(STATE, BLOCK);
  else if (digest.algorithm == ALGORITHM_SHA512) sha512Compress(STATE, BLOCK);
  else sha256Compress(STATE, BLOCK);
}

export function digestUpdate(message: usize, bytes: u32): void {
  const block = blockBytes(digest.algorithm);
  digest.taken += bytes;
  while (bytes > 0) {
    const part = min<u32>(bytes, block - digest.waiting);
    copyBytes(BLOCK + digest.waiting, message, part);
    digest.waiting += part;
    message += part;
    bytes -= part;
    if (digest.waiting == block) {
      compress();
      digest.waiting = 0;
    }
  }
}

/** Pads, writes the digest (`digestBytes`, big-endian as the standard prints it) to `to` (double-word-aligned), wipes. */
export function digestFinish(to: usize): void {
  const block = blockBytes(digest.algorithm);
  const lengthBytes: u32 = block >> 3;
  writeU8(BLOCK + digest.waiting, 0x80);
  wipeBytes(BLOCK + digest.waiting + 1, block - digest.waiting - 1);
  if (digest.waiting + 1 > block - lengthBytes) {
    compress();
    wipeBytes(BLOCK, block);
  }
  writeU64(BLOCK + block - 8, bswap<u64>((<u64>digest.taken) << 3));
  compress();
  if (digest.algorithm == ALGORITHM_SHA512) {
    for (let i: usize = 0; i < 64; i += 8) writeU64(to + i, bswap<u64>(readU64(STATE + i)));
  } else {
    const bytes = digestBytes(digest.algorithm);
    for (let i: usize = 0; i < bytes; i += 4) writeU32(to + i, bswap<u32>(readU32(STATE + i)));
  }
  digestWipe();
}

/** Leaves nothing of the message behind. */
export function digestWipe(): void {
  wipeBytes(STATE, HASH_STATE_BYTES);
  wipeBytes(BLOCK, 128);
  wipeSchedule();
}
