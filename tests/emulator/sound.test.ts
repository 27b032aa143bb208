/** The emulated reader speaks: what its loudspeaker pin plays is what its core rendered, in real time on 12 MHz. */
import { beforeAll, describe, expect, test } from 'vitest';
import { levelOf, sampleOf, type CapturedLevel } from '../../simulator/emulator/rp2040/sound-capture.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { openSession } from '../../simulator/session/open-session.ts';
import { letSpeechEnd } from '../../simulator/session/speech.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { readSamples } from '../../simulator/token/sound-buffers.ts';
import { loadVoice } from '../../simulator/voice/load.ts';
import { spokenWords } from '../../simulator/voice/spoken-words.ts';
import { chipInHand, START_UNIX_MS } from './chip-in-hand.ts';

/** 12 MHz in periods of 48 kHz; three of these are a sample. */
const LEVELS = 250;
const SAMPLE_NANOS = 62_500;
const CODE = 'kode 7 3 8 5 3 4 jeg gentager 7 3 8 5 3 4';

interface Spoken {
  /** What the core rendered, taken from its buffer after each block. */
  rendered: number[];
  captured: CapturedLevel[];
  words: string;
  recorded: Int16Array;
  /** Of the cycles from the first level to the last, those that the core slept. */
  idle: number;
}

async function speakCode(): Promise<Spoken> {
  const { session, board, buffer } = await chipInHand({ model: 'code-reader' });
  const rendered: number[] = [];
  const captured: CapturedLevel[] = [];
  const cycles: { all: number; slept: number }[] = [];
  board.probe.onEntry('sound_rendered', 1, ([count]) => {
    rendered.push(...readSamples(buffer('pcm'), count!));
  });
  board.onLevel((level) => {
    captured.push(level);
    cycles.push(board.chip.cycles);
  });
  session.hold('fn', 100);
  letSpeechEnd(session);
  const [first, last] = [cycles[0]!, cycles.at(-1)!];
  return {
    rendered,
    captured,
    words: spokenWords(session.heardSinceKey()).join(' '),
    recorded: session.recorder.samples(),
    idle: (last.slept - first.slept) / (last.all - first.all),
  };
}

/** The same on the simulator. */
async function simulatedSamples(): Promise<Int16Array> {
  const clock = new VirtualClock(START_UNIX_MS);
  const { session } = await openSession({
    module: loadCore(),
    model: 'code-reader',
    clock,
    storage: new MemoryStorage(),
    wish: { parameters: {}, erase: false, blank: false, clockUnset: false },
    millivolts: null,
    sound: { voice: loadVoice(), port: null, headphones: false, firstUse: false, language: null },
    trace: null,
    onStorageFailure: () => {},
  });
  session.hold('fn', 100);
  letSpeechEnd(session);
  return session.recorder.samples();
}

describe('a code said by the emulated reader', () => {
  let spoken: Spoken;
  beforeAll(async () => {
    spoken = await speakCode();
  });

  test('is the code, twice', () => {
    expect(spoken.words).toBe(CODE);
  });

  test('plays at its pin exactly the levels of the samples that the core rendered', () => {
    const { captured, rendered } = spoken;
    expect(captured.length).toBeGreaterThan(100_000);
    expect(captured.map(({ level }) => level)).toEqual(rendered.map((sample) => levelOf(sample, LEVELS)));
  });

  test('plays them one every 1/16000 s, without a gap', () => {
    const gaps = spoken.captured.slice(1).map(({ nanos }, index) => nanos - spoken.captured[index]!.nanos);
    const late = gaps.filter((gap) => Math.abs(gap - SAMPLE_NANOS) > SAMPLE_NANOS / 2);
    expect(late).toEqual([]);
  });

  test('leaves the chip idle for at least 30 % of the time', () => {
    expect(spoken.idle).toBeGreaterThan(0.3);
  });

  test('is what the simulator says, sample for sample, within the step of a level', async () => {
    const simulated = await simulatedSamples();
    expect(spoken.recorded).toHaveLength(simulated.length);
    // A level stands for 65536 / 250 samples, so its middle is at most half of that away, and a rounding.
    const away = Array.from(simulated, (sample, index) => Math.abs(sample - spoken.recorded[index]!));
    expect(Math.max(...new Set(away))).toBeLessThanOrEqual(65_536 / LEVELS / 2 + 1);
    expect(new Set(spoken.recorded).size).toBeLessThanOrEqual(LEVELS);
  });
});

describe('the sample that a level of the sound pin stands for', () => {
  test('lies in the middle of all those that get this level', () => {
    const lowest = new Map<number, number>();
    const highest = new Map<number, number>();
    for (let sample = -32_768; sample <= 32_767; sample++) {
      // As firmware/boards/rp2040/sound.c has it: the sample's place in the whole range, times the levels.
      const level = ((sample + 32_768) * LEVELS) >>> 16;
      if (levelOf(sample, LEVELS) !== level) expect(levelOf(sample, LEVELS), `sample ${sample}`).toBe(level);
      if (!lowest.has(level)) lowest.set(level, sample);
      highest.set(level, sample);
    }
    expect(lowest.size).toBe(LEVELS);
    for (const [level, low] of lowest) {
      const middle = (low + highest.get(level)!) / 2;
      expect(Math.abs(sampleOf(level, LEVELS) - middle), `level ${level}`).toBeLessThanOrEqual(1);
    }
  });

  test.each([
    [0, 250, -32_637],
    [125, 250, 131],
    [249, 250, 32_636],
    [0, 2, -16_384],
    [1, 2, 16_384],
  ])('level %i of %i is %i', (level, levels, sample) => {
    expect(sampleOf(level, levels)).toBe(sample);
  });
});
