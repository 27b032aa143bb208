/** The ring oscillator's registers (RP2040 datasheet section 2.17), of which firmware uses the random bit. */
import { fault } from './chip-fault.ts';
import { Registers } from './peripheral.ts';

const CTRL = 0x00;
const STATUS = 0x18;
const RANDOM_BIT = 0x1c;
const STATUS_STABLE = 0x80000000;
const STATUS_ENABLED = 1 << 12;

export class RingOscillator extends Registers {
  readonly #nextBit: () => number;
  #control = 0xaa0;

  /** @param nextBit the oscillator's jitter: 0 or 1 */
  constructor(nextBit: () => number) {
    super();
    this.#nextBit = nextBit;
  }

  readUint32(offset: number): number {
    if (offset === CTRL) return this.#control;
    if (offset === STATUS) return (STATUS_STABLE | STATUS_ENABLED) >>> 0;
    if (offset === RANDOM_BIT) return this.#nextBit();
    throw fault(0, 'ROSC registers CTRL, STATUS and RANDOMBIT to be read', `offset ${offset}`);
  }

  writeUint32(offset: number, value: number): void {
    if (offset !== CTRL) throw fault(0, 'ROSC register CTRL to be written', `offset ${offset}`);
    this.#control = value;
  }
}

/** Bits that look like jitter and are the same for the same seed (xorshift32, Marsaglia 2003). */
export function seededBits(seed: number): () => number {
  // A state of 0 would stay 0.
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 7) & 1;
  };
}
