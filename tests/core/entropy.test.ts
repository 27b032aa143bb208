/** Random bytes: asked of the host only when a request needs them, told once, and then nowhere in memory. */
import { afterAll, describe, expect, test } from 'vitest';
import { decodeFrame, encodeFrame } from '../../host-tools/link/framing.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import {
  ERRORS,
  FLAGS,
  MESSAGES,
  type MessageName,
  type Messages,
} from '../../host-tools/link/protocol.generated.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { BOOT_FLAGS, BUFFERS, EFFECTS, MODELS } from '../../simulator/token/contract.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { RECORD_PAGES_BYTES, Token, type Effects } from '../../simulator/token/token.ts';
import { SeededEntropy } from '../support/seeded-entropy.ts';
import { toHex } from './hex.ts';
import { secretTraces } from './secret-traces.ts';
import { MemoryWatch } from './watched-memory.ts';

const watch = new MemoryWatch();
afterAll(() => watch.stop());

const ENTROPY_BYTES = 32;
const NO_ENTROPY = Number(Object.entries(ERRORS).find(([, { name }]) => name === 'no-entropy')![0]);
/** A single byte would be anywhere by chance, and four are in a million. */
const SEARCHED_BYTES = 8;

/** What a source gives, and all that it has given. */
class NotedEntropy extends SeededEntropy {
  readonly given: Uint8Array[] = [];

  override read(length: number): Uint8Array {
    const bytes = super.read(length);
    this.given.push(bytes);
    return bytes;
  }
}

interface Answer {
  isError: boolean;
  payload: Uint8Array;
}

/** A booted core whose host does only what a test tells it to. */
class Bench {
  readonly token: Token;
  readonly storage = new MemoryStorage();
  #sequence = 0;

  constructor(module: WebAssembly.Module, { development = true } = {}) {
    this.token = new Token(module);
    this.boot(development);
  }

  boot(development = true): void {
    const recordPages = new Uint8Array(RECORD_PAGES_BYTES).fill(0xff);
    this.token.boot({ model: 'code-display', recordPages, development, afterTrap: false });
    this.settle();
    this.token.clock(1_800_000_000_000, 0);
    this.settle();
  }

  /** Carries out storage requests only; gives the effects that are left. */
  settle(): Effects {
    for (;;) {
      const effects = this.token.takeEffects();
      if (!effects.storage) return effects;
      const request = this.token.storageRequest();
      if (request.operation === 'erase') this.storage.erase(request.offset);
      else this.storage.program(request.offset, request.bytes);
      this.token.storageDone(true);
    }
  }

  /** Sends a request; gives how many of its bytes were taken, and how many there are. */
  send<N extends MessageName>(name: N, fields: Messages[N]['request']): [taken: number, sent: number] {
    this.#sequence++;
    const payload = encodeRequest(name, fields);
    const bytes = encodeFrame({ flags: 0, sequence: this.#sequence, type: MESSAGES[name].id, payload });
    return [this.token.linkReceive(bytes), bytes.length];
  }

  /** The answer that waits on the link; null for none. */
  answer(): Answer | null {
    const bytes = this.token.linkTake();
    if (bytes.length === 0) return null;
    const frame = decodeFrame(bytes.subarray(0, -1))!;
    return { isError: (frame.flags & FLAGS.error) !== 0, payload: frame.payload };
  }

  ask<N extends MessageName>(name: N, fields: Messages[N]['request']): Answer | null {
    this.send(name, fields);
    this.settle();
    return this.answer();
  }
}

interface RawCore {
  memory: WebAssembly.Memory;
  layout(): number;
  boot(model: number, storageLength: number, flags: number): void;
  linkPending(): number;
  linkTaken(length: number): void;
  entropy(length: number): void;
  takeEffects(): number;
}

/** The same token, its calls to be made by hand. */
function rawCore(module: WebAssembly.Module, snapshot: Uint8Array): RawCore {
  const core = new WebAssembly.Instance(module).exports as unknown as RawCore;
  new Uint8Array(core.memory.buffer).set(snapshot);
  return core;
}

function expectNowhere(bytes: Uint8Array, after: string): void {
  expect(secretTraces(watch.memory(), bytes), after).toEqual([]);
}

const REFUSED: Answer = { isError: true, payload: Uint8Array.of(NO_ENTROPY, 0) };

describe.each(['release', 'debug'] as const)('random bytes in the %s core', (build) => {
  const module = loadCore(build);

  test.each([1, 7, 8, 16, 31, 32])('%i are told, the first of those that the host gave', (length) => {
    const bench = new Bench(module);
    const source = new NotedEntropy();
    bench.send('read-entropy', { length });
    expect(bench.answer()).toBeNull();
    expect(bench.settle()).toMatchObject({ entropy: true, link: false, sleepAllowed: false });
    bench.token.giveEntropy(source);
    expect(bench.settle()).toMatchObject({ entropy: false, link: true });
    expect(source.given.map((bytes) => bytes.length)).toEqual([ENTROPY_BYTES]);
    expect(bench.answer()).toEqual({ isError: false, payload: source.given[0]!.slice(0, length) });
    expect(bench.settle()).toMatchObject({ entropy: false, link: false, sleepAllowed: true });
  });

  test('none of them stays in memory once the answer is sent, told or not', () => {
    const bench = new Bench(module);
    const source = new NotedEntropy();
    for (let length = SEARCHED_BYTES; length <= ENTROPY_BYTES; length++) {
      bench.send('read-entropy', { length });
      bench.token.giveEntropy(source);
      const [bytes] = source.given.splice(0);
      // The search would find them: the answer has not been taken yet.
      expect(secretTraces(watch.memory(), bytes!.subarray(0, length)).length).toBeGreaterThan(0);
      if (length + SEARCHED_BYTES <= ENTROPY_BYTES) expectNowhere(bytes!.subarray(length), 'not told');
      bench.answer();
      expectNowhere(bytes!, `${length} told`);
    }
  });

  test('a slow line takes the answer in pieces, and nothing of a piece stays behind', () => {
    const bench = new Bench(module);
    const source = new NotedEntropy();
    bench.send('read-entropy', { length: ENTROPY_BYTES });
    bench.token.giveEntropy(source);
    const core = rawCore(module, bench.token.snapshot());
    while (core.linkPending() > 0) core.linkTaken(1);
    expect(secretTraces(new Uint8Array(core.memory.buffer), source.given[0]!)).toEqual([]);
  });

  test('a repeated request is answered with new ones', () => {
    const bench = new Bench(module);
    const source = new SeededEntropy();
    const payload = encodeRequest('read-entropy', { length: 16 });
    const frame = encodeFrame({ flags: 0, sequence: 5, type: MESSAGES['read-entropy'].id, payload });
    const told = [1, 2].map(() => {
      bench.token.linkReceive(frame);
      bench.token.giveEntropy(source);
      return toHex(bench.answer()!.payload);
    });
    expect(told[0]).not.toBe(told[1]);
  });

  test('a host without a source, or with one that failed, is told on the link', () => {
    const bench = new Bench(module);
    bench.send('read-entropy', { length: 16 });
    bench.token.giveEntropy(undefined);
    expect(bench.answer()).toEqual(REFUSED);
    expect(bench.settle()).toMatchObject({ entropy: false });
    // It may have one again.
    bench.send('read-entropy', { length: 16 });
    bench.token.giveEntropy(new SeededEntropy());
    expect(bench.answer()).toMatchObject({ isError: false });
  });

  test('a host that goes on with the line instead is refused, and its next request is answered', () => {
    const bench = new Bench(module);
    bench.send('read-entropy', { length: 16 });
    expect(bench.send('read-battery', {})[0]).toBe(0);
    expect(bench.settle()).toMatchObject({ entropy: false, link: true });
    expect(bench.answer()).toEqual(REFUSED);
    expect(bench.ask('read-battery', {})).toMatchObject({ isError: false });
    // No bytes are no request: the wish stands.
    bench.send('read-entropy', { length: 16 });
    bench.token.linkReceive(new Uint8Array(0));
    expect(bench.settle()).toMatchObject({ entropy: true });
  });

  test('the wish stands while time, keys, battery and storage go on', () => {
    const bench = new Bench(module);
    bench.send('read-entropy', { length: 16 });
    for (const act of [
      () => bench.token.clock(1_800_000_001_000, 1000),
      () => bench.token.key('code-display', 'main', true, 1000),
      () => bench.token.power(2450),
      () => bench.token.key('code-display', 'main', false, 1200),
      // A real-time clock that went backwards is noted in the record.
      () => bench.token.clock(1_700_000_000_000, 2000),
    ]) {
      act();
      expect(bench.settle()).toMatchObject({ entropy: true, link: false, sleepAllowed: false });
    }
    bench.token.giveEntropy(new SeededEntropy());
    expect(bench.answer()).toMatchObject({ isError: false });
  });

  test('a storage request under way and the wish do not disturb each other', () => {
    const bench = new Bench(module);
    bench.ask('set-clock', { unixSeconds: 1_800_000_000n, millisecond: 0, trimPartsPerBillion: 0 });
    bench.send('read-entropy', { length: 16 });
    bench.token.clock(1_700_000_000_000, 2000);
    expect(bench.token.takeEffects()).toMatchObject({ storage: true, entropy: true });
    bench.token.giveEntropy(new SeededEntropy());
    expect(bench.answer()).toMatchObject({ isError: false });
    bench.token.storageDone(true);
    bench.settle();
    expect(bench.answer()).toBeNull();
    expect(bench.ask('read-clock', {})!.payload[0]).toBe(0);
  });

  test('a start forgets the wish and what was laid for it', () => {
    const bench = new Bench(module);
    bench.send('read-entropy', { length: 16 });
    const core = rawCore(module, bench.token.snapshot());
    const memory = new Uint8Array(core.memory.buffer);
    const table = new Uint32Array(core.memory.buffer, core.layout(), BUFFERS.length * 2);
    const bytes = new SeededEntropy().read(ENTROPY_BYTES);
    memory.set(bytes, table[BUFFERS.indexOf('entropy') * 2]);
    expect(core.takeEffects() & EFFECTS.entropy).not.toBe(0);
    core.boot(MODELS['code-display'], RECORD_PAGES_BYTES, BOOT_FLAGS.development);
    expect(secretTraces(memory, bytes)).toEqual([]);
    expect(core.takeEffects() & EFFECTS.entropy).toBe(0);
    expect(() => core.entropy(ENTROPY_BYTES)).toThrow(WebAssembly.RuntimeError);
  });

  test('a snapshot with an open wish is answered wherever it is put back', () => {
    const bench = new Bench(module);
    bench.send('read-entropy', { length: 20 });
    const snapshot = bench.token.snapshot();
    const source = new NotedEntropy();
    for (const other of [bench, new Bench(module)]) {
      other.token.restore(snapshot);
      expect(other.settle()).toMatchObject({ entropy: true });
      other.token.giveEntropy(source);
      expect(other.answer()).toEqual({ isError: false, payload: source.given.at(-1)!.slice(0, 20) });
    }
  });

  test('no other message asks for any, and none that is refused', () => {
    const refused: [MessageName, object, boolean][] = [
      ['read-entropy', { length: 0 }, true],
      ['read-entropy', { length: 33 }, true],
      ['read-entropy', { length: 32 }, false],
      ['identify', { minimumVersion: 1, maximumVersion: 1 }, true],
      ['self-test', {}, true],
      ['set-clock', { unixSeconds: 1_800_000_000n, millisecond: 0, trimPartsPerBillion: 0 }, true],
      ['compute-code', { algorithm: 1, digits: 6, counter: 0n, secret: new Uint8Array(20) }, true],
      ['compute-hmac', { algorithm: 1, keyLength: 1, keyAndMessage: new Uint8Array(20) }, true],
    ];
    for (const [name, fields, development] of refused) {
      const bench = new Bench(module, { development });
      bench.send(name, fields as never);
      expect(bench.settle().entropy, name).toBe(false);
      expect(bench.answer(), name).not.toBeNull();
    }
  });

  test.each([
    ['never asked for', (bench: Bench) => bench.token.giveEntropy(new SeededEntropy())],
    ['refused without being asked for', (bench: Bench) => bench.token.giveEntropy(undefined)],
    [
      'given twice',
      (bench: Bench) => {
        bench.send('read-entropy', { length: 1 });
        bench.token.giveEntropy(new SeededEntropy());
        bench.token.giveEntropy(new SeededEntropy());
      },
    ],
  ])('random bytes %s break the contract: a trap', (_name, act) => {
    const bench = new Bench(module);
    expect(() => act(bench)).toThrow(WebAssembly.RuntimeError);
  });

  test.each([1, 16, 31, 33, 0xffffffff])(
    '%i of them, fewer or more than the buffer holds, are a trap',
    (length) => {
      const bench = new Bench(module);
      bench.send('read-entropy', { length: 1 });
      const core = rawCore(module, bench.token.snapshot());
      expect(() => core.entropy(length)).toThrow(WebAssembly.RuntimeError);
    },
  );
});

describe('the answer to a request that reads', () => {
  // A repeated one is carried out anew, so nothing is kept to be sent again.
  test('is not kept: neither a tag nor a code', () => {
    const bench = new Bench(loadCore('release'));
    const key = new TextEncoder().encode('12345678901234567890');
    const { payload: tag } = bench.ask('compute-hmac', { algorithm: 3, keyLength: 20, keyAndMessage: key })!;
    expect(tag.length).toBe(64);
    expectNowhere(tag, 'compute-hmac');
    const { payload: code } = bench.ask('compute-code', {
      algorithm: 1,
      digits: 8,
      counter: 1n,
      secret: key,
    })!;
    expect(new TextDecoder().decode(code)).toBe('94287082');
    expectNowhere(code, 'compute-code');
  });
});
