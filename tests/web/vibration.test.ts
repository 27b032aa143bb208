/** The code reader of the page in the hand: what the telephone's motor is told is the code, and a line where there is none. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWith } from '../support/system-programs.ts';
import { felt, type Felt } from '../support/felt-pulses.ts';
import { readerKey, voiceReady } from './support/reader-page.ts';
import { Site } from './support/site.ts';
import { CODE_READER, readPageGlass } from './support/token-page.ts';

const LINE = '#reader-vibration';
/** Nine pulses with their pause, and a rest. */
const DIGIT_MS = 4400;
/** "vibration slået til" */
const SETTING_MS = 4000;

type Call = [atMs: number, ms: number];

/** In place of the browser's own, before the page's scripts; Playwright's clock tells the time. */
function recordVibration(): void {
  const calls: Call[] = [];
  Object.assign(window, { vibrations: calls });
  Object.assign(navigator, {
    vibrate: (ms: number) => {
      calls.push([performance.now(), ms]);
      return true;
    },
  });
}

/** As the Vibration API has it: a call begins a run of so many milliseconds, unless another call ends it before; 0 ends it. */
function runsOf(calls: readonly Call[]): Felt[] {
  const runs: Felt[] = [];
  for (const [index, [startMs, ms]] of calls.entries()) {
    if (ms === 0) continue;
    const nextMs = calls[index + 1]?.[0] ?? Infinity;
    runs.push({ startMs, endMs: Math.min(startMs + ms, nextMs) });
  }
  return runs;
}

async function vibrations(page: Page): Promise<Call[]> {
  return page.evaluate(() => (window as unknown as { vibrations: Call[] }).vibrations);
}

async function press(page: Page, key: string, thenMs: number): Promise<void> {
  await readerKey(page, key).click();
  await page.clock.runFor(thenMs);
}

/** Answers the first question with headphones only, and switches vibration on in the menu. */
async function switchOn(page: Page): Promise<void> {
  for (const key of ['fn', '2', 'fn', ...Array<string>(7).fill('right'), '3']) await press(page, key, 100);
}

describeWith(['chromium'], 'vibration on the page', () => {
  const site = new Site();

  test('gives the code, a digit a press', async () => {
    const page = await site.open({ at: 'code-reader', clock: 'stopped', script: recordVibration });
    await voiceReady(page);
    expect(await page.locator(LINE).textContent()).toBe('');
    await switchOn(page);
    // A screen reader would say it while the device says the setting.
    expect(await page.locator(LINE).textContent()).toBe('');
    await page.clock.runFor(SETTING_MS);
    expect(await page.locator(LINE).textContent()).toContain('Vibration er slået til: Tast 5 giver koden');
    // To the beginning of a time step: all six digits are of one code.
    await page.clock.runFor(54_500 - SETTING_MS);
    const before = (await vibrations(page)).length;
    await press(page, 'fn', 2000);
    const { code } = await readPageGlass(page, CODE_READER);
    for (let digit = 0; digit < 6; digit++) await press(page, '5', DIGIT_MS);
    const runs = runsOf((await vibrations(page)).slice(before));
    const words = felt(runs).filter((word) => word !== 'wait');
    expect(words.slice(0, 7)).toEqual(['ready', ...code!]);
  });

  test('where the browser cannot vibrate the page says so once the device does', async () => {
    const page = await site.open({
      at: 'code-reader',
      clock: 'stopped',
      script: () => Object.assign(navigator, { vibrate: undefined }),
    });
    await voiceReady(page);
    await switchOn(page);
    await page.clock.runFor(SETTING_MS);
    expect(await page.locator(LINE).textContent()).toContain('men din browser kan ikke vibrere');
  });
});
