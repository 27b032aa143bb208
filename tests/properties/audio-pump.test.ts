/** Sound in step with time: which block is pulled when, by which clock, and what stops it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { MemoryVoice, type AudioPort } from '../../simulator/ports/audio.ts';
import type { AudioMark } from '../../simulator/token/sound-buffers.ts';
import { VirtualClock, type Clock } from '../../simulator/ports/clock.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import type { InputEvent, OutputEvent } from '../../simulator/runner/events.ts';
import { AudioPump } from '../../simulator/runner/audio-pump.ts';
import { Runner, type RunnerOptions } from '../../simulator/runner/runner.ts';
import { CORE } from '../model/core-under-test.ts';
import { FIRST_WISH, soundingCore, WISH_BYTES } from './sounding-core.ts';

const START_MS = Date.UTC(2026, 10, 22, 14, 5);
const IMAGE = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7) % 251);

let sounding: WebAssembly.Module;
beforeAll(async () => {
  sounding = await soundingCore();
});

interface Heard {
  atMs: number;
  samples: Int16Array;
  marks: readonly AudioMark[];
}

/** Notes when it was given what. */
class TimedPort implements AudioPort {
  readonly blocks: Heard[] = [];
  readonly endedAtMs: number[] = [];
  readonly #clock: VirtualClock;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  play(samples: Int16Array, marks: readonly AudioMark[]): void {
    this.blocks.push({ atMs: this.#clock.uptimeMs(), samples, marks });
  }

  ended(): void {
    this.endedAtMs.push(this.#clock.uptimeMs());
  }

  get lengths(): number[] {
    return this.blocks.map(({ samples }) => samples.length);
  }

  get times(): number[] {
    return this.blocks.map(({ atMs }) => atMs);
  }

  get samples(): number[] {
    return this.blocks.flatMap(({ samples }) => [...samples]);
  }
}

interface Rig {
  runner: Runner;
  clock: VirtualClock;
  port: TimedPort;
  inputs: InputEvent[];
  outputs: OutputEvent[];
}

function rig(options: Partial<RunnerOptions> = {}): Rig {
  const clock = new VirtualClock(START_MS);
  const port = new TimedPort(clock);
  const inputs: InputEvent[] = [];
  const outputs: OutputEvent[] = [];
  const runner = new Runner({
    module: sounding,
    model: 'code-reader',
    clock,
    storage: new MemoryStorage(),
    voice: new MemoryVoice(IMAGE),
    audio: port,
    observer: { input: (event) => void inputs.push(event), output: (event) => void outputs.push(event) },
    ...options,
  });
  return { runner, clock, port, inputs, outputs };
}

/** What the stand-in renders: its voice bytes, one after the other. */
function voiceBytes(from: number, count: number): number[] {
  return [...IMAGE.subarray(FIRST_WISH + from, FIRST_WISH + from + count)];
}

describe('in step with time', () => {
  test('the first block comes with the key, each next one when those before have been played', () => {
    const { runner, clock, port } = rig();
    runner.press('9');
    expect(port.times).toEqual([0]);
    clock.advance(15);
    expect(port.times).toEqual([0]);
    clock.advance(100);
    expect(port.times).toEqual([0, 16, 32, 48]);
    expect(port.lengths).toEqual([256, 256, 256, 132]);
    expect(port.samples).toEqual(voiceBytes(0, 9 * WISH_BYTES));
    expect([port.endedAtMs, runner.audible]).toEqual([[48], false]);
  });

  test.each([
    [5, [0, 21, 37, 53]],
    [40, [0, 56, 56, 56]],
  ])('a host whose timers are %i ms late does not drift', (lateMs, times) => {
    const clock = new VirtualClock(START_MS);
    const late: Clock = {
      unixMs: () => clock.unixMs(),
      uptimeMs: () => clock.uptimeMs(),
      schedule: (delayMs, task) => clock.schedule(delayMs + lateMs, task),
    };
    const port = new TimedPort(clock);
    const { runner } = rig({ clock: late, audio: port });
    runner.press('9');
    clock.advance(1000);
    expect(port.times).toEqual(times);
  });

  test('the sound of a key during the last block follows that block', () => {
    const { runner, clock, port } = rig();
    runner.press('3');
    clock.advance(17);
    runner.press('1');
    clock.advance(100);
    // 300 samples last 18.75 ms.
    expect(port.times).toEqual([0, 16, 19]);
    expect(port.lengths).toEqual([256, 44, 100]);
  });

  test('a clock of its own paces the sound while the token runs faster', () => {
    const audioClock = new VirtualClock(0);
    const { runner, clock, port, inputs } = rig({ audioClock });
    runner.press('4');
    clock.advance(60_000);
    expect(port.lengths).toEqual([256]);
    audioClock.advance(16);
    expect(port.lengths).toEqual([256, 144]);
    // Each block comes after a reading of the token's own clock.
    const render = inputs.findLastIndex(({ input }) => input === 'render');
    expect(inputs[render - 1]).toEqual({ input: 'clock', unixMs: START_MS + 60_000, uptimeMs: 60_000 });
  });

  test('marks count from the block that they come with', () => {
    const { runner, port } = rig();
    runner.press('2');
    expect(port.blocks[0]!.marks).toEqual([{ sample: 0, clip: 1, kind: 'begins', language: 1 }]);
  });
});

describe('voice bytes', () => {
  test('are given as wanted, and each wish is an input', () => {
    const { runner, inputs } = rig();
    runner.press('2');
    expect(inputs.filter(({ input }) => input === 'voice')).toEqual([
      { input: 'voice', offset: FIRST_WISH, length: WISH_BYTES, given: WISH_BYTES },
      { input: 'voice', offset: FIRST_WISH + WISH_BYTES, length: WISH_BYTES, given: WISH_BYTES },
    ]);
  });

  test.each([
    ['of an empty image', new MemoryVoice(new Uint8Array(0))],
    ['beyond the end of the image', new MemoryVoice(IMAGE.subarray(0, FIRST_WISH + WISH_BYTES - 1))],
  ])('%s there are none', (_, voice) => {
    const { runner, port, inputs } = rig({ voice });
    runner.press('2');
    expect(port.lengths).toEqual([0]);
    expect(inputs.filter(({ input }) => input === 'voice')).toEqual([
      { input: 'voice', offset: FIRST_WISH, length: WISH_BYTES, given: 0 },
    ]);
    expect(runner.audible).toBe(false);
  });
});

describe('what stops it', () => {
  test('a power cut, at once and for good', () => {
    const { runner, clock, port } = rig();
    runner.press('9');
    clock.advance(20);
    runner.powerCut();
    expect(port.endedAtMs).toEqual([20]);
    runner.powerOn();
    clock.advance(1000);
    expect(port.times).toEqual([0, 16]);
  });

  test('a trap, whose token starts anew in silence', () => {
    const { runner, clock, port, outputs } = rig();
    runner.press('9');
    runner.press('fn');
    clock.advance(1000);
    expect(outputs.some((event) => event.output === 'trap')).toBe(true);
    expect(port.lengths).toEqual([256]);
    runner.press('1');
    expect(port.lengths).toEqual([256, 100]);
  });
});

describe('a snapshot', () => {
  test('from the middle of a word goes on with the next sample when it is restored', () => {
    const first = rig();
    first.runner.press('9');
    first.clock.advance(20);
    const kept = first.runner.snapshot();
    first.clock.advance(100);

    const second = rig();
    second.runner.restore(kept);
    second.clock.advance(100);
    expect(second.port.samples).toEqual(first.port.samples.slice(512));
    expect(second.port.times).toEqual([0, 16]);
  });

  test('from silence silences the token that it is restored to', () => {
    const { runner, clock, port } = rig();
    const kept = runner.snapshot();
    runner.press('9');
    clock.advance(20);
    runner.restore(kept);
    clock.advance(100);
    expect(port.times).toEqual([0, 16]);
    expect([port.endedAtMs, runner.audible]).toEqual([[20], false]);
  });
});

test('headphones stay in their socket when the power is cut', () => {
  const { runner, inputs } = rig();
  runner.setHeadphones(true);
  runner.powerCut();
  runner.powerOn();
  expect(inputs.filter(({ input }) => input === 'headphones')).toEqual([
    { input: 'headphones', present: true },
    { input: 'headphones', present: true },
  ]);
});

test('a code display makes no sound: nothing is pulled', () => {
  const { runner, clock, port, inputs } = rig({ module: CORE, model: 'code-display' });
  runner.press('main');
  clock.advance(60_000);
  expect(port.times).toEqual([]);
  expect(inputs.some(({ input }) => input === 'render')).toBe(false);
});

describe('what is announced while the last block is being pulled', () => {
  function pulls(announceIn: number): number[] {
    const clock = new VirtualClock(START_MS);
    const pulledAtMs: number[] = [];
    const pump: AudioPump = new AudioPump(clock, new TimedPort(clock), () => {
      pulledAtMs.push(clock.uptimeMs());
      if (pulledAtMs.length === announceIn) pump.start();
      // 100 samples last 6.25 ms.
      return { samples: new Int16Array(100), marks: [] };
    });
    pump.start();
    clock.advance(100);
    return pulledAtMs;
  }

  test('is looked for once more, when that block has been played', () => {
    expect(pulls(1)).toEqual([0, 7]);
  });

  test('and nothing is when nothing was announced', () => {
    expect(pulls(99)).toEqual([0]);
  });
});
