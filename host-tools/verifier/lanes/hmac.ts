/**
 * HMAC (RFC 2104) of counters, side by side: each lane has its own counter and all have the same key, so a window of codes
 * takes as many passes as it has lanesful.
 */
import { SHA512, begin, compress, digestWords } from './digest';
import { CODES, INNER, INPUT, OUTER, SCHEDULE, STATE, wipeStates } from './memory';

/** Ends the message behind the block's first words: a one, zeros up to word `zeros`, and its length (FIPS 180-4, section 5.1). */
function pad<T extends number>(words: usize, zeros: usize, messageBytes: u32): void {
  const oneBit = <T>(sizeof<T>() == 8 ? 0x8000000000000000 : 0x80000000);
  v128.store(SCHEDULE + (words << 4), v128.splat<T>(oneBit));
  for (let i = words + 1; i < zeros; i++) v128.store(SCHEDULE + (i << 4), v128.splat<T>(<T>0));
  const messageBits = <T>(messageBytes << 3);
  v128.store(SCHEDULE, v128.splat<T>(messageBits), 240);
}

function prepareWords<T extends number>(algorithm: u32): void {
  begin(algorithm);
  for (let i: usize = 0; i < 16; i++) {
    const word = bswap<T>(load<T>(INPUT + i * sizeof<T>()));
    const outer = v128.splat<T>(<T>(word ^ (<T>0x5c5c5c5c5c5c5c5c)));
    v128.store(SCHEDULE + (i << 4), v128.replace_lane<T>(outer, 0, <T>(word ^ (<T>0x3636363636363636))));
  }
  compress(algorithm, STATE, 16, STATE);
  for (let i: usize = 0; i < 8; i++) {
    store<T>(INNER + i * sizeof<T>(), load<T>(STATE + (i << 4)));
    store<T>(OUTER + i * sizeof<T>(), load<T>(STATE + (i << 4) + sizeof<T>()));
  }
}

/** Makes INNER and OUTER of a key of one block at most, both pads side by side. */
export function prepare(algorithm: u32, keyBytes: usize): void {
  memory.fill(INPUT + keyBytes, 0, 128 - keyBytes);
  if (algorithm == SHA512) prepareWords<u64>(algorithm);
  else prepareWords<u32>(algorithm);
}

/** Lays the counters of all lanes into the block: the message of RFC 4226, section 5.2. */
function layCounters<T extends number>(first: u64): void {
  if (sizeof<T>() == 8) {
    v128.store(SCHEDULE, i64x2.add(i64x2.splat(first), i64x2(0, 1)));
  } else {
    const start = i32x4.splat(<u32>first);
    const low = i32x4.add(start, i32x4(0, 1, 2, 3));
    // All ones, which is -1, in the lanes that have gone over 2^32.
    const carry = i32x4.lt_u(low, start);
    v128.store(SCHEDULE, i32x4.sub(i32x4.splat(<u32>(first >> 32)), carry));
    v128.store(SCHEDULE, low, 16);
  }
}

/** Dynamic truncation of a lane's digest (RFC 4226, section 5.3): 31 bits at the byte that the last four bits name. */
function truncated<T extends number>(words: usize, lane: usize): u32 {
  const bits: usize = sizeof<T>() * 8;
  const digest = STATE + lane * sizeof<T>();
  const offset = (<usize>load<T>(digest + ((words - 1) << 4))) & 15;
  const at = digest + ((offset / sizeof<T>()) << 4);
  const shift = (offset % sizeof<T>()) << 3;
  // A shift by all bits of a word would be one by none.
  const next = (load<T>(at, 16) >> 1) >> (<T>(bits - 1 - shift));
  return (<u32>(((load<T>(at) << (<T>shift)) | next) >> (<T>(bits - 32)))) & 0x7fffffff;
}

function codesOfWords<T extends number>(algorithm: u32, first: u64, count: usize): void {
  const words = <usize>digestWords(algorithm);
  const block: u32 = sizeof<T>() * 16;
  const lanes: usize = 16 / sizeof<T>();
  for (let done: usize = 0; done < count; done += lanes) {
    layCounters<T>(first + done);
    // Behind a digest and its one all words stay zero, as the last wipe has left them.
    pad<T>(8 / sizeof<T>(), words + 1, block + 8);
    compress(algorithm, INNER, sizeof<T>(), SCHEDULE);
    pad<T>(words, 0, block + <u32>(words * sizeof<T>()));
    compress(algorithm, OUTER, sizeof<T>(), STATE);
    for (let lane: usize = 0; lane < min(lanes, count - done); lane++)
      store<u32>(CODES + ((done + lane) << 2), truncated<T>(words, lane));
  }
}

/** Writes the truncated HMACs of `count` counters to CODES, whatever they are, and forgets the key. */
export function codes(algorithm: u32, counterHigh: u32, counterLow: u32, count: usize): void {
  const first = ((<u64>counterHigh) << 32) | counterLow;
  if (algorithm == SHA512) codesOfWords<u64>(algorithm, first, count);
  else codesOfWords<u32>(algorithm, first, count);
  wipeStates();
}
