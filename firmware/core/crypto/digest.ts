/** SHA-1, SHA-256 and SHA-512 over messages of any length: padding and block handling (FIPS 180-4, section 5.1). */
import { ALGORITHM_SHA1, ALGORITHM_SHA512 } from '../base/contract.generated';
import { copyBytes, readU32, readU64, wipeBytes, writeU32, writeU64, writeU8 } from '../base/memory';
import { BLOCK, STATE, wipeHashMemory } from './hash-memory';
import { sha1Begin, sha1Compress } from './sha1';
import { sha256Begin, sha256Compress } from './sha256';
import { sha512Begin, sha512Compress } from './sha512';

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

function begin(algorithm: u32, state: usize): void {
  if (algorithm == ALGORITHM_SHA1) sha1Begin(state);
  else if (algorithm == ALGORITHM_SHA512) sha512Begin(state);
  else sha256Begin(state);
}

function compress(algorithm: u32, state: usize, block: usize): void {
  if (algorithm == ALGORITHM_SHA1) sha1Compress(state, block);
  else if (algorithm == ALGORITHM_SHA512) sha512Compress(state, block);
  else sha256Compress(state, block);
}

export function digestBegin(algorithm: u32): void {
  digest.algorithm = algorithm;
  digest.taken = 0;
  digest.waiting = 0;
  begin(algorithm, STATE);
}

/** The state after a first whole block (double-word-aligned) is written to `state`, for digestResume. */
export function digestFirstBlock(algorithm: u32, block: usize, state: usize): void {
  begin(algorithm, state);
  compress(algorithm, state, block);
}

/** Goes on from such a state: HMAC's cached pads. */
export function digestResume(algorithm: u32, state: usize): void {
  digest.algorithm = algorithm;
  digest.taken = blockBytes(algorithm);
  digest.waiting = 0;
  // The state is as long as the digest.
  copyBytes(STATE, state, digestBytes(algorithm));
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
      compress(digest.algorithm, STATE, BLOCK);
      digest.waiting = 0;
    }
  }
}

/** Pads, writes the digest (`digestBytes`, big-endian as the standard prints it) to `to` (double-word-aligned), wipes. */
export function digestFinish(to: usize): void {
  digestOutput(to);
  digestWipe();
}

/** The same without the wipe, for a caller whose next digest ends with it. */
export function digestOutput(to: usize): void {
  const algorithm = digest.algorithm;
  const block = blockBytes(algorithm);
  const lengthBytes: u32 = block >> 3;
  writeU8(BLOCK + digest.waiting, 0x80);
  wipeBytes(BLOCK + digest.waiting + 1, block - digest.waiting - 1);
  if (digest.waiting + 1 > block - lengthBytes) {
    compress(algorithm, STATE, BLOCK);
    wipeBytes(BLOCK, block);
  }
  writeU64(BLOCK + block - 8, bswap<u64>((<u64>digest.taken) << 3));
  compress(algorithm, STATE, BLOCK);
  if (algorithm == ALGORITHM_SHA512) {
    for (let i: usize = 0; i < 64; i += 8) writeU64(to + i, bswap<u64>(readU64(STATE + i)));
  } else {
    const bytes = digestBytes(algorithm);
    for (let i: usize = 0; i < bytes; i += 4) writeU32(to + i, bswap<u32>(readU32(STATE + i)));
  }
}

/** Leaves nothing of the message behind. */
export function digestWipe(): void {
  wipeHashMemory();
}
