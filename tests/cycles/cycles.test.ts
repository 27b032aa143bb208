/**
 * The core's cycles on an emulated Cortex-M0+: within the bounds of hardware-docs/cycles.md, and the same whatever the
 * secret is.
 */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadVoice } from '../../simulator/voice/load.ts';
import { decode, encode } from '../audio/reference-codec.ts';
import { vowel } from '../audio/sounds.ts';
import { TestPlayer } from '../audio/test-player.ts';
import { codeBars, kernelBars, limiterBar, speechBars } from '../bench/cycles/bounds.ts';
import { ALGORITHMS, CoreOnChip, type Twin } from '../bench/cycles/core-on-chip.ts';
import { measureCodes, measureKernels, measureLimiter } from '../bench/cycles/kernels.ts';
import { measureSpeed } from '../bench/cycles/spoken-samples.ts';
import type { BenchBar } from '../bench/measure.ts';
import { isHeld } from '../bench/report.ts';
import { describeWith } from '../support/system-programs.ts';
import { oracleHotp } from '../verifier/oracle.ts';

const SECRETS = 100;
const TWINS: readonly Twin[] = ['core', 'same', 'textbook'];
const SECRET_BYTES = { SHA1: 20, SHA256: 32, SHA512: 64 } as const;
/** Cycles differ between speeds only by what the table of speeds says, so these two are enough here. */
const NORMAL_SPEED = 4;
const DOUBLE_SPEED = 7;

/** The same in every run, and without any pattern. */
function random(seed: string, bytes: number): Uint8Array {
  return createHash('shake256', { outputLength: bytes }).update(seed).digest();
}

/** Counts of many runs, one for each secret; all zeros and all ones are among the secrets. */
function countsOver(bytes: number, cyclesOf: (secret: Uint8Array, n: number) => number): Set<number> {
  const secrets = Array.from({ length: SECRETS }, (_, n) => random(`secret ${n}`, bytes));
  secrets.push(new Uint8Array(bytes), new Uint8Array(bytes).fill(0xff));
  return new Set(secrets.map(cyclesOf));
}

function missed(bars: readonly BenchBar[]): BenchBar[] {
  return bars.filter((bar) => !isHeld(bar));
}

describeWith(['arm-none-eabi-gcc'], 'on an emulated Cortex-M0+', () => {
  let chip: CoreOnChip;
  beforeAll(() => {
    chip = new CoreOnChip();
  });

  describe('what is measured computes rightly', () => {
    test.each(ALGORITHMS)('%s codes, in the core and in plain C', (algorithm) => {
      for (const bytes of [10, SECRET_BYTES[algorithm], 129]) {
        const secret = random(algorithm, bytes);
        for (const [twin, digits] of TWINS.flatMap((each) => [6, 7, 8].map((n) => [each, n] as const))) {
          const counter = bytes * 1_000_003 + digits;
          chip.hmacKey(twin, algorithm, secret);
          const code = String(chip.hotp(twin, counter, digits).result).padStart(digits, '0');
          expect(code, `${twin}, ${bytes} bytes`).toBe(
            oracleHotp(secret, algorithm, BigInt(counter), digits),
          );
        }
      }
    });

    test.each(ALGORITHMS)('%s blocks are alike in the core and in plain C', (algorithm) => {
      const [before, block] = [random('state', 64), random('block', algorithm === 'SHA512' ? 128 : 64)];
      const [core, ...plain] = TWINS.map((twin) => chip.hashBlock(twin, algorithm, before, block).state);
      for (const state of plain) expect(state).toEqual(core);
    });

    test('slices, as the reference decodes them', () => {
      const slices = encode(vowel(140, 640));
      for (const twin of ['core', 'same'] as const)
        expect(chip.decode(twin, slices, 640).samples).toEqual(decode(slices));
    });

    test('samples made louder are those of the core elsewhere, and never clipped', () => {
      const sound = vowel(110, 1600, 30_000);
      const { samples } = chip.limit(sound, 16);
      expect(samples).toEqual(new TestPlayer(null).limit(sound));
      expect(Math.max(...samples)).toBeGreaterThan(Math.max(...sound) * 0.9);
    });

    test('samples, comparisons and checksums are alike in the core and in plain C', () => {
      const sound = vowel(110, 512);
      const both = <T>(call: (twin: 'core' | 'same') => T): void =>
        expect(call('same')).toEqual(call('core'));
      both((twin) => chip.similarity(twin, sound.slice(0, 128), sound.slice(131, 259)).result);
      for (let level = 1; level <= 6; level++) both((twin) => chip.gain(twin, sound.slice(), level).samples);
      for (const changed of [0, 5, 62]) {
        const [a, b] = [new Uint8Array(63), new Uint8Array(63)];
        expect(chip.equalBytes('core', a, b).result).toBe(1);
        b[changed] = 0x80;
        for (const twin of ['core', 'same'] as const) expect(chip.equalBytes(twin, a, b).result).toBe(0);
      }
      const check = Buffer.from('123456789');
      for (const twin of ['core', 'same'] as const) {
        expect(chip.checksum(twin, 16, check).result).toBe(0x29b1);
        expect(chip.checksum(twin, 32, check).result).toBe(0xcbf43926);
      }
    });
  });

  describe(`the cycles are the same for ${SECRETS} random secrets and for all zeros and ones:`, () => {
    test.each(ALGORITHMS)('a block of %s', (algorithm) => {
      const bytes = algorithm === 'SHA512' ? 128 : 64;
      const counts = countsOver(64 + bytes, (secret) => {
        return chip.hashBlock('core', algorithm, secret.slice(0, 64), secret.slice(64)).cycles;
      });
      expect([...counts]).toHaveLength(1);
    });

    test.each(ALGORITHMS)("%s: a key's set-up", (algorithm) => {
      const counts = countsOver(SECRET_BYTES[algorithm], (secret) => chip.hmacKey('core', algorithm, secret));
      expect([...counts]).toHaveLength(1);
    });

    test.each(ALGORITHMS.flatMap((algorithm) => [6, 7, 8].map((digits) => [algorithm, digits] as const)))(
      "%s: a code of %i digits from HMAC's kept states, truncation and digits included",
      (algorithm, digits) => {
        const counts = countsOver(SECRET_BYTES[algorithm], (secret, n) => {
          chip.hmacKey('core', algorithm, secret);
          return chip.hotp('core', n * 7919, digits).cycles;
        });
        expect([...counts]).toHaveLength(1);
      },
    );

    test('a comparison, equal or not', () => {
      const counts = countsOver(64, (secret, n) => {
        const other = secret.slice();
        if (n > 0) other[n % 64]! ^= 1 << (n & 7);
        return chip.equalBytes('core', secret, other).cycles;
      });
      expect([...counts]).toHaveLength(1);
    });

    test.each([16, 32] as const)(
      'a checksum of %i bits, as it is taken over a secret on the line and in flash',
      (bits) => {
        const counts = countsOver(64, (secret) => chip.checksum('core', bits, secret).cycles);
        expect([...counts]).toHaveLength(1);
      },
    );

    test('and would not be if the digits came from a division, as in the plain C', () => {
      const counts = countsOver(20, (secret) => {
        chip.hmacKey('same', 'SHA1', secret);
        return chip.hotp('same', 1, 6).cycles;
      });
      expect(counts.size).toBeGreaterThan(1);
    });
  });

  describe('the bounds hold for', () => {
    test('codes', () => expect(missed(codeBars(measureCodes(chip)))).toEqual([]));

    test('kernels against C of the same structure', () => {
      expect(missed(kernelBars(measureKernels(chip)))).toEqual([]);
    });

    test('making speech louder, a block of 16 samples', () => {
      expect(missed([limiterBar(measureLimiter(chip))])).toEqual([]);
    });

    test('speech at normal and at double speed', () => {
      const voice = loadVoice();
      const bars = speechBars([NORMAL_SPEED, DOUBLE_SPEED].map((speed) => measureSpeed(chip, voice, speed)));
      expect(bars).toHaveLength(2);
      expect(missed(bars)).toEqual([]);
    });

    test('nothing that is too slow', () => {
      const slow: BenchBar = { text: 'a code', measured: 16_001, limit: 16_000, unit: 'cycles' };
      const busy: BenchBar = { text: 'speech', measured: 29.9, limit: 30, unit: '% idle' };
      expect(missed([slow, busy])).toEqual([slow, busy]);
    });
  });
});
