/** The test build's own exports (firmware/core/test-exports.ts), fed with bytes instead of addresses. */
import { ALGORITHMS, type AlgorithmName } from '../../host-tools/token/limits.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';

interface TestExports {
  memory: WebAssembly.Memory;
  heapBase(): number;
  testDigest(algorithm: number, message: number, messageBytes: number, to: number): number;
  testDigestInParts(
    algorithm: number,
    message: number,
    messageBytes: number,
    partBytes: number,
    to: number,
  ): number;
  testHmacKey(algorithm: number, key: number, keyBytes: number): void;
  testHmac(message: number, messageBytes: number, to: number): number;
  testHmacWipe(): void;
  testHotp(counterLow: number, counterHigh: number, digits: number): number;
  testDateNumber(daysSince1970: number): number;
  testIsEuSummerTime(unixHours: number): number;
  testCrc16(address: number, bytes: number): number;
  testCrc32(address: number, bytes: number): number;
}

/** Beyond all that the core uses, within its one page. */
const RESULT = 0x2800;
const KEY = 0x3000;
const MESSAGE = 0x6000;

export class TestCore {
  readonly core = new WebAssembly.Instance(loadCore('test')).exports as unknown as TestExports;
  readonly #memory = new Uint8Array(this.core.memory.buffer);

  /** What the core itself uses, without what is laid here for it. */
  ownMemory(): Uint8Array {
    return this.#memory.slice(0, this.core.heapBase());
  }

  #lay(address: number, bytes: Uint8Array): void {
    this.#memory.set(bytes, address);
  }

  #result(bytes: number): Uint8Array {
    return this.#memory.slice(RESULT, RESULT + bytes);
  }

  /** @param oddBytes how far from an aligned address the message begins */
  digest(algorithm: AlgorithmName, message: Uint8Array, oddBytes = 0): Uint8Array {
    this.#lay(MESSAGE + oddBytes, message);
    const { testDigest } = this.core;
    return this.#result(testDigest(ALGORITHMS[algorithm], MESSAGE + oddBytes, message.length, RESULT));
  }

  digestInParts(algorithm: AlgorithmName, message: Uint8Array, partBytes: number): Uint8Array {
    this.#lay(MESSAGE, message);
    const { testDigestInParts } = this.core;
    return this.#result(testDigestInParts(ALGORITHMS[algorithm], MESSAGE, message.length, partBytes, RESULT));
  }

  setHmacKey(algorithm: AlgorithmName, key: Uint8Array): void {
    this.#lay(KEY, key);
    this.core.testHmacKey(ALGORITHMS[algorithm], KEY, key.length);
  }

  hmac(message: Uint8Array): Uint8Array {
    this.#lay(MESSAGE, message);
    return this.#result(this.core.testHmac(MESSAGE, message.length, RESULT));
  }

  /** The code for the key that HMAC was last given. */
  hotp(counter: bigint, digits: number): string {
    const low = Number(counter & 0xffffffffn);
    const high = Number(counter >> 32n);
    return String(this.core.testHotp(low, high, digits)).padStart(digits, '0');
  }

  crc16(bytes: Uint8Array): number {
    this.#lay(MESSAGE, bytes);
    return this.core.testCrc16(MESSAGE, bytes.length);
  }

  crc32(bytes: Uint8Array): number {
    this.#lay(MESSAGE, bytes);
    return this.core.testCrc32(MESSAGE, bytes.length) >>> 0;
  }
}
