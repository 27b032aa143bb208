/** What a test reads off the page and does to it, by what a person sees: segments, labels, the status line. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { SEGMENTS } from '../../../simulator/glass/geometry.generated.ts';
import { readGlass } from '../../../simulator/glass/reading.ts';
import type { GlassReading } from '../../../simulator/glass/reading.ts';
import type { VerifierRow } from '../../../simulator/web/src/practice/verifier-rows.ts';
import { inPage } from './driven-page.ts';
import type { DrivenPage } from './driven-page.ts';

export const USER_ID = 'talkode-anna';
export const PASSWORD = 'gul-cykel-7';

/** Where each device stands on the page. */
export const CODE_DISPLAY = '#device';
export const CODE_READER = '#code-reader';

/** The frame as drawn: one bit for each segment that has the class `on`. */
export async function readPageGlass(page: DrivenPage, device = CODE_DISPLAY): Promise<GlassReading> {
  const lit = await inPage(
    page,
    (selector) =>
      [...document.querySelectorAll<SVGGElement>(selector)].map((each) => each.dataset['segment']),
    `${device} .segment.on`,
  );
  const frame = new Uint8Array(16);
  SEGMENTS.forEach(({ id }, bit) => {
    if (lit.includes(id)) frame[bit >> 3]! |= 1 << (bit & 7);
  });
  return readGlass(frame);
}

/** The code that comes on the glass after a press. */
export async function codeOnGlass(page: DrivenPage, device = CODE_DISPLAY): Promise<string> {
  await expect.poll(async () => (await readPageGlass(page, device)).code).toMatch(/^\d{6}$/);
  return (await readPageGlass(page, device)).code!;
}

export function glassLabel(page: DrivenPage, device = CODE_DISPLAY): Promise<string | null> {
  return inPage(
    page,
    (selector) => document.querySelector(selector)!.getAttribute('aria-label'),
    `${device} .glass`,
  );
}

/** What is said again ends with a sign that is neither seen nor heard (status-line.ts). */
const SAID_AGAIN = /\u00a0$/;

export async function statusText(page: Page): Promise<string> {
  return ((await page.locator('#status').textContent()) ?? '').replace(SAID_AGAIN, '');
}

/** More than the token's debouncing, which takes two presses at one moment for a bouncing contact. */
const BETWEEN_PRESSES_MS = 50;

/** Presses the key and gives the code that the glass then shows. The page's clock must be one of Playwright's. */
export async function showCode(page: Page): Promise<string> {
  await page.clock.runFor(BETWEEN_PRESSES_MS);
  await page.locator('#token-key').click();
  const { code } = await readPageGlass(page);
  if (code === null) throw new Error('expected a code on the glass, got none');
  return code;
}

/** The same with the code reader, which asks a new owner first where the sound is to be. */
export async function showReaderCode(page: Page): Promise<string> {
  for (const key of ['fn', '1', 'fn']) {
    await page.clock.runFor(BETWEEN_PRESSES_MS);
    await page.locator(`#reader-key-${key}`).click();
    const { code } = await readPageGlass(page, CODE_READER);
    if (code !== null) return code;
  }
  throw new Error("expected a code on the reader's glass, got none");
}

/** Switches the page to English, whose words it fetches only then. */
export async function chooseEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('html[lang=en]').waitFor();
}

/** What the practice's verifier keeps; the tests compare with other implementations by its secret. */
export async function verifierRow(page: Page): Promise<VerifierRow> {
  const kept = await page.evaluate(() => localStorage.getItem('talkode.practice-issuer'));
  return JSON.parse(kept!) as VerifierRow;
}

/** From now on every text that a status line gets, in order. */
export async function logStatus(page: Page, line = '#status'): Promise<() => Promise<string[]>> {
  await page.evaluate((selector) => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) said.push(node.textContent ?? '');
    }).observe(document.querySelector(selector)!, { childList: true, characterData: true, subtree: true });
  }, line);
  return async () => {
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
    return said.map((text) => text.replace(SAID_AGAIN, ''));
  };
}

/** Writes into a field in place of what stands there, and goes on. */
async function enter(page: DrivenPage, field: string, text: string): Promise<void> {
  await inPage(
    page,
    (selector) => {
      const input = document.querySelector<HTMLInputElement>(selector)!;
      input.focus();
      input.select();
    },
    field,
  );
  await page.keyboard.press('Delete');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Goes through the first step and leaves the page at the code's. */
export function enterUserId(page: DrivenPage, userId: string = USER_ID): Promise<void> {
  return enter(page, '#user-id', userId);
}

export function enterCode(page: DrivenPage, code: string): Promise<void> {
  return enter(page, '#code', code);
}

export function enterPassword(page: DrivenPage, password: string = PASSWORD): Promise<void> {
  return enter(page, '#password', password);
}

/** The words of the error summary that is shown. */
export async function problem(page: Page): Promise<string> {
  return page.locator('.error-summary:visible li').innerText();
}
