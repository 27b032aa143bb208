/** Listens to the sound pin: each level that the firmware gives the PWM, and what 16-bit sample it stands for. */
import type { RP2040 } from './rp2040js.ts';
import type { ChipClock } from './chip-clock.ts';

/** PWM registers of a channel (RP2040 datasheet section 4.5.3). */
const CSR = 0x00;
const CC = 0x0c;
const TOP = 0x10;
const CSR_ENABLE = 1;

const SAMPLE_OFFSET = 32_768;
const SAMPLE_VALUES = 65_536;

/** The level that a sample gets: the whole range of samples over `levels` equal steps. */
export function levelOf(sample: number, levels: number): number {
  return Math.floor(((sample + SAMPLE_OFFSET) * levels) / SAMPLE_VALUES);
}

/** The sample in the middle of those that get this level. */
export function sampleOf(level: number, levels: number): number {
  return Math.floor(((level + 0.5) * SAMPLE_VALUES) / levels) - SAMPLE_OFFSET;
}

export interface CapturedLevel {
  level: number;
  /** Levels of full scale: TOP + 1. */
  levels: number;
  /** The chip's time at which it was given to the PWM, which takes it at its next wrap. */
  nanos: number;
}

interface Channel {
  writeRegister(offset: number, value: number): void;
  readRegister(offset: number): number;
  alarmA: { enable: boolean };
  alarmB: { enable: boolean };
}

export class SoundCapture {
  readonly #channel: Channel;
  #isOn = false;

  /** @param pin an even pin, so that it is output A of its slice (datasheet section 4.5.2, table 519) */
  constructor(rp2040: RP2040, clock: ChipClock, pin: number, onLevel: (captured: CapturedLevel) => void) {
    this.#channel = rp2040.pwm.channels[(pin >> 1) & 7] as unknown as Channel;
    const channel = this.#channel;
    // Nobody looks at the pin's edges, and following them costs more than all the rest of a wrap.
    channel.alarmA.enable = false;
    channel.alarmB.enable = false;
    const write = channel.writeRegister.bind(channel);
    channel.writeRegister = (offset, value) => {
      write(offset, value);
      if (offset === CSR) this.#isOn = (value & CSR_ENABLE) !== 0;
      if (offset === CC && this.#isOn)
        onLevel({ level: value & 0xffff, levels: channel.readRegister(TOP) + 1, nanos: clock.nanos });
    };
  }

  /** Whether the PWM runs. */
  get isOn(): boolean {
    return this.#isOn;
  }
}
