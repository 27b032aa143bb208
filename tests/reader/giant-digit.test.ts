/** A code as one large digit at a time (setting giant-digit): it follows the voice, and the right side key without a sound. */
import { describe, expect, test } from 'vitest';
import { Reader, START } from './reader.ts';
import type { ReaderOptions } from './reader.ts';

async function withGiantDigit(options: ReaderOptions = {}): Promise<Reader> {
  return Reader.make({
    ...options,
    settings: { 'giant-digit': 1, 'auto-repeat': 0, ...options.settings },
  });
}

/** What is on the glass in place of the code. */
function shown(reader: Reader): string {
  const { giant, text, code } = reader.glass();
  expect(code).toBeNull();
  expect(text).toBe(giant?.digit);
  return `${giant?.place}/${giant?.of}: ${giant?.digit}`;
}

/** `1/6: 7` and so on, of the code of this moment. */
function allOf(code: string): string[] {
  return [...code].map((digit, index) => `${index + 1}/${code.length}: ${digit}`);
}

describe.each([6, 7, 8])('a code of %i digits', (digits) => {
  test('shows the digit that is being said, each of them, and keeps the last', async () => {
    const reader = await withGiantDigit({ digits, unixMs: START - 5000 });
    reader.press('fn');
    const seen: string[] = [];
    reader.until(() => {
      const now = shown(reader);
      if (seen.at(-1) !== now) seen.push(now);
      return !reader.session.device.audible;
    });
    expect(seen).toEqual(allOf(reader.code(digits)));
    expect(reader.glass().bar).toBeGreaterThan(0);
  });

  test('is gone through with the right side key, round and round, without a word', async () => {
    const reader = await withGiantDigit({ digits });
    reader.press('fn', 60);
    const round: string[] = [shown(reader)];
    for (let press = 0; press <= digits; press++) {
      reader.press('right', 400);
      round.push(shown(reader));
    }
    const all = allOf(reader.code(digits));
    expect(round).toEqual([...all, ...all].slice(0, digits + 2));
    expect(reader.text()).toBe('');
    reader.wait(3000);
    expect(shown(reader)).toBe(round.at(-1));
  });
});

test('digit by digit shows the digit that it says', async () => {
  const reader = await withGiantDigit();
  reader.pressEach('fn');
  for (const [index, digit] of [...reader.code()].slice(0, 3).entries()) {
    reader.pressEach('5');
    expect(shown(reader)).toBe(`${index + 1}/6: ${digit}`);
    expect(reader.text()).toBe(digit);
  }
});

test('each new code begins at its first digit', async () => {
  const reader = await withGiantDigit();
  reader.press('fn', 60);
  reader.press('right', 100);
  reader.press('right', 100);
  expect(shown(reader)).toMatch(/^3/);
  reader.press('fn', 60);
  expect(shown(reader)).toBe(allOf(reader.code())[0]);
});

test('what was being turned to stays while something else is on the glass', async () => {
  const reader = await withGiantDigit();
  reader.press('fn', 60);
  reader.press('right', 100);
  reader.pressEach('3');
  expect(reader.glass().icons).toContain('page-volume');
  expect(reader.glass().giant).toBeNull();
  reader.wait(3500);
  expect(shown(reader)).toMatch(/^2/);
});

test('with the red key held the right side key leads to the settings, and from any other page as well', async () => {
  const reader = await withGiantDigit();
  reader.press('fn', 60);
  reader.session.press('fn');
  reader.wait(300);
  reader.forget();
  reader.session.press('right');
  reader.wait(100);
  reader.session.device.release('right');
  reader.session.device.release('fn');
  reader.untilSilent();
  expect(reader.text()).toMatch(/^key-pause/);
  const other = await withGiantDigit();
  other.pressEach('fn', '3');
  other.press('right');
  other.untilSilent();
  expect(other.text()).toMatch(/^key-pause/);
  // Once among them it goes on through them.
  other.pressEach('right');
  expect(other.text()).toMatch(/^auto-repeat/);
});

test('switched off, the code stands there whole again', async () => {
  const reader = await withGiantDigit();
  await reader.change('giant-digit', 0);
  reader.press('fn', 60);
  expect(reader.glass()).toMatchObject({ code: reader.code(), giant: null });
  reader.press('right', 400);
  expect(reader.glass().icons).toContain('page-pause');
});

test('a dead digit goes as a dead code does', async () => {
  const reader = await withGiantDigit();
  reader.press('fn', 60);
  reader.press('right', 60);
  reader.wait(26_000);
  expect(reader.glass()).toMatchObject({ giant: null, text: '', icons: [] });
});

test('help tells of the next digit, and how to come to the settings', async () => {
  const reader = await withGiantDigit();
  reader.press('fn', 60);
  reader.pressEach('left');
  expect(reader.text()).toContain('next-digit press right-side-key settings');
  expect(reader.text()).toMatch(/settings (\S+ )?press red-key and right-side-key/);
  const other = await Reader.make();
  other.press('fn', 60);
  other.pressEach('left');
  expect(other.text()).not.toContain('next-digit');
});

describe('the inverse glass', () => {
  test('is told by one bit, whatever is on the glass, and a dark glass has none', async () => {
    const reader = await Reader.make({ settings: { 'inverse-glass': 1 } });
    expect(reader.session.device.frame()).toEqual(new Uint8Array(16));
    reader.press('fn', 60);
    expect(reader.glass()).toMatchObject({ inverse: true, code: reader.code() });
    const inverse = reader.session.device.frame().slice();
    await reader.change('inverse-glass', 0);
    reader.wait(20);
    const upright = reader.session.device.frame();
    expect(reader.glass().inverse).toBe(false);
    const differing = [...inverse].flatMap((byte, at) =>
      [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => ((byte ^ upright[at]!) >> bit) & 1).map((bit) => at * 8 + bit),
    );
    expect(differing).toHaveLength(1);
  });
});
