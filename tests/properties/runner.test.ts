/** The event loop around the core: it wakes the token in time after every input, and hands each request on once. */
import { describe, expect, test } from 'vitest';
import { LinkClient } from '../../host-tools/link/client.ts';
import { encodeFrame, FrameDecoder } from '../../host-tools/link/framing.ts';
import { encodeRequest } from '../../host-tools/link/messages.ts';
import { MESSAGES } from '../../host-tools/link/protocol.generated.ts';
import { readGlass } from '../../simulator/glass/reading.ts';
import { VirtualClock } from '../../simulator/ports/clock.ts';
import { linkPair } from '../../simulator/ports/link.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import type { InputEvent } from '../../simulator/runner/events.ts';
import { Runner } from '../../simulator/runner/runner.ts';
import { CORE } from '../model/core-under-test.ts';

const START_MS = Date.UTC(2026, 10, 22, 14, 5);

async function showingToken(): Promise<{ clock: VirtualClock; runner: Runner; storage: MemoryStorage }> {
  const clock = new VirtualClock(START_MS);
  const storage = new MemoryStorage();
  const { token, host } = linkPair();
  const runner = new Runner({ module: CORE, model: 'code-display', clock, storage, link: token });
  const client = new LinkClient(host, { timers: clock });
  const unixSeconds = BigInt(START_MS / 1000);
  await client.request('set-clock', { unixSeconds, millisecond: 0, trimPartsPerBillion: 0 });
  const secret = Uint8Array.from({ length: 20 }, (_, index) => index);
  const code = { algorithm: 1, digits: 6, timeStepSeconds: 30, t0UnixSeconds: 0n };
  await client.request('provision', { serialNumber: '901234567890', ...code, secret });
  runner.press('main');
  runner.release('main');
  return { clock, runner, storage };
}

const isLit = (runner: Runner): boolean => readGlass(runner.frame()).text !== '';

describe('in time', () => {
  test('a battery reading between two wakes delays neither the bar nor the end of the code', async () => {
    const { clock, runner } = await showingToken();
    const bars = Array.from({ length: 30 }, () => {
      clock.advance(1000);
      runner.setMillivolts(2950);
      return readGlass(runner.frame()).bar;
    });
    expect(bars).toEqual([
      ...[6, 6, 6, 6, 5, 5, 5, 5, 5, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 0],
    ]);
    expect(isLit(runner)).toBe(false);
  });

  test('a restored token shows its glass at once and goes dark when it is due', async () => {
    const { clock, runner, storage } = await showingToken();
    clock.advance(12_345);
    const snapshot = runner.snapshot();
    const elsewhere = new Runner({ module: CORE, model: 'code-display', clock, storage });
    const frames: Uint8Array[] = [];
    elsewhere.onFrame((frame) => frames.push(frame));
    elsewhere.restore(snapshot);
    expect(frames).toEqual([runner.frame()]);
    clock.advance(30_000 - 12_345 - 1);
    expect([isLit(runner), isLit(elsewhere)]).toEqual([true, true]);
    clock.advance(1);
    expect([isLit(runner), isLit(elsewhere)]).toEqual([false, false]);
    expect(frames.at(-1)).toEqual(runner.frame());
  });

  test('a token restored after the end of its code is dark at once', async () => {
    const { clock, runner } = await showingToken();
    const snapshot = runner.snapshot();
    clock.advance(31_000);
    runner.restore(snapshot);
    expect(isLit(runner)).toBe(false);
  });
});

test('a host that asks on while it is being answered: each request reaches the token once', () => {
  const { token, host } = linkPair();
  const inputs: InputEvent[] = [];
  new Runner({
    module: CORE,
    model: 'code-display',
    clock: new VirtualClock(START_MS),
    storage: new MemoryStorage(),
    link: token,
    observer: { input: (event) => void inputs.push(event), output: () => undefined },
  });
  const requests = [20, 30, 40, 50].map((value, sequence) => {
    const payload = encodeRequest('change-setting', { setting: 0, value });
    return encodeFrame({ flags: 0, sequence, type: MESSAGES['change-setting'].id, payload });
  });
  const bytesToSend = requests.reduce((sum, { length }) => sum + length, 0);
  const decoder = new FrameDecoder();
  const answered: number[] = [];
  const sendNext = (): void => {
    const next = requests.shift();
    if (next !== undefined) host.send(next);
  };
  host.onReceive((bytes) => {
    for (const { sequence } of decoder.push(bytes)) {
      answered.push(sequence);
      sendNext();
    }
  });
  sendNext();
  expect(answered).toEqual([0, 1, 2, 3]);
  const received = inputs.flatMap((event) => (event.input === 'link' ? [event.bytes.length] : []));
  expect(received.reduce((sum, length) => sum + length, 0)).toBe(bytesToSend);
});

describe('what the token is told', () => {
  function watched(): { clock: VirtualClock; runner: Runner; inputs: InputEvent[] } {
    const clock = new VirtualClock(START_MS);
    const inputs: InputEvent[] = [];
    const observer = { input: (event: InputEvent) => void inputs.push(event), output: () => undefined };
    const storage = new MemoryStorage();
    const runner = new Runner({ module: CORE, model: 'code-display', clock, storage, observer });
    return { clock, runner, inputs };
  }

  test('of a key, comes after the time of that moment', () => {
    const { clock, runner, inputs } = watched();
    clock.advance(1234);
    runner.press('main');
    const [time, key] = inputs.slice(-2);
    expect(time).toEqual({ input: 'clock', unixMs: START_MS + 1234, uptimeMs: 1234 });
    expect(key).toEqual({ input: 'key', key: 'main', pressed: true, uptimeMs: 1234 });
  });

  test('of its battery and headphones, holds after a power cut too', () => {
    const { runner, inputs } = watched();
    runner.setMillivolts(2400);
    runner.setHeadphones(true);
    runner.powerCut();
    const before = inputs.length;
    runner.powerOn();
    expect(inputs.slice(before).filter(({ input }) => input === 'power' || input === 'headphones')).toEqual([
      { input: 'power', millivolts: 2400 },
      { input: 'headphones', present: true },
    ]);
  });
});
