/** The code reader's voice: how fast keys are answered and silenced in simulated time, and what a sample costs. */
import type { MemoryVoice } from '../../../simulator/ports/audio.ts';
import { SAMPLE_RATE } from '../../../simulator/token/contract.generated.ts';
import { loadCore } from '../../../simulator/token/load.ts';
import { loadVoice } from '../../../simulator/voice/load.ts';
import { keyLatencies, READER_KEYS, type Latency } from '../../accessibility/latencies.ts';
import { TestPlayer } from '../../audio/test-player.ts';
import type { BenchBar, BenchGroup, BenchRow, BenchSuite, BenchTable, GroupResult } from '../measure.ts';

/** A prime, so that the moments fall anywhere in words, pauses and blocks. */
const MOMENT_STEP_MS = 97;
const MOMENTS_MS = Array.from({ length: 100 }, (_, n) => n * MOMENT_STEP_MS);
const MAXIMUM_TO_SOUND_MS = 100;
const MAXIMUM_TO_SILENCE_MS = 30;
/** Of a chip with little RAM (scripts/budgets.json has the same limit). */
const MAXIMUM_MEMORY_BYTES = 9 * 1024;
const BLOCK_SAMPLES = 256;
const DIGITS = 10;
const SLICE_BYTES = 8;
const SLICE_SAMPLES = 20;
/** As many slices as a voice window holds. */
const WINDOW_SLICES = 64;
/** Beyond all that the core uses, within its one page. */
const SCRATCH = 0x3000;
const SPEEDS: readonly [number, string][] = [
  [1, '0.5 times'],
  [4, 'normal'],
  [5, '1.25 times'],
  [7, '2 times'],
];

/** Plays the Danish digits over and over, in blocks as a host pulls them. */
function digitsRow(voice: MemoryVoice, speed: number, name: string): BenchRow {
  const player = new TestPlayer(voice.image);
  const { core } = player;
  let digit = 0;
  const run = (times: number): number => {
    let rendered = 0;
    while (rendered < times) {
      if (core.testIsPlaying() === 0) core.testPlayClip(0, (digit = (digit + 1) % DIGITS));
      rendered += core.testRender(0, BLOCK_SAMPLES, speed, 4, 0);
      player.giveVoice();
    }
    player.asked.length = 0;
    return rendered;
  };
  return { name: `digits decoded, stretched and scaled, speed ${name}`, run };
}

function decodeRow(voice: MemoryVoice): BenchRow {
  const { core } = new TestPlayer(voice.image);
  const bytes = WINDOW_SLICES * SLICE_BYTES;
  new Uint8Array(core.memory.buffer, SCRATCH, bytes).set(voice.read(4096, bytes)!);
  const run = (times: number): number => {
    let decoded = 0;
    for (; decoded < times; decoded += WINDOW_SLICES * SLICE_SAMPLES)
      core.testDecode(SCRATCH, WINDOW_SLICES, SCRATCH + bytes);
    return decoded;
  };
  return { name: 'decoded alone', run };
}

function toneRow(): BenchRow {
  const { core } = new TestPlayer(null);
  const run = (times: number): number => {
    let rendered = 0;
    while (rendered < times) {
      if (core.testIsPlaying() === 0) core.testPlayTone(0);
      rendered += core.testRender(0, BLOCK_SAMPLES, 4, 4, 0);
    }
    return rendered;
  };
  return { name: 'a tone', run };
}

function samplesGroup(voice: MemoryVoice): BenchGroup {
  const rows = [decodeRow(voice), ...SPEEDS.map(([speed, name]) => digitsRow(voice, speed, name)), toneRow()];
  return { title: 'Samples of sound', counted: 'samples', inNanoseconds: true, rows };
}

/** Least, median and greatest. */
function spread(name: string, values: readonly number[]): string[] {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[sorted.length >> 1]!;
  return [name, String(values.length), ...[sorted[0]!, middle, sorted.at(-1)!].map((ms) => ms.toFixed(1))];
}

const LATENCY_HEAD = ['key', 'presses', 'least ms', 'median ms', 'greatest ms'];

function soundTable(latencies: readonly Latency[]): BenchTable {
  const waking = latencies.filter(({ momentMs }) => momentMs === null);
  const rows = READER_KEYS.map((key) => {
    const awake = latencies.filter((each) => each.key === key && each.momentMs !== null);
    return spread(
      `${key}, awake`,
      awake.map(({ toSoundMs }) => toSoundMs),
    );
  });
  const fromSleep = spread(
    'fn, from sleep',
    waking.map(({ toSoundMs }) => toSoundMs),
  );
  return { title: 'Key to the first sample of its answer', head: LATENCY_HEAD, rows: [fromSleep, ...rows] };
}

function silenceTable(latencies: readonly Latency[]): BenchTable {
  const rows = READER_KEYS.map((key) => {
    const cut = latencies.filter((each) => each.key === key).map(({ toSilenceMs }) => toSilenceMs);
    return spread(
      key,
      cut.filter((ms) => ms !== null),
    );
  });
  return { title: 'Key to the silence of what was being said', head: LATENCY_HEAD, rows };
}

function memoryTable(bytesInUse: number, voice: MemoryVoice): BenchTable {
  const rows = [
    ['linear memory in use', String(bytesInUse)],
    ['voice bytes kept in it', '512'],
    ['voice image, all languages', String(voice.image.length)],
  ];
  return { title: 'Memory', head: ['what', 'bytes'], rows };
}

function bars(latencies: readonly Latency[], results: readonly GroupResult[]): BenchBar[] {
  const silences = latencies.map(({ toSilenceMs }) => toSilenceMs ?? 0);
  const slowest = Math.min(...results.flatMap(({ rows }) => rows.map((row) => row.perSecond)));
  return [
    {
      text: 'Key to the first sample, the greatest of all',
      measured: Math.max(...latencies.map(({ toSoundMs }) => toSoundMs)),
      limit: MAXIMUM_TO_SOUND_MS,
      unit: 'ms',
    },
    {
      text: 'Key to silence, the greatest of all',
      measured: Math.max(...silences),
      limit: MAXIMUM_TO_SILENCE_MS,
      unit: 'ms',
    },
    {
      text: 'Samples, the slowest kind, against real time',
      measured: slowest / SAMPLE_RATE,
      limit: 1,
      unit: 'x',
    },
  ];
}

export async function speechSuite(): Promise<BenchSuite> {
  const voice = loadVoice();
  const latencies = await keyLatencies(MOMENTS_MS);
  const core = new WebAssembly.Instance(loadCore('release')).exports as { heapBase(): number };
  const bytesInUse = core.heapBase();
  return {
    title: 'Speech',
    about:
      `Simulated time: each key of the code reader at ${MOMENTS_MS.length} moments of a code being said, in words and ` +
      'pauses alike, over the settings that the keys before have left. The sample after a fade of ' +
      '8 ms counts as silence; up to 16 ms before it are a block that the host had already taken. The cost of a sample is ' +
      'that of the test build in WebAssembly; a chip has other rates.',
    tables: [soundTable(latencies), silenceTable(latencies), memoryTable(bytesInUse, voice)],
    groups: [samplesGroup(voice)],
    bars: (results) => [
      ...bars(latencies, results),
      {
        text: 'Linear memory in use',
        measured: bytesInUse,
        limit: MAXIMUM_MEMORY_BYTES,
        unit: 'bytes',
      },
    ],
  };
}
