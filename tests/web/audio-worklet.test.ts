/**
 * The page's player on the audio thread: every sample exactly once and in order, a lead before the first, silence when
 * dry.
 */
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { LEAD_SAMPLES } from '../../simulator/web/src/sound/worklet-messages.ts';
import type { ToWorklet } from '../../simulator/web/src/sound/worklet-messages.ts';

/** What the browser asks for at a time. */
const QUANTUM = 128;

interface Player {
  port: { onmessage: (event: { data: ToWorklet }) => void };
  process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean;
}

let PlayerClass: new () => Player;
let player: Player;

function give(samples: readonly number[]): void {
  player.port.onmessage({ data: { kind: 'samples', samples: Int16Array.from(samples) } });
}

function end(): void {
  player.port.onmessage({ data: { kind: 'ended' } });
}

/** What the next quanta hold, as 16-bit samples. */
function hear(quanta: number): number[] {
  return Array.from({ length: quanta }, () => {
    const output = new Float32Array(QUANTUM);
    expect(player.process([], [[output]])).toBe(true);
    return [...output].map((value) => value * 32_768);
  }).flat();
}

function ramp(length: number, first = 1): number[] {
  return Array.from({ length }, (_, at) => first + at);
}

describe('the player on the audio thread', () => {
  beforeAll(async () => {
    vi.stubGlobal(
      'AudioWorkletProcessor',
      class {
        readonly port = {};
      },
    );
    vi.stubGlobal('registerProcessor', (_name: string, made: new () => Player) => (PlayerClass = made));
    await import('../../simulator/web/src/sound/audio-worklet.ts');
  });
  beforeEach(() => {
    player = new PlayerClass();
  });

  test('every 16-bit value comes out as it went in', () => {
    const values = ramp(65_536, -32_768);
    give(values);
    end();
    expect(hear(values.length / QUANTUM)).toEqual(values);
  });

  test('blocks of any length follow each other without a gap', () => {
    const values = ramp(4096);
    for (let at = 0, length = 1; at < values.length; at += length, length = (length * 5) % 257)
      give(values.slice(at, at + length));
    end();
    expect(hear(values.length / QUANTUM + 1)).toEqual([...values, ...Array<number>(QUANTUM).fill(0)]);
  });

  test('the first sample waits for its lead', () => {
    give(ramp(LEAD_SAMPLES - 1));
    expect(new Set(hear(5))).toEqual(new Set([0]));
    give([LEAD_SAMPLES]);
    expect(hear(1)).toEqual(ramp(QUANTUM));
  });

  test('what is shorter than the lead is played when nothing follows', () => {
    give([7, 8]);
    expect(new Set(hear(3))).toEqual(new Set([0]));
    end();
    expect(hear(1).slice(0, 3)).toEqual([7, 8, 0]);
  });

  test('a page that comes too late loses no sample, and gets its lead anew', () => {
    give(ramp(LEAD_SAMPLES));
    expect(hear(8).filter((sample) => sample !== 0)).toEqual(ramp(LEAD_SAMPLES));
    give(ramp(QUANTUM, 5000));
    expect(new Set(hear(2))).toEqual(new Set([0]));
    give(ramp(LEAD_SAMPLES, 5000 + QUANTUM));
    expect(hear(2)).toEqual(ramp(2 * QUANTUM, 5000));
  });

  test('what is cut off fades out within 8 ms, and what comes then is played as it is', () => {
    give(Array<number>(2 * LEAD_SAMPLES).fill(1000));
    expect(hear(1)).toEqual(Array<number>(QUANTUM).fill(1000));
    player.port.onmessage({ data: { kind: 'cut-off' } });
    const fading = hear(1);
    expect(fading.every((sample, at) => at === 0 || sample < fading[at - 1]!)).toBe(true);
    expect(fading.at(-1)).toBeLessThan(20);
    expect(new Set(hear(20))).toEqual(new Set([0]));
    give(ramp(LEAD_SAMPLES));
    expect(hear(1)).toEqual(ramp(QUANTUM));
  });

  test('what is cut off before it was heard is never heard', () => {
    give(ramp(LEAD_SAMPLES - 1));
    player.port.onmessage({ data: { kind: 'cut-off' } });
    expect(new Set(hear(20))).toEqual(new Set([0]));
  });
});
