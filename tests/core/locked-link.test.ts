/**
 * What protects a person is the person's: the link of a locked token raises the two settings that a model has no key
 * for and changes nothing else, undoes no key's change, and touches neither a code nor what is being said.
 */
import { describe, expect, test } from 'vitest';
import { SETTINGS, WHEN_LOCKED, type SettingName } from '../../host-tools/link/protocol.generated.ts';
import { MemoryStorage } from '../../simulator/ports/storage.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { Reader } from '../reader/reader.ts';
import { makeToken } from './factory-token.ts';

const module = loadCore('release');
const SECRET = Uint8Array.from({ length: 20 }, (_, index) => index * 3);
const NAMES = Object.keys(SETTINGS) as SettingName[];
const BY_KEYS = NAMES.filter((name) => WHEN_LOCKED[name] === 'keys-only');
const RAISED = NAMES.filter((name) => WHEN_LOCKED[name] === 'raise-only');
const HEADPHONES_ONLY = { 'audio-output': 2 };
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** The first moment of a time step of 30 s. */
const STEP_BEGINS_UNIX_MS = Date.parse('2026-11-29T12:00:00Z');

/** Another value than the one that stands. */
function other(name: SettingName, value: number): number {
  const { minimum, maximum } = SETTINGS[name];
  return value === maximum ? minimum : maximum;
}

async function lockedReader(settings: Partial<Record<SettingName, number>> = {}): Promise<Reader> {
  const reader = await Reader.make({ settings });
  await reader.session.request('lock', {});
  return reader;
}

describe('M3: settings of a locked token', () => {
  test('those for which each model that uses them has keys change by keys only', () => {
    expect(BY_KEYS).toEqual([
      'volume',
      'speed',
      'language',
      'audio-output',
      'auto-repeat',
      'boosted-sound',
      'giant-digit',
      'inverse-glass',
      'vibration',
    ]);
  });

  test.each(BY_KEYS)('%s: the link is refused, with the setting named', async (name) => {
    const reader = await Reader.make();
    const before = await reader.setting(name);
    await reader.change(name, other(name, before));
    await reader.change(name, before);
    await reader.session.request('lock', {});
    for (const value of [other(name, before), before]) {
      await expect(reader.change(name, value)).rejects.toThrow(
        `keys-only: a locked token changes this setting by its keys only (${name})`,
      );
    }
    reader.powerCycle();
    expect(await reader.setting(name)).toBe(before);
  });

  test.each(RAISED)('%s: the link raises it, and it is kept', async (name) => {
    const reader = await lockedReader();
    const { maximum } = SETTINGS[name];
    const before = await reader.setting(name);
    expect(before).toBeLessThan(maximum);
    await reader.change(name, before + 1);
    reader.wait(MINUTE_MS);
    await reader.change(name, maximum);
    reader.powerCycle();
    expect(await reader.setting(name)).toBe(maximum);
  });

  test.each(RAISED)('%s: the link lowers it by nothing, with the setting named', async (name) => {
    const { minimum, maximum } = SETTINGS[name];
    const reader = await lockedReader({ [name]: maximum });
    for (const value of [maximum - 1, minimum]) {
      await expect(reader.change(name, value)).rejects.toThrow(
        `raise-only: a locked token lets the link raise this setting, never lower it (${name})`,
      );
    }
    await reader.change(name, maximum);
    reader.powerCycle();
    expect(await reader.setting(name)).toBe(maximum);
  });

  test.each(RAISED)('%s: a token that is not locked takes a lower one', async (name) => {
    const { minimum, maximum } = SETTINGS[name];
    const reader = await Reader.make({ settings: { [name]: maximum } });
    await reader.change(name, minimum);
    expect(await reader.setting(name)).toBe(minimum);
  });

  test('what counts is the value in force, also when keys have raised it and the storage refuses to keep it', async () => {
    const storage = new MemoryStorage();
    const reader = await Reader.make({ storage });
    await reader.session.request('lock', {});
    const erase = storage.erase.bind(storage);
    storage.erase = () => {
      throw new Error('worn out');
    };
    reader.pressEach('fn', 'right', '3', '3');
    reader.wait(MINUTE_MS);
    expect(await reader.setting('key-lock-out')).toBe(1000);
    storage.erase = erase;
    reader.wait(HOUR_MS);
    await expect(reader.change('key-lock-out', 999)).rejects.toThrow(/raise-only/);
    await reader.change('key-lock-out', 1000);
    reader.powerCycle();
    expect(await reader.setting('key-lock-out')).toBe(1000);
  });

  test('keys lower what the link has raised, where there are keys', async () => {
    const reader = await lockedReader();
    await reader.change('key-lock-out', 1000);
    reader.pressEach('fn', 'right', '1');
    reader.untilStored();
    reader.powerCycle();
    expect(await reader.setting('key-lock-out')).toBe(500);
  });

  test('a code that is read for longer than the shortest glass time stays where it is', async () => {
    const token = await makeToken({ module, rtcUnixMs: STEP_BEGINS_UNIX_MS }, { secret: SECRET });
    await token.request('lock', {});
    const { code } = token.press();
    expect(code).not.toBeNull();
    token.clock.advance(20_000);
    const shortened = token.request('change-setting', { setting: SETTINGS['glass-seconds'].id, value: 10 });
    await expect(shortened).rejects.toThrow(/raise-only/);
    token.clock.advance(5000);
    expect(token.glass().code).toBe(code);
  });

  test('a value out of range is called so, locked or not', async () => {
    const reader = await lockedReader();
    await expect(reader.change('volume', 7)).rejects.toThrow(/bad-value/);
  });

  test('a code that is for headphones only stays so, whatever a stranger asks for', async () => {
    const reader = await lockedReader(HEADPHONES_ONLY);
    for (const value of [0, 1])
      await expect(reader.change('audio-output', value)).rejects.toThrow(/keys-only/);
    reader.press('fn');
    reader.untilSilent();
    expect(reader.glass().code).toBe(reader.code());
    expect(reader.digitsHeard()).toBe('');
  });

  test('keys change them as before', async () => {
    const reader = await lockedReader();
    reader.pressEach('fn', '3', 'right', 'right', '1', 'right', '3');
    reader.untilStored();
    reader.powerCycle();
    expect(await reader.setting('volume')).toBe(5);
    expect(await reader.setting('auto-repeat')).toBe(0);
    expect(await reader.setting('audio-output')).toBe(2);
  });
});

describe('M3: while the person uses it', () => {
  test('nothing is changed over the link while a locked reader speaks', async () => {
    const reader = await lockedReader();
    reader.press('fn', 1000);
    await expect(reader.change('glass-seconds', 60)).rejects.toThrow('(ask again in 1 minute)');
    await expect(reader.change('key-lock-out', 500)).rejects.toThrow(/too-soon/);
    reader.untilSilent();
    expect(reader.digitsHeard()).toBe(reader.code().repeat(2));
    await reader.change('glass-seconds', 60);
  });

  test('what keys have changed is stored, though a stranger asks for the old value at once', async () => {
    const reader = await lockedReader({ 'key-lock-out': 1000 });
    reader.pressEach('fn', 'right', '1');
    expect(await reader.setting('key-lock-out')).toBe(500);
    // It is silent, but stores only when it has been so for a moment.
    await expect(reader.change('key-lock-out', 1000)).rejects.toThrow(/too-soon/);
    reader.untilStored();
    reader.powerCycle();
    expect(await reader.setting('key-lock-out')).toBe(500);
  });
});

describe('M3: the self-test', () => {
  test.each([true, false])(
    'leaves the code on the glass (locked: %s), and still answers',
    async (isLocked) => {
      const token = await makeToken({ module }, { secret: SECRET });
      if (isLocked) await token.request('lock', {});
      const shown = token.press();
      expect(shown.code).not.toBeNull();
      expect(await token.request('self-test', {})).toEqual({ passed: 15 });
      expect(token.glass()).toEqual(shown);
    },
  );

  test('lights nothing on a locked token, and all of a dark one at the factory', async () => {
    const token = await makeToken({ module }, { secret: SECRET });
    await token.request('self-test', {});
    expect(token.glass().icons).toContain('fault');
    token.waitUntilDark();
    await token.request('lock', {});
    await token.request('self-test', {});
    expect(token.glass().icons).toEqual([]);
    expect(token.runner.asleep).toBe(true);
  });

  test.each([true, false])('lets a reader say its code to the end (locked: %s)', async (isLocked) => {
    const reader = await Reader.make();
    if (isLocked) await reader.session.request('lock', {});
    reader.press('fn', 1000);
    const { code } = reader.glass();
    await reader.session.request('self-test', {});
    expect(reader.glass().code).toBe(code);
    reader.untilSilent();
    expect(reader.digitsHeard()).toBe(reader.code().repeat(2));
  });

  test('leaves the fault sign where it is', async () => {
    const token = await makeToken({ module }, { secret: SECRET });
    token.runner.powerCut();
    token.storage.image.fill(0);
    token.runner.powerOn();
    const shown = token.press();
    expect(shown.icons).toContain('fault');
    expect(shown.icons).not.toContain('no-data');
    await token.request('self-test', {});
    expect(token.glass()).toEqual(shown);
  });
});
