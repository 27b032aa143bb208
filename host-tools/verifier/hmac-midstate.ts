/**
 * HMAC with cached pad states (RFC 2104 section 4), the fast provider: pure TypeScript, the same in Node and browsers.
 *
 * Why the verifier has block functions of its own beside two libraries: resynchronization over +-1000 steps computes 2002
 * codes, and 500 searches a second on one core are wanted, a million HMACs. HMAC-SHA-1 of a counter with a prepared key on
 * Node 20, in thousands a second: node:crypto 330, @noble/hashes 630 (its bare block function would allow 1050), this file
 * 1800. `npm run bench` measures again; tests/verifier compares it with node:crypto and the Wycheproof vectors. It has no
 * branch and no table index that depends on the key; JavaScript engines promise nothing about time beyond that.
 */
import { BLOCK_BYTES, DIGEST_BYTES, requireKey, wipedKeyError } from './hmac.ts';
import type { HashAlgorithm, PreparedHmac } from './hmac.ts';
import { SHA1_INITIAL, compressSha1 } from './sha1-block.ts';
import { SHA256_INITIAL, compressSha256 } from './sha256-block.ts';
import { SHA512_INITIAL, compressSha512 } from './sha512-block.ts';

/** A hash function in words of 32 bits; SHA-512 has two for each of its own, high one first. */
type BlockFunction = {
  readonly initial: readonly number[];
  readonly compress: (state: Int32Array, block: Int32Array) => void;
  /** Working state and block, shared by all keys: nothing here is re-entered. */
  readonly state: Int32Array;
  readonly block: Int32Array;
  /** Bytes the length takes at the end of the last block (FIPS 180-4 section 5.1). */
  readonly lengthBytes: number;
};

const BLOCK_FUNCTIONS: Readonly<Record<HashAlgorithm, BlockFunction>> = {
  SHA1: blockFunction('SHA1', SHA1_INITIAL, compressSha1, 8),
  SHA256: blockFunction('SHA256', SHA256_INITIAL, compressSha256, 8),
  SHA512: blockFunction('SHA512', SHA512_INITIAL, compressSha512, 16),
};

function blockFunction(
  algorithm: HashAlgorithm,
  initial: readonly number[],
  compress: BlockFunction['compress'],
  lengthBytes: number,
): BlockFunction {
  return {
    initial,
    compress,
    state: new Int32Array(DIGEST_BYTES[algorithm] / 4),
    block: new Int32Array(BLOCK_BYTES[algorithm] / 4),
    lengthBytes,
  };
}

/** An `HmacProvider`. */
export function midstateHmac(algorithm: HashAlgorithm, key: Uint8Array): PreparedHmac {
  requireKey(algorithm, key);
  const hash = BLOCK_FUNCTIONS[algorithm];
  const blockBytes = BLOCK_BYTES[algorithm];
  const keyWords = new Int32Array(hash.block.length);
  if (key.length > blockBytes) {
    hash.state.set(hash.initial);
    absorb(hash, key, 0);
    keyWords.set(hash.state);
  } else {
    for (let i = 0; i < key.length; i++) keyWords[i >> 2]! |= key[i]! << (24 - 8 * (i & 3));
  }
  const inner = padState(hash, keyWords, 0x36363636);
  const outer = padState(hash, keyWords, 0x5c5c5c5c);
  keyWords.fill(0);
  let wiped = false;
  return {
    algorithm,
    digestBytes: DIGEST_BYTES[algorithm],
    digestInto(message, digest) {
      if (wiped) throw wipedKeyError();
      hash.state.set(inner);
      absorb(hash, message, blockBytes);
      finishOuter(hash, outer, blockBytes);
      writeWords(hash.state, digest);
    },
    wipe() {
      inner.fill(0);
      outer.fill(0);
      wiped = true;
    },
  };
}

function padState(hash: BlockFunction, keyWords: Int32Array, pad: number): Int32Array {
  const { block } = hash;
  for (let i = 0; i < block.length; i++) block[i] = keyWords[i]! ^ pad;
  const state = Int32Array.from(hash.initial);
  hash.compress(state, block);
  block.fill(0);
  return state;
}

/** Takes the message and its padding into `hash.state`, which already stands after `bytesBefore` bytes. */
function absorb(hash: BlockFunction, message: Uint8Array, bytesBefore: number): void {
  const { block, state } = hash;
  const blockBytes = block.length * 4;
  let taken = 0;
  for (; message.length - taken >= blockBytes; taken += blockBytes) {
    for (let i = 0; i < block.length; i++) {
      const at = taken + 4 * i;
      block[i] = (message[at]! << 24) | (message[at + 1]! << 16) | (message[at + 2]! << 8) | message[at + 3]!;
    }
    hash.compress(state, block);
  }
  block.fill(0);
  const rest = message.length - taken;
  for (let i = 0; i < rest; i++) block[i >> 2]! |= message[taken + i]! << (24 - 8 * (i & 3));
  block[rest >> 2]! |= 0x80 << (24 - 8 * (rest & 3));
  if (rest >= blockBytes - hash.lengthBytes) {
    hash.compress(state, block);
    block.fill(0);
  }
  closeBlock(block, bytesBefore + message.length);
  hash.compress(state, block);
}

/** The outer hash of RFC 2104: its message is the inner digest, which is already in words. */
function finishOuter(hash: BlockFunction, outer: Int32Array, blockBytes: number): void {
  const { block, state } = hash;
  block.fill(0);
  block.set(state);
  block[state.length] = 0x80000000;
  closeBlock(block, blockBytes + state.length * 4);
  state.set(outer);
  hash.compress(state, block);
}

/** Writes the length in bits to the end of the block; messages here are far below 2^53 bits. */
function closeBlock(block: Int32Array, totalBytes: number): void {
  block[block.length - 2] = Math.floor(totalBytes / 0x2000_0000);
  block[block.length - 1] = totalBytes << 3;
}

function writeWords(words: Int32Array, bytes: Uint8Array): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    bytes[4 * i] = word >>> 24;
    bytes[4 * i + 1] = word >>> 16;
    bytes[4 * i + 2] = word >>> 8;
    bytes[4 * i + 3] = word;
  }
}
