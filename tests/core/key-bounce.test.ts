/**
 * A contact bounces when it closes and when it opens: for 20 ms after a change nothing of that counts
 * (hardware-docs/keys.json).
 */
import { expect, test } from 'vitest';
import { loadCore } from '../../simulator/token/load.ts';
import type { FactoryToken } from './factory-token.ts';
import { makeToken } from './factory-token.ts';

const module = loadCore('release');
const SECRET = Uint8Array.from({ length: 20 }, (_, index) => index * 3);

/** On its information pages, where each press turns to the next one, with the key let go long ago. */
async function tokenOnItsPages(): Promise<FactoryToken> {
  const token = await makeToken({ module }, { secret: SECRET });
  token.openPages();
  token.clock.advance(1000);
  return token;
}

/** Edges of the contact, at these milliseconds from the first; gives the pages seen, each once. */
async function pagesSeen(edgesMs: readonly number[]): Promise<number> {
  const token = await tokenOnItsPages();
  // The time of day ticks; of the serial number's two pages each shows a part.
  const page = (): string => {
    const { icons, text } = token.glass();
    const sign = icons.filter((icon) => icon.startsWith('page-')).join();
    return sign === 'page-serial' ? text : sign;
  };
  const seen = new Set([page()]);
  token.runner.onFrame(() => seen.add(page()));
  let atMs = 0;
  for (const [index, edgeMs] of edgesMs.entries()) {
    token.clock.advance(edgeMs - atMs);
    atMs = edgeMs;
    if (index % 2 === 0) token.runner.press('main');
    else token.runner.release('main');
  }
  token.clock.advance(500);
  return seen.size - 1;
}

test.each([
  ['a press and its release', [0, 100], 1],
  ['a contact that bounces while it closes', [0, 2, 5, 9, 19, 100], 1],
  ['a contact that bounces while it opens', [0, 100, 103, 106, 110, 119], 1],
  ['a press that begins 10 ms after the release, and stays', [0, 100, 110, 210], 2],
  ['a press 20 ms after the release', [0, 100, 120, 220], 2],
  ['two presses', [0, 100, 300, 400], 2],
])('%s', async (_, edgesMs, pages) => {
  expect(await pagesSeen(edgesMs)).toBe(pages);
});
