/**
 * A code is read in two groups: 713 732 must not be read as 7 13 732. A 1 is narrow and stands at the right of its place, so
 * the gap before it is the widest within a group; the one between the groups is wider by 0.6 of a digit or more.
 */
import { describe, expect, test } from 'vitest';
import { drawText } from '../../simulator/glass/draw-text.ts';
import {
  CHARACTERS,
  DIGIT_PLACES,
  GROUP_AFTER_PLACE,
  SEGMENTS,
} from '../../simulator/glass/geometry.generated.ts';
import { drawImage } from '../../simulator/emulator/display/glass-image.ts';
import { DISPLAY_WIDTH } from '../../simulator/emulator/display/glass-pixels.generated.ts';
import { MODELS } from '../../simulator/token/contract.generated.ts';

const WIDER_BY = 0.6;

interface Extent {
  left: number;
  right: number;
}

function frameOf(place: number, digit: number): Uint8Array {
  const frame = new Uint8Array(16);
  frame[place] = CHARACTERS[String(digit)]!;
  return frame;
}

const extentOf = (xs: readonly number[]): Extent => ({ left: Math.min(...xs), right: Math.max(...xs) });

/** Where a digit's ink begins and ends, by how it is drawn. */
const DRAWN: Record<string, (place: number, digit: number) => Extent> = {
  'as polygons': (place, digit) =>
    extentOf(
      SEGMENTS.slice(place * 8, place * 8 + 7)
        .filter((_, bit) => (CHARACTERS[String(digit)]! >> bit) & 1)
        .flatMap(({ polygons }) => polygons.flat().map(([x]) => x)),
    ),
  'in characters': (place, digit) =>
    extentOf(
      drawText(frameOf(place, digit))
        .split('\n')
        .slice(1, -1)
        .flatMap((line) =>
          [...line.slice(1, -1)].flatMap((character, x) => (character === ' ' ? [] : [x, x + 1])),
        ),
    ),
  ...Object.fromEntries(
    Object.keys(MODELS).map((model) => [
      `as pixels of the ${model}`,
      (place: number, digit: number) =>
        extentOf(
          [...drawImage(frameOf(place, digit), model)].flatMap((lit, pixel) =>
            lit === 1 ? [pixel % DISPLAY_WIDTH, (pixel % DISPLAY_WIDTH) + 1] : [],
          ),
        ),
    ]),
  ),
};

describe.each(Object.entries(DRAWN))('digits drawn %s', (_, extent) => {
  const DIGITS = Array.from({ length: 10 }, (__, digit) => digit);
  const { left, right } = extent(0, 8);
  const width = right - left;
  /** The widest gap that two digits can leave between a place and the next, or the narrowest. */
  const gap = (place: number, most: (...gaps: number[]) => number): number =>
    most(...DIGITS.flatMap((a) => DIGITS.map((b) => extent(place + 1, b).left - extent(place, a).right)));

  test('stand in two groups, whatever the code', () => {
    const within = Array.from({ length: DIGIT_PLACES - 1 }, (__, place) => place)
      .filter((place) => place + 1 !== GROUP_AFTER_PLACE)
      .map((place) => gap(place, Math.max));
    const between = gap(GROUP_AFTER_PLACE - 1, Math.min);
    expect(between - Math.max(...within)).toBeGreaterThanOrEqual(WIDER_BY * width - 1e-9);
  });
});

test('no sign on the glass is a word: letters would belong to one language', async () => {
  const { default: glass } = await import('../../hardware-docs/glass.json', { with: { type: 'json' } });
  expect(glass.icons.length).toBeGreaterThan(20);
  for (const { shapes } of glass.icons)
    for (const shape of shapes) expect(Object.keys(shape)).not.toContain('text');
});
