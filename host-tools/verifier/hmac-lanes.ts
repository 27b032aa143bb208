/**
 * HMAC by WebAssembly with 128-bit lanes, the fast provider: `lanes/` calculates the codes of a window side by side, four at a
 * time with SHA-1 and SHA-256, two with SHA-512.
 *
 * Why beside two libraries: a resynchronization over +-1000 steps computes 2002 codes, and a server has many logins, while
 * libraries take one message at a time. `npm run bench` measures it; tests/verifier compares it with node:crypto and the
 * Wycheproof vectors. Where WebAssembly must not be compiled (a policy without `wasm-unsafe-eval`) or has no lanes (Safari
 * before 16.4), `nobleHmac` gives the same codes. No branch depends on the key; engines promise nothing about time.
 */
import {
  BLOCK_BYTES,
  DIGEST_BYTES,
  HASH_ALGORITHMS,
  WINDOW_CODES,
  requireKey,
  wipedKeyError,
} from './hmac.ts';
import type { HmacProvider } from './hmac.ts';
import { requireWhole } from './requirements.ts';

/** What `lanes/main.ts` exports; the globals are addresses and sizes. */
type LaneExports = Readonly<
  Record<'INNER' | 'OUTER' | 'INPUT' | 'INPUT_BYTES' | 'CODES' | 'MAXIMUM_CODES', WebAssembly.Global<'i32'>>
> & {
  readonly memory: WebAssembly.Memory;
  readonly begin: (algorithm: number) => void;
  readonly resume: (algorithm: number, state: number) => void;
  readonly update: (algorithm: number, bytes: number) => void;
  readonly finish: (algorithm: number, bytes: number, totalBytes: number) => void;
  readonly prepare: (algorithm: number, keyBytes: number) => void;
  readonly codes: (algorithm: number, counterHigh: number, counterLow: number, count: number) => void;
  readonly wipe: () => void;
};

const GLOBALS = ['INNER', 'OUTER', 'INPUT', 'INPUT_BYTES', 'CODES', 'MAXIMUM_CODES'] as const;
const FUNCTIONS = ['begin', 'resume', 'update', 'finish', 'prepare', 'codes', 'wipe'] as const;

/** Throws an Error unless the module has the exports that this file calls, and the window of the verifier. */
function requireVersion(lanes: Partial<LaneExports>): void {
  const codesPerCall = lanes.MAXIMUM_CODES?.value;
  if (codesPerCall !== WINDOW_CODES)
    throw new Error(`verifier.wasm: expected ${WINDOW_CODES} codes a call, got ${codesPerCall ?? 'none'}`);
  const missing = [
    ...GLOBALS.filter((name) => !(lanes[name] instanceof WebAssembly.Global)),
    ...FUNCTIONS.filter((name) => typeof lanes[name] !== 'function'),
    ...(lanes.memory instanceof WebAssembly.Memory ? [] : ['memory']),
  ];
  if (missing.length > 0)
    throw new Error(`verifier.wasm: expected this version's exports, got none of ${missing.join(', ')}`);
}

/**
 * A provider whose keys share one memory: nothing is left in it between two calls, each key's states lie in its `PreparedHmac`.
 *
 * @param module compiled `build/verifier.wasm`: `loadLanes` in Node, `WebAssembly.compileStreaming` on a page.
 * @throws Error when the module is of another version.
 */
export function lanesHmac(module: WebAssembly.Module): HmacProvider {
  const lanes = new WebAssembly.Instance(module).exports as unknown as LaneExports;
  requireVersion(lanes);
  const { buffer } = lanes.memory;
  const inputBytes = lanes.INPUT_BYTES.value;
  const input = new Uint8Array(buffer, lanes.INPUT.value, inputBytes);
  const inner = new Int32Array(buffer, lanes.INNER.value, 16);
  const outer = new Int32Array(buffer, lanes.OUTER.value, 16);
  const codes = new Int32Array(buffer, lanes.CODES.value, WINDOW_CODES);

  /** Takes a message in behind `bytesBefore` bytes; its digest lies in `input` then. */
  function absorb(hash: number, message: Uint8Array, bytesBefore: number): void {
    let taken = 0;
    for (; message.length - taken >= inputBytes; taken += inputBytes) {
      input.set(message.subarray(taken, taken + inputBytes));
      lanes.update(hash, inputBytes);
    }
    input.set(message.subarray(taken));
    lanes.finish(hash, message.length - taken, bytesBefore + message.length);
  }

  return (algorithm, key) => {
    requireKey(algorithm, key);
    const hash = HASH_ALGORITHMS.indexOf(algorithm);
    const digestBytes = DIGEST_BYTES[algorithm];
    const blockBytes = BLOCK_BYTES[algorithm];
    const words = digestBytes / 4;
    // Two arrays: V8 keeps one of up to 64 bytes beside the object, which is made in a third of the time.
    const keyInner = new Int32Array(words);
    const keyOuter = new Int32Array(words);
    let wiped = false;
    try {
      const isLong = key.length > blockBytes;
      if (isLong) {
        lanes.begin(hash);
        absorb(hash, key, 0);
      } else input.set(key);
      lanes.prepare(hash, isLong ? digestBytes : key.length);
      for (let i = 0; i < words; i++) {
        keyInner[i] = inner[i]!;
        keyOuter[i] = outer[i]!;
      }
    } finally {
      lanes.wipe();
    }

    return {
      algorithm,
      digestBytes,
      digestInto(message, digest) {
        if (wiped) throw wipedKeyError();
        try {
          inner.set(keyInner);
          outer.set(keyOuter);
          lanes.resume(hash, lanes.INNER.value);
          absorb(hash, message, blockBytes);
          lanes.resume(hash, lanes.OUTER.value);
          lanes.finish(hash, digestBytes, blockBytes + digestBytes);
          for (let i = 0; i < digestBytes; i++) digest[i] = input[i]!;
        } finally {
          lanes.wipe();
        }
      },
      truncatedInto(counterHigh, counterLow, count, values, at) {
        if (wiped) throw wipedKeyError();
        // Behind the room for codes lie the constants of the hashes.
        requireWhole('count', count, 0, WINDOW_CODES);
        try {
          for (let i = 0; i < words; i++) {
            inner[i] = keyInner[i]!;
            outer[i] = keyOuter[i]!;
          }
          lanes.codes(hash, counterHigh, counterLow, count);
          for (let i = 0; i < count; i++) {
            values[at + i] = codes[i]!;
            codes[i] = 0;
          }
        } catch (error) {
          // Not after each window: what is left then are these zeros and what `codes` has wiped itself.
          codes.fill(0);
          lanes.wipe();
          throw error;
        }
      },
      wipe() {
        keyInner.fill(0);
        keyOuter.fill(0);
        wiped = true;
      },
    };
  };
}
