/** Nothing of a key outlives a call in the memory of the lanes: no secret, no pad, no state, no HMAC and no code. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lanesModule } from '../../host-tools/verifier/hmac-lanes-node.ts';
import { lanesHmac } from '../../host-tools/verifier/hmac-lanes.ts';
import type { HashAlgorithm, HmacProvider } from '../../host-tools/verifier/hmac.ts';
import { runs } from '../support/depth.ts';
import { ALGORITHMS, oracleHotp } from './oracle.ts';

type Exports = {
  memory: WebAssembly.Memory;
  INPUT: { value: number };
  prepare: (hash: number, bytes: number) => void;
};

const MODULE = lanesModule();
const RealInstance = WebAssembly.Instance;

/** A provider, and the exports of the instance that it makes. */
function watchedLanes(): { provider: HmacProvider; exports: Exports } {
  let exports: Exports | undefined;
  WebAssembly.Instance = class extends RealInstance {
    constructor(module: WebAssembly.Module) {
      super(module);
      exports = this.exports as unknown as Exports;
    }
  };
  try {
    const provider = lanesHmac(MODULE);
    return { provider, exports: exports! };
  } finally {
    WebAssembly.Instance = RealInstance;
  }
}

const { provider, exports } = watchedLanes();
const memory = Buffer.from(exports.memory.buffer);
/** Before the first key: constants and zeros. */
const UNTOUCHED = Buffer.from(memory);

function expectUntouched(): void {
  const differing = memory.findIndex((byte, i) => byte !== UNTOUCHED[i]);
  expect(differing, 'the first byte that a call has left').toBe(-1);
}

const anyKey = fc.uint8Array({ minLength: 1, maxLength: 300 });
const anyMessage = fc.uint8Array({ maxLength: 2500 });

describe.each(ALGORITHMS)('%s', (algorithm) => {
  test('after a key is prepared, an HMAC, windows of any length, and after wiping', () => {
    fc.assert(
      fc.property(anyKey, anyMessage, fc.integer({ min: 0, max: 1024 }), (key, message, count) => {
        const prepared = provider(algorithm, key);
        expectUntouched();
        prepared.digestInto(message, new Uint8Array(64));
        expectUntouched();
        prepared.truncatedInto!(1, 0xffff_ffff, count, new Int32Array(1024), 0);
        expectUntouched();
        prepared.wipe();
        expectUntouched();
      }),
      { numRuns: runs(50, 1000) },
    );
  });

  test('after an error half-way', () => {
    const key = new Uint8Array(200).fill(0x5a);
    const torn = Object.assign(Uint8Array.from(key), {
      subarray() {
        throw new Error('torn');
      },
    });
    // After the long key's digest has been begun.
    expect(() => provider(algorithm, torn)).toThrow('torn');
    expectUntouched();
    const prepared = provider(algorithm, key);
    // With the key's state in place.
    expect(() => prepared.digestInto(torn, new Uint8Array(64))).toThrow('torn');
    expectUntouched();
    // With the whole HMAC in memory.
    const closed = Object.freeze([]) as unknown as Uint8Array;
    expect(() => prepared.digestInto(key, closed)).toThrow(TypeError);
    expectUntouched();
    prepared.wipe();
    expect(() => prepared.truncatedInto!(0, 1, 3, new Int32Array(3), 0)).toThrow('has been wiped');
    expectUntouched();
  });

  test('after a window that ends in an error', () => {
    const { truncatedInto } = provider(algorithm, Uint8Array.of(1, 2, 3));
    const throwing = {
      valueOf() {
        throw new Error('torn');
      },
    } as unknown as number;
    const calls: [string, () => void][] = [
      [
        'a counter of another type',
        () => truncatedInto!(0, 1n as unknown as number, 3, new Int32Array(3), 0),
      ],
      ['a counter that throws', () => truncatedInto!(throwing, 1, 3, new Int32Array(3), 0)],
      ['no array', () => truncatedInto!(0, 1, 3, null as unknown as Int32Array, 0)],
      [
        'an array that is closed',
        () => truncatedInto!(0, 1, 3, Object.freeze([]) as unknown as Int32Array, 0),
      ],
      ['a place of another type', () => truncatedInto!(0, 1, 3, new Int32Array(3), 0n as unknown as number)],
    ];
    for (const [what, call] of calls) {
      expect(call, what).toThrow();
      expectUntouched();
    }
  });

  test.each([1025, 4096, -1, 0.5, NaN, 2 ** 32, '3', 3n, undefined])('a window of %s codes', (count) => {
    const key = Uint8Array.of(1, 2, 3);
    const { truncatedInto } = provider(algorithm, key);
    const values = new Int32Array(2048);
    expect(() => truncatedInto!(0, 1, count as number, values, 0)).toThrow(
      new RangeError(
        `count: expected a whole number from 0 to 1024, got ${count === '3' ? 'a string' : count}`,
      ),
    );
    expect(values.every((value) => value === 0)).toBe(true);
    expectUntouched();
    truncatedInto!(0, 1, 1, values, 0);
    expect(values[0]! % 1_000_000).toBe(Number(oracleHotp(key, algorithm, 1n, 6)));
  });
});

/** The key itself, and each of RFC 2104's padded keys. */
function tracesOf(key: Uint8Array): Buffer[] {
  return [0, 0x36, 0x5c].map((pad) => Buffer.from(key.map((byte) => byte ^ pad)));
}

/** As the words of a block lie in lanes: the first word, as often as there are lanes. */
function laneOf(key: Uint8Array, algorithm: HashAlgorithm): Buffer {
  const word = Buffer.from(key.subarray(0, algorithm === 'SHA512' ? 8 : 4)).reverse();
  return Buffer.from(word.map((byte) => byte ^ 0x5c));
}

test.each(ALGORITHMS)('the memory would show a %s key that stays', (algorithm) => {
  const key = Uint8Array.from({ length: 20 }, (_, i) => 0x80 + i);
  memory.set(key, exports.INPUT.value);
  exports.prepare(ALGORITHMS.indexOf(algorithm), key.length);
  expect(memory.includes(tracesOf(key)[0]!)).toBe(true);
  expect(memory.includes(laneOf(key, algorithm))).toBe(true);
  expect(expectUntouched).toThrow('the first byte that a call has left');
  provider(algorithm, key);
  for (const trace of [...tracesOf(key), laneOf(key, algorithm)]) expect(memory.includes(trace)).toBe(false);
  expectUntouched();
});
