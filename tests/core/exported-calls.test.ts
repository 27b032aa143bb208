/**
 * Every exported call with numbers that no sane host gives: refused by a trap that leaves all memory as it was, or
 * carried out within the core's own bounds. The exports come from the module, so a new one is covered by itself.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeFrame } from '../../host-tools/link/framing.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import {
  MESSAGES,
  SETTINGS,
  type MessageName,
  type Messages,
} from '../../host-tools/link/protocol.generated.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { Runner } from '../../simulator/runner/runner.ts';
import { EFFECTS, type ModelName } from '../../simulator/token/contract.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { loadVoice } from '../../simulator/voice/load.ts';
import { LinkHost } from '../model/link-host.ts';
import { RawCore } from './raw-core.ts';

const SEED = 20_261_129;
const RUNS = 150;
const SECRET = Uint8Array.from({ length: 20 }, (_, index) => 200 - index);
/** 10 s into a time step, so that a code is said at once. */
const START_UNIX_MS = Date.parse('2026-11-29T12:00:10Z');
const RECORD_BYTES = 248;

/** Around every bound of the contract: buffers, samples, milliseconds, signs, and sums and products that overflow. */
const EXTREMES = [
  ...[0, 1, 2, 3, 13, 31, 32, 33, 127, 128, 129, 255, 256, 257, 511, 512, 513, 999, 1000, 1024],
  ...[0x7fff, 0x8000, 0xffff, 0x10000, 0x10001, 0x3fffffff, 0x40000000, 0x7fffffff],
  ...[0x80000000, 0x80000001, 0x80000080, 0xffff0000, 0xffffff80, 0xfffffffe, 0xffffffff],
];
const anyNumber = fc.oneof(fc.constantFrom(...EXTREMES), fc.integer({ min: 0, max: 0xffffffff }));

function requestFrame<N extends MessageName>(name: N, fields: Messages[N]['request']): Uint8Array {
  const { id } = MESSAGES[name];
  return encodeFrame({ flags: 0, sequence: 77, type: id, payload: encodeRequest(name, fields) });
}

/** The memory of a token in a runner, after its host and its keys have done this. */
function memoryOf(
  model: ModelName,
  act: (runner: Runner, host: LinkHost, clock: VirtualClock) => void,
): Uint8Array {
  const host = new LinkHost();
  const clock = new VirtualClock(START_UNIX_MS);
  const runner = new Runner({
    module: loadCore(),
    model,
    clock,
    storage: new MemoryStorage(),
    link: host.port,
    voice: loadVoice(),
  });
  act(runner, host, clock);
  return runner.snapshot();
}

function makeReady(host: LinkHost): void {
  const unixSeconds = BigInt(START_UNIX_MS / 1000);
  host.request('set-clock', { unixSeconds, millisecond: 0, trimPartsPerBillion: 0 });
  host.request('provision', {
    serialNumber: '900010000014',
    algorithm: 1,
    digits: 6,
    timeStepSeconds: 30,
    t0UnixSeconds: 0n,
    secret: SECRET,
  });
  host.request('change-setting', { setting: SETTINGS['audio-output'].id, value: 1 });
  host.request('lock', {});
}

const BLANK = memoryOf('code-display', () => undefined);
/** A reader that was asked for its code, at the first moment that will do. */
function readerOnce(isReady: (memory: Uint8Array) => boolean): Uint8Array {
  return memoryOf('code-reader', (runner, host, clock) => {
    makeReady(host);
    runner.press('fn');
    do clock.advance(100);
    while (!isReady(runner.snapshot()) && clock.uptimeMs() < 60_000);
  });
}

/** Whether the next 320 ms are rendered without any voice bytes, and every sample of them is 0. */
function isSilent(memory: Uint8Array): boolean {
  const core = new RawCore(loadCore());
  core.memory.set(memory);
  for (let block = 0; block < 20; block++) {
    if (core.call('renderAudio', 256) !== 256 || core.buffer('pcm').some((byte) => byte !== 0)) return false;
  }
  return true;
}

const SPEAKING = readerOnce((memory) => !isSilent(memory));
const PAUSING = readerOnce(isSilent);

/** A blank token that was sent a request and whose host has done nothing since. */
function asked<N extends MessageName>(core: RawCore, name: N, fields: Messages[N]['request']): void {
  core.memory.set(BLANK);
  core.offer(requestFrame(name, fields));
}

/** The states that a call may find, each put into the core's memory. */
const STATES: Record<string, (core: RawCore) => void> = {
  'before its start': (core) => core.memory.set(core.untouched),
  blank: (core) => core.memory.set(BLANK),
  'with a code on the glass': (core) =>
    core.memory.set(
      memoryOf('code-display', (runner, host) => {
        makeReady(host);
        runner.press('main');
      }),
    ),
  'saying a code': (core) => core.memory.set(SPEAKING),
  'silent before it says the code once more': (core) => core.memory.set(PAUSING),
  'waiting for voice bytes': (core) => {
    core.memory.set(SPEAKING);
    while ((core.call('takeEffects') & EFFECTS.voice) === 0) core.call('renderAudio', 256);
  },
  'storing a record': (core) =>
    asked(core, 'set-clock', { unixSeconds: 1_900_000_000n, millisecond: 0, trimPartsPerBillion: 0 }),
  'with an answer to send': (core) => asked(core, 'identify', { minimumVersion: 1, maximumVersion: 1 }),
  'waiting for random bytes': (core) => asked(core, 'read-entropy', { length: 32 }),
};

/** Where the record in force lies; none before the start. */
function recordAt(memory: Uint8Array): number {
  const text = Buffer.from(memory.buffer, memory.byteOffset, memory.length);
  const found: number[] = [];
  for (let at = text.indexOf('TKR1'); at >= 0; at = text.indexOf('TKR1', at + 1)) found.push(at);
  // A record that is being stored lies behind it, where the host takes it from.
  return found[0] ?? -1;
}

/** What the host fills, and the core only reads or wipes. */
const FILLED_BY_HOST = ['linkRx', 'storageImage', 'voiceWindow', 'entropy'] as const;

/** The only calls that bring another record into force. */
const CHANGES_RECORD = new Set(['boot', 'storageDone']);

class Bounds {
  readonly #core: RawCore;
  readonly #before: Uint8Array;
  readonly #recordAt: number;

  /** @param before the core's memory in the state that every call is to find */
  constructor(core: RawCore, before: Uint8Array) {
    this.#core = core;
    this.#before = before;
    this.#recordAt = recordAt(before.subarray(0, core.bytesInUse));
  }

  /** Calls an export in that state and gives what it did that it must not. */
  wrongs(name: string, values: readonly number[]): string[] {
    const { memory, untouched, bytesInUse } = this.#core;
    memory.set(this.#before);
    try {
      this.#core.call(name, ...values);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      const isRefusal = error.message === 'unreachable';
      const isUnchanged = Buffer.compare(memory, this.#before) === 0;
      return [
        ...(isRefusal ? [] : [`trapped: ${error.message}`]),
        ...(isUnchanged ? [] : ['trapped after it had changed memory']),
      ];
    }
    const wrongs: string[] = [];
    if (Buffer.compare(memory.subarray(bytesInUse), this.#before.subarray(bytesInUse)) !== 0)
      wrongs.push('wrote beyond its memory');
    for (let at = 0; at < bytesInUse; at++) {
      if (untouched[at] !== 0 && memory[at] !== untouched[at]) wrongs.push(`overwrote the constant at ${at}`);
    }
    for (const buffer of FILLED_BY_HOST) {
      const now = this.#core.buffer(buffer);
      const then = this.#before.subarray(now.byteOffset, now.byteOffset + now.length);
      if (Buffer.compare(now, then) !== 0 && now.some((byte) => byte !== 0))
        wrongs.push(`wrote to ${buffer}`);
    }
    if (this.#recordAt >= 0 && !CHANGES_RECORD.has(name)) {
      const end = this.#recordAt + RECORD_BYTES;
      const [now, then] = [memory, this.#before].map((each) => each.subarray(this.#recordAt, end));
      if (Buffer.compare(now!, then!) !== 0) wrongs.push('overwrote the record');
    }
    return wrongs;
  }
}

describe.each(Object.entries(STATES))('L6: a core %s', (_state, enter) => {
  const core = new RawCore(loadCore());
  enter(core);
  const bounds = new Bounds(core, core.memory.slice());

  test.each(core.exports)(`$name with any numbers stays within its bounds (seed ${SEED})`, (each) => {
    const { name, parameters } = each;
    const values = fc.array(anyNumber, { minLength: parameters, maxLength: parameters });
    fc.assert(
      fc.property(values, (chosen) => {
        const wrongs = bounds.wrongs(name, chosen);
        if (wrongs.length > 0) throw new Error(`${name}(${chosen.join(', ')}): ${wrongs.join(', ')}`);
      }),
      { seed: SEED, numRuns: parameters === 0 ? 1 : RUNS, examples: examples(parameters) },
    );
  });
});

/** Each extreme in each place, with zeros beside it. */
function examples(parameters: number): [number[]][] {
  return Array.from({ length: parameters }, (_, place) =>
    EXTREMES.map((extreme): [number[]] => [
      Array.from({ length: parameters }, (_, at) => (at === place ? extreme : 0)),
    ]),
  ).flat();
}

test('L6: renderAudio(0x80000001), whose bytes overflow to two, is refused and the record stays', () => {
  const core = new RawCore(loadCore());
  core.memory.set(SPEAKING);
  const before = core.memory.slice();
  expect(() => core.call('renderAudio', 0x80000001)).toThrow('unreachable');
  expect(Buffer.compare(core.memory, before)).toBe(0);
});

test('L6: what renderAudio and linkReceive say they did is within their buffers', () => {
  const core = new RawCore(loadCore());
  core.memory.set(SPEAKING);
  expect(core.call('renderAudio', 256)).toBeLessThanOrEqual(256);
  core.memory.set(BLANK);
  expect(core.offer(new Uint8Array(128))).toBe(128);
});

test('of two requests offered at once the one not taken is wiped too: it may carry a secret', () => {
  const core = new RawCore(loadCore());
  core.memory.set(BLANK);
  const first = requestFrame('identify', { minimumVersion: 1, maximumVersion: 1 });
  const second = requestFrame('compute-hmac', { algorithm: 1, keyLength: 20, keyAndMessage: SECRET });
  expect(core.offer(Uint8Array.from([...first, ...second]))).toBe(first.length);
  expect(core.buffer('linkRx')).toEqual(new Uint8Array(128));
});
