/**
 * HMAC (RFC 2104) over the three hashes, with the states after the padded key kept between calls (section 4 of the
 * RFC): a second code from the same key costs two compressions instead of four.
 */
import { MAXIMUM_BLOCK_BYTES, MAXIMUM_DIGEST_BYTES } from '../base/contract.generated';
import { copyBytes, readU32, wipeBytes, writeU32 } from '../base/memory';
import {
  blockBytes,
  digestBegin,
  digestBytes,
  digestFinish,
  digestFirstBlock,
  digestOutput,
  digestResume,
  digestUpdate,
  digestWipe,
} from './digest';

/** RFC 2104's ipad and opad, four bytes of each. */
const INNER_PAD: u32 = 0x36363636;
const OUTER_PAD: u32 = 0x5c5c5c5c;

const INNER: usize = memory.data(MAXIMUM_DIGEST_BYTES, 8);
const OUTER: usize = memory.data(MAXIMUM_DIGEST_BYTES, 8);
const PAD: usize = memory.data(MAXIMUM_BLOCK_BYTES, 8);
/** The last HMAC, `digestBytes(algorithm)` bytes. */
export const MAC: usize = memory.data(MAXIMUM_DIGEST_BYTES, 8);

@unmanaged
class Hmac {
  algorithm: u32;
}
const hmac = changetype<Hmac>(memory.data(offsetof<Hmac>(), 8));

/** XORs the block in PAD with one byte in every byte of `mask` and keeps the state after it. */
function padState(block: u32, mask: u32, to: usize): void {
  for (let p = PAD; p < PAD + block; p += 4) writeU32(p, readU32(p) ^ mask);
  digestFirstBlock(hmac.algorithm, PAD, to);
}

/** Takes a key of any length (longer than a block: its digest is the key) and forgets the former one. */
export function hmacKey(algorithm: u32, key: usize, keyBytes: u32): void {
  const block = blockBytes(algorithm);
  hmac.algorithm = algorithm;
  if (keyBytes > block) {
    digestBegin(algorithm);
    digestUpdate(key, keyBytes);
    digestOutput(PAD);
    keyBytes = digestBytes(algorithm);
  } else {
    copyBytes(PAD, key, keyBytes);
  }
  wipeBytes(PAD + keyBytes, block - keyBytes);
  padState(block, INNER_PAD, INNER);
  padState(block, INNER_PAD ^ OUTER_PAD, OUTER);
  wipeBytes(PAD, block);
  digestWipe();
}

/** HMAC of a message under the last key; the result is in MAC. Gives its length in bytes. */
export function hmacCompute(message: usize, messageBytes: u32): u32 {
  const bytes = digestBytes(hmac.algorithm);
  digestResume(hmac.algorithm, INNER);
  digestUpdate(message, messageBytes);
  digestOutput(MAC);
  digestResume(hmac.algorithm, OUTER);
  digestUpdate(MAC, bytes);
  digestFinish(MAC);
  return bytes;
}

/** Forgets the key. */
export function hmacWipe(): void {
  wipeBytes(INNER, MAXIMUM_DIGEST_BYTES);
  wipeBytes(OUTER, MAXIMUM_DIGEST_BYTES);
  wipeBytes(MAC, MAXIMUM_DIGEST_BYTES);
}
