/** Key 0 says once more what was said last, whatever it was, as it is now. */
import { describe, expect, test } from 'vitest';
import { Reader, SERIAL_NUMBER, START } from './reader.ts';

const spaced = (text: string): string => [...text].join(' ');

/** What 0 says after these keys, each spoken to its end. */
async function repeatedAfter(...keys: string[]): Promise<string> {
  const reader = await Reader.make({ settings: { 'auto-repeat': 0 }, timeStepSeconds: 300 });
  reader.pressEach('fn', ...keys);
  reader.pressEach('0');
  return reader.text();
}

test.each([
  [['3'], /^volume 5$/],
  [['6'], /^speed 5$/],
  [['9'], /^language-name$/],
  [['2'], new RegExp(`^serial-number ${spaced(SERIAL_NUMBER)}$`)],
  [['8'], /^\d minutes left battery full$/],
  [['right'], /^key-pause .* 1 and 3 change$/],
  [['right', 'right'], /^auto-repeat/],
  [['5'], /^\d$/],
])('after %j it says that again', async (keys, words) => {
  expect(await repeatedAfter(...keys)).toMatch(words);
});

describe('of a code', () => {
  test('it is the code that lives, as before', async () => {
    const reader = await Reader.make({ settings: { 'auto-repeat': 0 } });
    reader.pressEach('fn', '0');
    expect(reader.text()).toBe(`again ${spaced(reader.code())}`);
  });

  test('digit by digit it is the same digit, and the next press goes on with the next', async () => {
    const reader = await Reader.make({ settings: { 'auto-repeat': 0 }, timeStepSeconds: 300 });
    const code = reader.code(6, 300);
    reader.press('fn', 300);
    reader.pressEach('5', '5');
    expect(reader.text()).toBe(code[1]);
    reader.pressEach('0');
    expect(reader.text()).toBe(code[1]);
    reader.pressEach('5');
    expect(reader.text()).toBe(code[2]);
    reader.pressEach('5', '5', '5', '0');
    expect(reader.text()).toBe(`${code[5]} tone-end`);
    reader.pressEach('5');
    expect(reader.text()).toBe(code[0]);
  });

  test('that has ended meanwhile it is the new one, and it is said that it is new', async () => {
    const reader = await Reader.make({ unixMs: START + 10_000, settings: { 'glass-seconds': 120 } });
    const old = reader.code();
    reader.press('fn', 300);
    reader.press('5', 1000);
    reader.press('right');
    reader.press('5', 1000);
    // A setting is on the glass while the code dies: nothing is said by itself.
    reader.until(() => reader.code() !== old);
    reader.untilSilent();
    reader.pressEach('0');
    expect(reader.digitsHeard().slice(0, 6)).toBe(reader.code());
  });
});

test('a setting that is being chosen can still be changed after it', async () => {
  const reader = await Reader.make();
  reader.pressEach('fn', 'right', '0', '3');
  expect(reader.text()).toMatch(/^key-pause/);
  expect(await reader.setting('key-lock-out')).toBe(500);
});

test('in the help it says the same function again, and goes on from there', async () => {
  const reader = await Reader.make({ timeStepSeconds: 300 });
  reader.press('fn', 300);
  reader.press('left');
  reader.until(() => reader.text().includes('serial-number press 2 '));
  reader.forget();
  // The next function is under way.
  reader.press('0');
  reader.untilSilent();
  expect(reader.text()).toMatch(/^volume up press 3 slower press 4 .* function$/);
});

test('that headphones came or went is said again', async () => {
  const reader = await Reader.make({ settings: { 'auto-repeat': 0 } });
  reader.pressEach('fn');
  reader.session.device.setHeadphones(true);
  reader.untilSilent();
  reader.pressEach('0');
  expect(reader.text()).toBe('headphones connected');
});

test('a device that went off has forgotten what it said', async () => {
  const reader = await Reader.make({ settings: { 'auto-repeat': 0 } });
  reader.pressEach('fn', '3');
  reader.until(() => reader.session.device.asleep);
  reader.pressEach('fn', '0');
  expect(reader.text()).toMatch(/^again( \d){6}$/);
});
