/** The cycles of a sample of speech: a voice's digits played on the chip, in blocks as a host pulls them. */
import type { MemoryVoice } from '../../../simulator/ports/audio.ts';
import type { CoreOnChip } from './core-on-chip.ts';

export interface SampleCycles {
  readonly percent: number;
  readonly samples: number;
  /** A sample, over all and in the worst block. */
  readonly mean: number;
  readonly worst: number;
}

/** By the setting from 1 on, as player.ts has them. */
const SPEED_PERCENTS = [50, 65, 80, 100, 125, 150, 200] as const;
export const BLOCK_SAMPLES = 256;
const DIGITS = 10;
const LANGUAGE = 0;
/** Not the highest, which leaves the samples as they are. */
const VOLUME = 5;

class SpeakingChip {
  readonly #chip: CoreOnChip;
  readonly #voice: MemoryVoice;
  readonly #wanted: number;
  readonly #window: number;

  constructor(chip: CoreOnChip, voice: MemoryVoice) {
    this.#chip = chip;
    this.#voice = voice;
    this.#wanted = chip.buffer('voiceWanted');
    this.#window = chip.buffer('voiceWindow');
    chip.callCore('testAudioReset');
    this.giveVoice();
  }

  is(question: 'testIsPlaying' | 'testIsVoiceWanted'): boolean {
    return this.#chip.callCore(question).result !== 0;
  }

  /** Answers a request for voice bytes; gives the core's cycles for taking them. The host's copy is not the core's. */
  giveVoice(): number {
    if (!this.is('testIsVoiceWanted')) return 0;
    const wanted = this.#chip.memory(this.#wanted, 8).slice();
    const [offset, length] = new Uint32Array(wanted.buffer) as unknown as [number, number];
    const bytes = this.#voice.read(offset, length);
    if (bytes === undefined) throw new Error(`the voice image has no ${length} bytes at ${offset}`);
    this.#chip.memory(this.#window, length).set(bytes);
    return this.#chip.callCore('testVoiceArrived', length).cycles;
  }

  play(clip: number): void {
    this.#chip.callCore('testPlayClip', LANGUAGE, clip);
  }

  render(first: number, speed: number, boosted: boolean): { made: number; cycles: number } {
    const arguments_ = [first, BLOCK_SAMPLES - first, speed, VOLUME, boosted ? 1 : 0];
    const { result, cycles } = this.#chip.callCore('testRender', ...arguments_);
    return { made: result, cycles: cycles + this.giveVoice() };
  }
}

/** A block of fewer samples than the full one counts in the mean only: what a clip begins with falls on few of them. */
export function measureSpeed(
  chip: CoreOnChip,
  voice: MemoryVoice,
  speed: number,
  boosted = false,
): SampleCycles {
  const speaker = new SpeakingChip(chip, voice);
  let samples = 0;
  let cycles = 0;
  let worst = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    speaker.play(digit);
    let block = { made: 0, cycles: 0 };
    while (speaker.is('testIsPlaying')) {
      const part = speaker.render(block.made, speed, boosted);
      samples += part.made;
      cycles += part.cycles;
      block = { made: block.made + part.made, cycles: block.cycles + part.cycles };
      if (block.made < BLOCK_SAMPLES) continue;
      worst = Math.max(worst, block.cycles / BLOCK_SAMPLES);
      block = { made: 0, cycles: 0 };
    }
  }
  return { percent: SPEED_PERCENTS[speed - 1]!, samples, mean: cycles / samples, worst };
}

export function measureSpeeds(chip: CoreOnChip, voice: MemoryVoice): SampleCycles[] {
  return SPEED_PERCENTS.map((_, index) => measureSpeed(chip, voice, index + 1));
}
