/** Keys as contacts: each locked out and held for itself; and when the device goes dark, silent and to sleep. */
import { describe, expect, test } from 'vitest';
import { Token } from '../../simulator/token/token.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { MODULE, Reader, WHOLE_VOICE } from './reader.ts';
import { CORE_PACKS } from './voices.ts';

describe('the key pause', () => {
  test('ignores the same key only', async () => {
    const reader = await Reader.make({ settings: { 'key-lock-out': 500 } });
    reader.press('fn', 800);
    reader.press('3', 200);
    reader.press('3', 200);
    expect(reader.text()).toBe('');
    reader.press('6', 200);
    expect(reader.glass().icons).toContain('page-speed');
    reader.press('4', 200);
    reader.wait(500);
    reader.press('3', 1500);
    expect(reader.text()).toBe('volume 6 highest');
  });

  test('does not cut what is being said', async () => {
    const reader = await Reader.make({ settings: { 'key-lock-out': 2000 } });
    reader.press('fn', 100);
    reader.press('fn');
    reader.untilSilent();
    expect(reader.words().some((word) => word.endsWith('!'))).toBe(false);
  });
});

test('two keys down at once both act, in the order of their edges', async () => {
  const reader = await Reader.make();
  reader.press('fn', 500);
  reader.session.press('3');
  reader.wait(30);
  reader.forget();
  reader.session.press('6');
  reader.wait(500);
  reader.session.device.release('3');
  reader.session.device.release('6');
  reader.untilSilent();
  expect(reader.text()).toBe('speed 5');
  expect(await reader.setting('volume')).toBe(5);
});

test.each(['fn', '3', 'left'])('a stuck key %s leaves the device silent and dark', async (key) => {
  const reader = await Reader.make();
  reader.press('fn', 500);
  reader.session.press(key);
  reader.wait(20_000);
  reader.forget();
  reader.wait(60_000);
  expect([reader.text(), reader.glass().icons]).toEqual(['', []]);
  expect(reader.session.device.asleep).toBe(true);
  reader.session.device.release(key);
  reader.wait(100);
  reader.press('fn', 1500);
  expect(reader.words().length).toBeGreaterThan(0);
});

test('holding a key does nothing more than pressing it: no key repeats', async () => {
  const reader = await Reader.make();
  reader.press('fn', 500);
  reader.session.press('3');
  reader.wait(15_000);
  reader.session.device.release('3');
  expect(await reader.setting('volume')).toBe(5);
});

describe('going off', () => {
  test('is heard, after the glass time from the end of speech', async () => {
    const reader = await Reader.make({ timeStepSeconds: 300, unixMs: Date.parse('2026-11-24T10:00:05Z') });
    reader.press('fn');
    reader.untilSilent();
    const endMs = reader.clock.uptimeMs();
    reader.forget();
    reader.wait(29_000);
    expect(reader.glass().code).not.toBeNull();
    reader.until(() => reader.glass().icons.length === 0);
    expect(reader.clock.uptimeMs() - endMs).toBeLessThanOrEqual(30_100);
    expect(reader.session.device.asleep).toBe(false);
    reader.untilSilent();
    expect(reader.text()).toBe('tone-end');
    expect(reader.session.device.asleep).toBe(true);
  });

  test('is never in the midst of speech, however long that is', async () => {
    const reader = await Reader.make({ settings: { speed: 1, 'glass-seconds': 10 } });
    reader.press('fn', 300);
    reader.press('left');
    while (reader.session.device.audible) {
      reader.wait(100);
      if (reader.session.device.audible) expect(reader.session.device.asleep).toBe(false);
    }
    expect(reader.words().at(-1)).toBe('function');
  });

  test('can be interrupted by the function key; any other silences it and tells of that one', async () => {
    for (const key of ['fn', '4', 'right']) {
      const reader = await Reader.make({ settings: { 'auto-repeat': 0 } });
      reader.press('fn');
      reader.until(() => reader.words().includes('tone-end') && reader.session.device.audible);
      const edgeMs = reader.clock.uptimeMs();
      const last = reader.heard().length - 1;
      const before = reader.heard();
      reader.press(key, 1500);
      const cut = before[last]!;
      expect(reader.atMs(cut.endSample!) - edgeMs).toBeLessThanOrEqual(30);
      if (key === 'fn') expect(reader.words().length).toBeGreaterThan(0);
      else expect(reader.text()).toBe('press red-key');
    }
  });
});

describe('the red key held for 3 s', () => {
  test('switches off with the falling tone, whatever is said; the press at its start gave the code', async () => {
    const reader = await Reader.make();
    reader.forget();
    reader.session.press('fn');
    reader.wait(2990);
    expect(reader.glass().code).toBe(reader.code());
    expect(reader.words().slice(0, 2)).toEqual(['code', reader.code()[0]]);
    reader.wait(20);
    expect(reader.glass().icons).toEqual([]);
    reader.untilSilent();
    expect(reader.words().at(-1)).toBe('tone-end');
    expect(reader.session.device.asleep).toBe(false);
    reader.session.device.release('fn');
    reader.wait(100);
    expect(reader.session.device.asleep).toBe(true);
  });

  test('does not while another key is pressed with it: its hold is for that key', async () => {
    const reader = await Reader.make({ timeStepSeconds: 300 });
    reader.session.press('fn');
    reader.wait(500);
    reader.press('3', 4000);
    expect(reader.glass().icons).toContain('orientation');
    expect(reader.text()).toBe('volume 5');
  });

  test('is a press for 2.9 s', async () => {
    const reader = await Reader.make({ timeStepSeconds: 300 });
    reader.session.press('fn');
    reader.wait(2900);
    reader.session.device.release('fn');
    reader.wait(3000);
    expect(reader.glass().code).toBe(reader.code(6, 300));
  });

  test('is one falling tone on a device that had gone dark by itself', async () => {
    const reader = await Reader.make({ voice: null, unixMs: Date.parse('2026-11-24T10:00:28Z') });
    reader.forget();
    reader.session.press('fn');
    reader.wait(6000);
    expect(reader.words().filter((word) => word === 'tone-end')).toHaveLength(1);
  });
});

describe('a key of a sleeping reader that does not wake it', () => {
  test.each([
    { what: 'a core pack alone', voice: CORE_PACKS, settings: {} },
    { what: 'no voice', voice: null, settings: {} },
    { what: 'a language with few words', voice: WHOLE_VOICE, settings: { language: 3 } },
  ])('is answered with a tone by a device with $what', async ({ voice, settings }) => {
    const reader = await Reader.make({ voice, settings });
    reader.press('4', 3000);
    expect(reader.text()).toBe('tone-key');
    expect([reader.glass().icons, reader.session.device.asleep]).toEqual([[], true]);
  });

  test('says so whatever keeps a code away, and shows none', async () => {
    const reader = await Reader.make({ asIs: true });
    reader.press('2', 3000);
    expect([reader.text(), reader.glass().icons]).toEqual(['press red-key', []]);
  });
});

test('while something is being said the core never asks to be woken again and again', async () => {
  const storage = new MemoryStorage();
  await Reader.make({ storage });
  const token = new Token(MODULE);
  const recordPages = new Uint8Array([...storage.read(0, 256), ...storage.read(4096, 256)]);
  token.boot({ model: 'code-reader', recordPages, development: true, afterTrap: false });
  const serve = (): void => {
    for (;;) {
      const effects = token.takeEffects();
      if (effects.voice) token.giveVoice(WHOLE_VOICE);
      else if (effects.storage) token.storageDone(true);
      else return;
    }
  };
  serve();
  let now = 0;
  const unixMs = Date.parse('2026-11-24T10:00:05Z');
  for (const key of ['fn', '3', 'left', '8', '2', 'right', 'fn']) {
    token.clock(unixMs + now, now);
    token.key('code-reader', key, true, now);
    token.key('code-reader', key, false, now + 50);
    now += 50;
    let zeros = 0;
    let shortestWaitMs = Infinity;
    for (let block = 0; block < 200; block++) {
      token.clock(unixMs + now, now);
      serve();
      token.renderAudio(256, WHOLE_VOICE);
      serve();
      if (token.nextWakeMs() === 0) zeros++;
      // In its first half second each key's words are under way.
      if (block < 32) shortestWaitMs = Math.min(shortestWaitMs, token.nextWakeMs());
      now += 16;
    }
    expect(zeros).toBe(0);
    // What key 3 has set is stored after the words, so it wakes nobody meanwhile: the next to come is the code's end.
    if (key === '3') expect(shortestWaitMs).toBeGreaterThan(1000);
  }
});
