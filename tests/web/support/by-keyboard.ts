/** What a person does with Tab and keys alone, and what each stop must be like. */
import { expect } from 'vitest';
import { inPage, STRIKE } from './driven-page.ts';
import type { DrivenPage } from './driven-page.ts';
import { CODE_DISPLAY, CODE_READER, codeOnGlass, PASSWORD, USER_ID } from './token-page.ts';

/** More stops than the page has. */
const MAXIMUM_STOPS = 60;

interface Stop {
  /** The accessible name, as far as this page gives names. */
  name: string;
  /** Its whole width, and at least a part of its height. */
  isOnScreen: boolean;
  outline: string;
}

/** Runs within the page. Null: the focus is on no element of the page. */
function focusedStop(): Stop | null {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
  const box = element.getBoundingClientRect();
  return {
    name: (isField ? element.labels?.[0]?.textContent : element.textContent) ?? '',
    isOnScreen:
      box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.left >= 0 && box.right <= innerWidth,
    // Of a link that is its whole card, the card's.
    outline: getComputedStyle(element.closest('.choice-card') ?? element).outlineStyle,
  };
}

export async function focusedName(page: DrivenPage): Promise<string> {
  return (await inPage(page, focusedStop, undefined))?.name ?? '';
}

export async function tabTo(page: DrivenPage, name: string): Promise<void> {
  for (let stop = 0; stop < MAXIMUM_STOPS; stop++) {
    await page.keyboard.press('Tab');
    if ((await focusedName(page)) === name) return;
  }
  throw new Error(`no "${name}" within ${MAXIMUM_STOPS} stops`);
}

async function follow(page: DrivenPage, link: string): Promise<void> {
  await tabTo(page, link);
  await page.keyboard.press('Enter');
}

/** From the code's field to the code display's key, and its code. */
export async function codeOfDisplay(page: DrivenPage): Promise<string> {
  await follow(page, 'Gå til kodeviserens knap');
  expect(await focusedName(page)).toBe('Vis engangskode');
  await page.keyboard.press(' ');
  return codeOnGlass(page, CODE_DISPLAY);
}

/** From the code's field to the code reader's keys, and its code. A new owner is asked first where the sound is to be. */
export async function codeOfReader(page: DrivenPage): Promise<string> {
  await follow(page, 'Gå til kodeoplæserens funktionsknap');
  expect(await focusedName(page)).toContain('Vis kode, funktionsknap');
  for (const key of ['f', '1', 'f']) await page.keyboard.press(key, STRIKE);
  return codeOnGlass(page, CODE_READER);
}

/** From the top of the page to its end, with the code that `getCode` fetches from the code's field. */
export async function logOn(page: DrivenPage, getCode: (page: DrivenPage) => Promise<string>): Promise<void> {
  await follow(page, 'Gå til øvelsen i at logge på');
  await tabTo(page, 'Bruger-ID');
  await page.keyboard.type(USER_ID);
  await page.keyboard.press('Enter');
  expect(await focusedName(page)).toBe('Engangskode');
  const code = await getCode(page);
  await follow(page, 'Gå til øvelsen i at logge på');
  await tabTo(page, 'Engangskode');
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  expect(await focusedName(page)).toBe('Adgangskode');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  expect(await focusedName(page)).toBe('Du er logget på.');
}

/** After the skip links: the pages, then the languages. */
const FRAME_STOPS = ['Start', 'Kodeviser', 'Kodeoplæser', 'Værksted', 'Dansk', 'English'];

/**
 * Goes through all stops, from the first to beyond the last: each is named, on the screen and visibly focused. The first
 * are `skipLinks` and what every page has.
 */
export async function expectSeenStops(page: DrivenPage, skipLinks: readonly string[]): Promise<void> {
  const stops: Stop[] = [];
  for (let press = 0; press < MAXIMUM_STOPS; press++) {
    await page.keyboard.press('Tab');
    const stop = await inPage(page, focusedStop, undefined);
    if (stop === null) break;
    stops.push(stop);
  }
  expect(stops.length).toBeLessThan(MAXIMUM_STOPS);
  const unseen = stops.filter(({ name, isOnScreen, outline }) => {
    return name === '' || !isOnScreen || outline === 'none';
  });
  expect(unseen).toEqual([]);
  const first = [...skipLinks, ...FRAME_STOPS];
  expect(stops.slice(0, first.length).map(({ name }) => name)).toEqual(first);
}

/** Of the workbench. */
export const WORKBENCH_SKIP_LINKS = [
  'Gå til kodeviseren',
  'Gå til kodeoplæseren',
  'Gå til øvelsen i at logge på',
];

export async function expectDialogToKeepFocus(page: DrivenPage): Promise<void> {
  await follow(page, 'Ny kodeviser');
  expect(await focusedName(page)).toBe('Behold den, jeg har');
  await page.keyboard.press('Escape');
  expect(await focusedName(page)).toBe('Ny kodeviser');
}
