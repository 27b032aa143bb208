/**
 * HMAC (RFC 2104) over the three hashes, with the states after the padded key kept between calls (section 4 of the
 * RFC): a second code from the same key costs two compressions instead of four.
 */
import { readU8, wipeBytes, writeU8 } from '../memory';
import {
  blockBytes,
  digestBegin,
  digestBytes,
  digestFinish,
  digestResume,
  digestSave,
  digestUpdate,
  digestWipe,
} from './digest';

const INNER: usize = memory.data(64, 8);
const OUTER: usize = memory.data(64, 8);
const PAD: usize = memory.data(128, 8);
/** The last HMAC, `digestBytes(algorithm)` bytes. */
export const MAC: usize = memory.data(64, 8);

@unmanaged
class Hmac {
  algorithm: u32;
}
const hmac = changetype<Hmac>(memory.data(offsetof<Hmac>(), 8));

function padState(key: usize, keyBytes: u32, padByte: u32, to: usize): void {
  const block = blockBytes(hmac.algorithm);
  for (let i: u32 = 0; i < block; i++) writeU8(PAD + i, (i < keyBytes ? readU8(key + i) : 0) ^ padByte);
  digestBegin(hmac.algorithm);
  digestUpdate(PAD, block);
  digestSave(to);
}

/** Takes a key of any length (longer than a block: its digest is the key) and forgets the former one. */
export function hmacKey(algorithm: u32, key: usize, keyBytes: u32): void {
  hmac.algorithm = algorithm;
  if (keyBytes > blockBytes(algorithm)) {
    digestBegin(algorithm);
    digestUpdate(key, keyBytes);
    digestFinish(MAC);
    key = MAC;
    keyBytes = digestBytes(algorithm);
  }
  padState(key, keyBytes, 0x36, INNER);
  padState(key, keyBytes, 0x5c, OUTER);
  wipeBytes(PAD, 128);
  wipeBytes(MAC, 64);
  digestWipe();
}

/** HMAC of a message under the last key; the result is in MAC. Gives its length in bytes. */
export function hmacCompute(message: usize, messageBytes: u32): u32 {
  const block = blockBytes(hmac.algorithm);
  const bytes = digestBytes(hmac.algorithm);
  digestResume(hmac.algorithm, INNER, block);
  digestUpdate(message, messageBytes);
  digestFinish(MAC);
  digestResume(hmac.algorithm, OUTER, block);
  digestUpdate(MAC, bytes);
  digestFinish(MAC);
  return bytes;
}

/** Forgets the key. */
export function hmacWipe(): void {
  wipeBytes(INNER, 64);
  wipeBytes(OUTER, 64);
  wipeBytes(MAC, 64);
}
