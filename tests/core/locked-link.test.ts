// What protects a person is the person's: the link of a locked token changes no such setting, undoes no key's change,
// and touches neither a code nor what is being said.
import { describe, expect, test } from 'vitest';
import { SETTINGS, type SettingName } from '../../host-tools/link/protocol.generated.ts';
import { loadCore } from '../../simulator/token/load.ts';
import { clipName } from '../../simulator/voice/clip-names.ts';
import { Reader } from '../reader/reader.ts';
import { makeToken } from './factory-token.ts';

const module = loadCore('release');
const SECRET = Uint8Array.from({ length: 20 }, (_, index) => index * 3);
const NAMES = Object.keys(SETTINGS) as SettingName[];
const BY_KEYS = NAMES.filter((name) => SETTINGS[name].keysOnlyWhenLocked);
const BY_LINK = NAMES.filter((name) => !SETTINGS[name].keysOnlyWhenLocked);
const HEADPHONES_ONLY = { 'audio-output': 2 };

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

function digitsHeard(reader: Reader): string {
  return reader
    .heard()
    .filter(({ clip }) => clip < 10)
    .map(({ clip }) => clipName(clip).id)
    .join('');
}

describe('M3: settings of a locked token', () => {
  test('those that decide who hears a code, how loud and how often, change by keys only', () => {
    expect(BY_KEYS).toEqual(['volume', 'audio-output', 'auto-repeat']);
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

  test.each(BY_LINK)('%s: the link may still change it', async (name) => {
    const reader = await lockedReader();
    const value = other(name, await reader.setting(name));
    await reader.change(name, value);
    reader.powerCycle();
    expect(await reader.setting(name)).toBe(value);
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
    expect(digitsHeard(reader)).toBe('');
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
    await expect(reader.change('language', 1)).rejects.toThrow('(ask again in 1 minute)');
    await expect(reader.change('speed', 7)).rejects.toThrow(/too-soon/);
    reader.untilSilent();
    expect(digitsHeard(reader)).toBe(reader.code().repeat(2));
    await reader.change('language', 1);
  });

  test('what keys have changed is stored, though a stranger asks for the old value at once', async () => {
    const reader = await lockedReader();
    reader.pressEach('fn', '6');
    expect(await reader.setting('speed')).toBe(5);
    // It is silent, but stores only when it has been so for a moment.
    await expect(reader.change('speed', 4)).rejects.toThrow(/too-soon/);
    reader.untilStored();
    reader.powerCycle();
    expect(await reader.setting('speed')).toBe(5);
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
    expect(digitsHeard(reader)).toBe(reader.code().repeat(2));
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
