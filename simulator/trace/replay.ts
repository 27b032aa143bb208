/** Gives a core the inputs of a trace again and compares everything that it gives out. */
import type { VoiceSource, EntropySource } from '../token/sources.ts';
import { samplesCrc32 } from '../ports/crc32.ts';
import { MemoryStorage } from '../ports/storage.ts';
import { PAGE_BYTES, SECTOR_BYTES, STORAGE_SLOTS } from '../token/contract.generated.ts';
import { RECORD_PAGES_BYTES, Token } from '../token/token.ts';
import { toTraceEvent, type TraceEvent, type TraceHeader } from './format.ts';
import type { NumberedEvent, Trace } from './read.ts';
import { TraceError } from './read.ts';
import { toldEntropy } from './told-entropy.ts';
import { unmaskLink } from './unmask.ts';

export interface TraceDifference {
  line: number;
  expected: string;
  seen: string;
}

class Different extends Error {
  readonly difference: TraceDifference;
  constructor(difference: TraceDifference) {
    super('the replay differs');
    this.difference = difference;
  }
}

/** A storage request between its output line and the line that says how it went. */
type Pending = { carryOut: () => void; finish: (ok: boolean) => void };

/** The runner's order of effects, with the trace in place of clock, storage and line. */
class Replay {
  readonly #module: WebAssembly.Module;
  readonly #header: TraceHeader;
  readonly #storage: MemoryStorage;
  readonly #events: readonly NumberedEvent[];
  readonly #linkBytes: Map<number, Uint8Array>;
  readonly #voice: VoiceSource;
  readonly #entropy: EntropySource = { read: (length) => this.#readEntropy(length) };
  #next = 0;
  #token: Token | undefined;
  #frameBytes = 0;
  #asleep = true;

  constructor(
    module: WebAssembly.Module,
    { header, events }: Trace,
    storage: MemoryStorage,
    linkBytes: Map<number, Uint8Array>,
    voice: VoiceSource | undefined,
  ) {
    this.#module = module;
    this.#header = header;
    this.#events = events;
    this.#storage = storage;
    this.#linkBytes = linkBytes;
    this.#voice = { read: (offset, length) => this.#readVoice(voice, offset, length) };
  }

  run(): void {
    for (let current = this.#take(); current; current = this.#take()) this.#input(current);
  }

  #take(): NumberedEvent | undefined {
    return this.#events[this.#next++];
  }

  /** Compares one output, or a wish with its answer, with the trace's next line. */
  #output(event: object): void {
    const seen = JSON.stringify(toTraceEvent(event));
    const traced = this.#take();
    const expected = traced ? JSON.stringify(traced.event) : 'the end of the trace';
    const line = traced?.line ?? this.#events.length + 2;
    if (seen !== expected) throw new Different({ line, expected, seen });
  }

  #input({ line, event }: NumberedEvent): void {
    if ('output' in event)
      throw new Different({
        line,
        expected: JSON.stringify(event),
        seen: 'nothing more before the next input',
      });
    if (event['input'] === 'boot') this.#boot(event);
    else if (event['input'] === 'power-cut') this.#loseRam();
    else if (this.#token) this.#guarded(this.#token, (token) => this.#give(token, line, event));
    else throw new TraceError(line, 'an input while the power is cut');
  }

  #boot(event: TraceEvent): void {
    const { model } = this.#header;
    const recordPages = new Uint8Array(RECORD_PAGES_BYTES);
    for (let slot = 0; slot < STORAGE_SLOTS; slot += 1)
      recordPages.set(this.#storage.read(slot * SECTOR_BYTES, PAGE_BYTES), slot * PAGE_BYTES);
    const development = event['development'] === true;
    const afterTrap = event['afterTrap'] === true;
    this.#token = new Token(this.#module);
    this.#frameBytes = this.#token.frame().length;
    this.#guarded(this.#token, (token) => token.boot({ model, recordPages, development, afterTrap }));
  }

  #give(token: Token, line: number, event: TraceEvent): void {
    switch (event['input']) {
      case 'key':
        return token.key(
          this.#header.model,
          String(event['key']),
          event['pressed'] === true,
          Number(event['uptimeMs']),
        );
      case 'clock':
        return token.clock(Number(event['unixMs']), Number(event['uptimeMs']));
      case 'power':
        return token.power(Number(event['millivolts']));
      case 'headphones':
        return token.headphones(event['present'] === true);
      case 'render':
        return this.#render(token, Number(event['samples']));
      case 'link':
        token.linkReceive(this.#linkBytes.get(line)!);
        return;
      default:
        throw new TraceError(line, `${String(event['input'])} answers nothing that the token asked for`);
    }
  }

  #render(token: Token, maxSamples: number): void {
    const { samples, marks } = token.renderAudio(maxSamples, this.#voice);
    if (samples.length > 0 || marks.length > 0)
      this.#output({ output: 'audio', samples: samples.length, crc32: samplesCrc32(samples), marks });
  }

  /** The token's wish must be the one in the trace, and the answer as long. */
  #readVoice(voice: VoiceSource | undefined, offset: number, length: number): Uint8Array | undefined {
    const bytes = voice?.read(offset, length);
    this.#output({ input: 'voice', offset, length, given: bytes?.length ?? 0 });
    return bytes;
  }

  /** Given where the trace says so: as many, and those that the token told then. */
  #readEntropy(length: number): Uint8Array | undefined {
    const traced = this.#events[this.#next]?.event;
    const isGiven = traced?.['input'] === 'entropy' && traced['given'] !== 0;
    const bytes = isGiven ? toldEntropy(this.#events, this.#next, length) : undefined;
    this.#output({ input: 'entropy', given: bytes?.length ?? 0 });
    return bytes;
  }

  #guarded(token: Token, act: (token: Token) => void): void {
    try {
      act(token);
      this.#drain(token);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      this.#output({ output: 'trap', message: error.message });
      this.#loseRam();
    }
  }

  #drain(token: Token): void {
    for (;;) {
      const effects = token.takeEffects();
      if (effects.frame) this.#output({ output: 'frame', frame: token.frame() });
      if (effects.motor) this.#output({ output: 'motor', on: token.isMotorOn() });
      if (effects.voice) token.giveVoice(this.#voice);
      if (effects.entropy) token.giveEntropy(this.#entropy);
      if (effects.link) this.#output({ output: 'link', bytes: token.linkTake() });
      if (effects.storage && !this.#store(token)) return;
      if (effects.voice || effects.entropy || effects.link || effects.storage) continue;
      this.#setAsleep(effects.sleepAllowed);
      return;
    }
  }

  /** False when the power was cut in place of the operation. */
  #store(token: Token): boolean {
    const { carryOut, finish } = this.#request(token);
    const answer = this.#take();
    if (answer?.event['input'] === 'power-cut') {
      this.#loseRam();
      return false;
    }
    if (answer?.event['input'] !== 'storage-done')
      throw new TraceError(answer?.line ?? this.#events.length + 2, 'expected how the storage request went');
    const ok = answer.event['ok'] === true;
    if (ok) carryOut();
    finish(ok);
    return true;
  }

  #request(token: Token): Pending {
    const request = token.storageRequest();
    const { operation, offset } = request;
    const length = request.operation === 'erase' ? SECTOR_BYTES : request.bytes.length;
    this.#output({ output: 'storage', operation, offset, length });
    const carryOut = (): void =>
      request.operation === 'erase'
        ? this.#storage.erase(offset)
        : this.#storage.program(offset, request.bytes);
    return { carryOut, finish: (ok) => token.storageDone(ok) };
  }

  #setAsleep(asleep: boolean): void {
    if (asleep === this.#asleep) return;
    this.#asleep = asleep;
    this.#output({ output: 'sleep', asleep });
  }

  #loseRam(): void {
    this.#token = undefined;
    this.#setAsleep(true);
    this.#output({ output: 'frame', frame: new Uint8Array(this.#frameBytes) });
  }
}

export interface ReplaySurroundings {
  /** Null unless the trace has a provisioning with a masked secret. */
  secret: Uint8Array | null;
  /** The storage at the start; left out: erased flash. */
  image?: Uint8Array | undefined;
  /** Left out: there is no voice, as the trace's header says. */
  voice?: VoiceSource | undefined;
}

/**
 * Runs a trace against a core with what it had around it. Gives the first difference, or null. Throws TraceError when
 * the trace cannot be replayed.
 */
export function replayTrace(
  module: WebAssembly.Module,
  trace: Trace,
  { secret, image, voice }: ReplaySurroundings,
): TraceDifference | null {
  const storage = new MemoryStorage(image);
  try {
    new Replay(module, trace, storage, unmaskLink(trace.events, secret), voice).run();
  } catch (error) {
    if (error instanceof Different) return error.difference;
    throw error;
  }
  return null;
}
