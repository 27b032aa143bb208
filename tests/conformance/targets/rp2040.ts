/** The RP2040 in rp2040js, in virtual time. */
import { loadRp2040js } from '../../../simulator/emulator/rp2040/rp2040js.ts';
import { Rp2040Board } from '../../../simulator/emulator/rp2040/rp2040-board.ts';
import { seededBits } from '../../../simulator/emulator/rp2040/rosc.ts';
import { levelOf, sampleOf } from '../../../simulator/emulator/rp2040/sound-capture.ts';
import { PulseRecorder } from '../../../simulator/ports/motor.ts';
import { boardTarget, type BoardKind } from './board.ts';
import { START_UNIX_MS } from './session.ts';

const NOISE_SEED = 0x7a11;
/** Steps of the firmware's PWM at full scale: TOP + 1. */
const PWM_LEVELS = 250;

const KIND: BoardKind = {
  board: 'rp2040',
  title: 'Raspberry Pi Pico in rp2040js, in virtual time',
  models: ['code-display', 'code-reader'],
  isVirtual: true,
  keys: null,
  glass: { seenBy: "the display's SPI bus" },
  storage: null,
  entropy: { source: 'ROSC RANDOMBIT, modelled by seeded bits' },
  countUnit: 'cycles',
  count: async (board, symbol, args) => {
    const { result, cycles } = await board.probe.call(symbol, args);
    if (cycles === null) throw new Error(`${symbol}: expected a count of cycles, got none`);
    return { result, count: cycles };
  },
  open: async (image, storage) =>
    new Rp2040Board({
      rp2040js: await loadRp2040js(),
      image,
      storage,
      unixMs: START_UNIX_MS,
      randomBit: seededBits(NOISE_SEED),
    }),
  sound: (board) => {
    if (board.model !== 'code-reader') return { why: 'a code display has no sound' };
    return new PwmSound(board as Rp2040Board);
  },
  motor: (board) => {
    if (board.model !== 'code-reader') return { why: 'a code display has no motor' };
    const recorder = new PulseRecorder({ uptimeMs: () => board.uptimeMs() });
    (board as Rp2040Board).onMotor((on) => recorder.turn(on));
    return { pulses: () => recorder.pulses };
  },
};

/** What the sound pin plays, without the level of silence around it. */
class PwmSound {
  readonly #levels: number[] = [];
  #ahead = 0;

  constructor(board: Rp2040Board) {
    board.onLevel(({ level }) => {
      if (this.#ahead === 0) return;
      this.#ahead--;
      this.#levels.push(level);
    });
    board.probe.onEntry('sound_rendered', 1, ([samples]) => {
      this.#ahead += samples!;
    });
  }

  heard(): Int16Array {
    return Int16Array.from(this.#levels, (level) => sampleOf(level, PWM_LEVELS));
  }

  /** Eight bits are left of sixteen. */
  asHeard(samples: Int16Array): Int16Array {
    return samples.map((sample) => sampleOf(levelOf(sample, PWM_LEVELS), PWM_LEVELS));
  }
}

export const RP2040 = boardTarget(KIND);
