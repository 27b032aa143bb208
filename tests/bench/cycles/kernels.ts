/** The cycles of every kernel, beside C of the same structure and, for hashes, beside the standard's pseudo-code in C. */
import { encode } from '../../audio/reference-codec.ts';
import { vowel } from '../../audio/sounds.ts';
import type { CoreOnChip, Twin } from './core-on-chip.ts';
import { ALGORITHMS } from './core-on-chip.ts';

export interface Kernel {
  readonly name: string;
  /** What one is: a block, a sample. */
  readonly each: string;
  readonly core: number;
  /** C of the same structure, same compiler and flags. */
  readonly same: number;
  /** C after the standard, null where that is no other. */
  readonly textbook: number | null;
  /** Crypto and decoder are held to a closer bound than what else repeats. */
  readonly isCryptoOrDecoder: boolean;
}

export interface CodeCycles {
  readonly algorithm: (typeof ALGORITHMS)[number];
  /** From the secret on, by twin, and from HMAC's kept states on. */
  readonly fresh: Readonly<Record<Twin, number>>;
  readonly kept: Readonly<Record<Twin, number>>;
}

const TWINS: readonly Twin[] = ['core', 'same', 'textbook'];
const BYTES = Uint8Array.from({ length: 128 }, (_, n) => (n * 37 + 11) & 0xff);
/** Keys as long as the hash, as tokens have them. */
const SECRET_BYTES = { SHA1: 20, SHA256: 32, SHA512: 64 } as const;
const DIGITS = 6;
const COUNTER = 59_555_555;
const VOICE_SAMPLES = 1280;
const BLOCK_SAMPLES = 256;
const SIMILARITY_SAMPLES = 128;
const COMPARED_BYTES = 64;
const LIMITED_SAMPLES = 3200;
const LIMITER_BLOCK_SAMPLES = 16;

function byTwin(measure: (twin: Twin) => number): Record<Twin, number> {
  return Object.fromEntries(TWINS.map((twin) => [twin, measure(twin)])) as Record<Twin, number>;
}

export function measureCodes(chip: CoreOnChip): CodeCycles[] {
  return ALGORITHMS.map((algorithm) => {
    const secret = BYTES.subarray(0, SECRET_BYTES[algorithm]);
    const kept = byTwin((twin) => {
      chip.hmacKey(twin, algorithm, secret);
      return chip.hotp(twin, COUNTER, DIGITS).cycles;
    });
    const fresh = byTwin((twin) => chip.hmacKey(twin, algorithm, secret) + kept[twin]);
    return { algorithm, fresh, kept };
  });
}

function hashKernels(chip: CoreOnChip): Kernel[] {
  return ALGORITHMS.map((algorithm) => {
    const block = BYTES.subarray(0, algorithm === 'SHA512' ? 128 : 64);
    const cycles = byTwin((twin) => chip.hashBlock(twin, algorithm, BYTES.subarray(0, 64), block).cycles);
    return { name: `${algorithm} block`, each: 'block', ...cycles, isCryptoOrDecoder: true };
  });
}

function kernel(
  name: string,
  each: string,
  count: number,
  measure: (twin: 'core' | 'same') => { readonly cycles: number },
  isCryptoOrDecoder = false,
): Kernel {
  const cycles = (twin: 'core' | 'same'): number => measure(twin).cycles / count;
  return { name, each, core: cycles('core'), same: cycles('same'), textbook: null, isCryptoOrDecoder };
}

/** A block of 16 samples made louder, the dearest of a sound that is loud and soft by turns. */
export function measureLimiter(chip: CoreOnChip): number {
  const voice = vowel(110, LIMITED_SAMPLES, 30_000);
  return Math.max(...chip.limit(voice, LIMITER_BLOCK_SAMPLES).cycles);
}

export function measureKernels(chip: CoreOnChip): Kernel[] {
  const voice = vowel(110, VOICE_SAMPLES);
  const slices = encode(voice);
  const [one, other] = [voice.slice(0, SIMILARITY_SAMPLES), voice.slice(300, 300 + SIMILARITY_SAMPLES)];
  const compared = BYTES.subarray(0, COMPARED_BYTES);
  return [
    ...hashKernels(chip),
    kernel('slices decoded', 'sample', VOICE_SAMPLES, (t) => chip.decode(t, slices, VOICE_SAMPLES), true),
    kernel('similarity', 'pair', 1, (twin) => chip.similarity(twin, one, other)),
    kernel('volume', 'sample', BLOCK_SAMPLES, (t) => chip.gain(t, voice.slice(0, BLOCK_SAMPLES), 4)),
    kernel('comparison', 'byte', COMPARED_BYTES, (twin) => chip.equalBytes(twin, compared, compared.slice())),
    kernel('CRC-16', 'byte', COMPARED_BYTES, (twin) => chip.checksum(twin, 16, compared)),
    kernel('CRC-32', 'byte', COMPARED_BYTES, (twin) => chip.checksum(twin, 32, compared)),
  ];
}
