/** The translated test core on an emulated RP2040, with its plain-C twins beside it, called function by function. */
import { ALGORITHMS as ALGORITHM_IDS } from '../../../host-tools/token/limits.generated.ts';
import type { HashAlgorithm } from '../../../host-tools/verifier/hmac.ts';
import { BUFFERS, type BufferName } from '../../../simulator/token/contract.generated.ts';
import { buildFunctions, SCRATCH_BYTES, type BuiltFunctions } from './build.ts';
import { Chip, type Call } from './chip.ts';

export const ALGORITHMS: readonly HashAlgorithm[] = ['SHA1', 'SHA256', 'SHA512'];

/** Whose code: the core's, C of the same structure, or C after the standard's pseudo-code. */
export type Twin = 'core' | 'same' | 'textbook';

/** In the core's scratch memory, which the plain-C functions are given too. */
const STATE = 0;
const BLOCK = 64;
const KEY = 256;
const SLICES = 512;
const SAMPLES = 1024;

export class CoreOnChip {
  readonly #chip: Chip;
  readonly #instance: number;
  /** Where the core's memory begins in the chip's. */
  readonly #memory: number;
  readonly #scratch: number;

  constructor({ flash, symbols, scratch }: BuiltFunctions = buildFunctions()) {
    this.#chip = new Chip(flash, symbols);
    this.#scratch = scratch;
    this.#instance = this.#chip.addressOf('core_instance');
    this.#chip.call('wasm2c_core_instantiate', [this.#instance]);
    this.#memory = this.#chip.word(this.#chip.addressOf('core_memory'));
  }

  callCore(name: string, ...args: number[]): Call {
    return this.#chip.call(`w2c_core_${name}`, [this.#instance, ...args]);
  }

  callPlain(name: string, ...args: number[]): Call {
    return this.#chip.call(`plain_${name}`, args);
  }

  /** Bytes of stack that a call of the core takes. */
  stackOf(name: string, ...args: number[]): number {
    return this.#chip.callOnFreshStack(`w2c_core_${name}`, [this.#instance, ...args]).stackBytes;
  }

  /** An address of the core's memory as the chip has it. */
  #onChip(address: number): number {
    return this.#memory + address;
  }

  memory(address: number, bytes: number): Uint8Array {
    return this.#chip.ram(this.#onChip(address), bytes);
  }

  #lay(offset: number, bytes: Uint8Array): number {
    if (offset + bytes.length > SCRATCH_BYTES) throw new Error(`${bytes.length} bytes are too many`);
    this.memory(this.#scratch + offset, bytes.length).set(bytes);
    return this.#scratch + offset;
  }

  buffer(name: BufferName): number {
    const row = this.callCore('layout').result + BUFFERS.indexOf(name) * 8;
    return this.#chip.word(this.#onChip(row));
  }

  /** One block into a state; gives the state afterwards, in words as the chip keeps them. */
  hashBlock(
    twin: Twin,
    algorithm: HashAlgorithm,
    before: Uint8Array,
    block: Uint8Array,
  ): Call & { state: Uint8Array } {
    const [state, message] = [this.#lay(STATE, before), this.#lay(BLOCK, block)];
    const name = { SHA1: 'Sha1', SHA256: 'Sha256', SHA512: 'Sha512' }[algorithm];
    const call =
      twin === 'core'
        ? this.callCore(`test${name}Block`, state, message)
        : this.callPlain(`${name.toLowerCase()}_block_${twin}`, this.#onChip(state), this.#onChip(message));
    return { ...call, state: this.memory(state, before.length).slice() };
  }

  hmacKey(twin: Twin, algorithm: HashAlgorithm, secret: Uint8Array): number {
    const key = this.#lay(KEY, secret);
    const id = ALGORITHM_IDS[algorithm];
    if (twin === 'core') return this.callCore('testHmacKey', id, key, secret.length).cycles;
    const isTextbook = twin === 'textbook' ? 1 : 0;
    return this.callPlain('hmac_key', id, this.#onChip(key), secret.length, isTextbook).cycles;
  }

  /** The code for the key that HMAC was last given. */
  hotp(twin: Twin, counter: number, digits: number): Call {
    if (twin === 'core') return this.callCore('testHotp', counter, 0, digits);
    return this.callPlain('hotp', counter, 0, digits);
  }

  decode(twin: Twin, slices: Uint8Array, samples: number): Call & { samples: Int16Array } {
    const from = this.#lay(SLICES, slices);
    const to = this.#scratch + SAMPLES;
    const count = slices.length / 8;
    const call =
      twin === 'core'
        ? this.callCore('testDecode', from, count, to)
        : this.callPlain('decode', this.#onChip(from), count, this.#onChip(to));
    return { ...call, samples: this.#samples(to, samples) };
  }

  #samples(address: number, count: number): Int16Array {
    return new Int16Array(this.memory(address, count * 2).slice().buffer);
  }

  gain(twin: Twin, samples: Int16Array, level: number): Call & { samples: Int16Array } {
    const at = this.#lay(SAMPLES, new Uint8Array(samples.buffer));
    const call =
      twin === 'core'
        ? this.callCore('testGain', at, samples.length, level)
        : this.callPlain('gain', this.#onChip(at), samples.length, level);
    return { ...call, samples: this.#samples(at, samples.length) };
  }

  /** A sound made louder, from its start on; `block` samples at a time. */
  limit(samples: Int16Array, block: number): { cycles: number[]; samples: Int16Array } {
    this.callCore('testBeginLimiting');
    const cycles: number[] = [];
    const parts: number[] = [];
    for (let n = 0; n + block <= samples.length; n += block) {
      const at = this.#lay(SAMPLES, new Uint8Array(samples.slice(n, n + block).buffer));
      const call = this.callCore('testLimit', at, block);
      cycles.push(call.cycles);
      parts.push(...this.#samples(at, call.result));
    }
    return { cycles, samples: Int16Array.from(parts) };
  }

  similarity(twin: Twin, a: Int16Array, b: Int16Array): Call {
    const one = this.#lay(SAMPLES, new Uint8Array(a.buffer));
    const other = this.#lay(SAMPLES + a.length * 2, new Uint8Array(b.buffer));
    if (twin === 'core') return this.callCore('testSimilarity', one, other);
    return this.callPlain('similarity', this.#onChip(one), this.#onChip(other));
  }

  equalBytes(twin: Twin, a: Uint8Array, b: Uint8Array): Call {
    const one = this.#lay(STATE, a);
    const other = this.#lay(KEY, b);
    if (twin === 'core') return this.callCore('testEqualBytes', one, other, a.length);
    return this.callPlain('equal', this.#onChip(one), this.#onChip(other), a.length);
  }

  checksum(twin: Twin, bits: 16 | 32, bytes: Uint8Array): Call {
    const at = this.#lay(KEY, bytes);
    if (twin === 'core') return this.callCore(`testCrc${bits}`, at, bytes.length);
    return this.callPlain(`crc${bits}`, this.#onChip(at), bytes.length);
  }
}
