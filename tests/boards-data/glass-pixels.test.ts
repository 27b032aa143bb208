/** Each segment has pixels of its own, so that a picture of a board's display says which are lit; C and hosts agree. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawImage, readImage } from '../../simulator/emulator/display/glass-image.ts';
import {
  DISPLAY_HEIGHT,
  DISPLAY_WIDTH,
  GLASS_SPANS,
} from '../../simulator/emulator/display/glass-pixels.generated.ts';
import { segmentsOf } from '../../simulator/glass/model-segments.ts';
import { MODELS } from '../../simulator/token/contract.generated.ts';

const ROOT = new URL('../../', import.meta.url);

/** Reads the numbers of a C array's initialiser. */
function cNumbers(text: string, array: string): number[] {
  const body = new RegExp(`${array}\\[[^\\]]*\\] = \\{([^;]*)\\};`).exec(text)?.[1];
  if (body === undefined) throw new Error(`no array ${array}`);
  return (body.match(/\d+/g) ?? []).map(Number);
}

function refusalOf(image: Uint8Array, model: string): string {
  try {
    readImage(image, model);
    return '';
  } catch (error) {
    return String(error);
  }
}

describe.each(Object.keys(MODELS))('the glass of the %s in pixels', (model) => {
  const spans = GLASS_SPANS[model]!;
  const bits = segmentsOf(model).map(({ bit }) => bit);

  it('gives pixels to every segment of the model, and to no other', () => {
    const drawn = spans.flatMap((each, bit) => (each.length > 0 ? [bit] : []));
    expect(drawn).toEqual(bits);
  });

  it('lies on the display, and no pixel belongs to two segments', () => {
    const owner = new Map<number, number>();
    for (const bit of bits) {
      for (let start = 0; start < spans[bit]!.length; start += 3) {
        const [row, first, last] = spans[bit]!.slice(start, start + 3) as [number, number, number];
        expect(row >= 0 && row < DISPLAY_HEIGHT && first <= last && first >= 0).toBe(true);
        expect(last).toBeLessThan(DISPLAY_WIDTH);
        for (let x = first; x <= last; x++) {
          const pixel = row * DISPLAY_WIDTH + x;
          expect(
            owner.get(pixel),
            `segments ${bit} and ${owner.get(pixel)} share ${x}, ${row}`,
          ).toBeUndefined();
          owner.set(pixel, bit);
        }
      }
    }
  });

  it('reads any frame back from its picture', () => {
    fc.assert(
      fc.property(fc.subarray(bits), (lit) => {
        const frame = new Uint8Array(16);
        for (const bit of lit) frame[bit >> 3]! |= 1 << (bit & 7);
        expect(readImage(drawImage(frame, model), model)).toEqual(frame);
      }),
    );
  });

  it('refuses a picture with a pixel too many or too few', () => {
    const all = drawImage(new Uint8Array(16).fill(0xff), model);
    fc.assert(
      fc.property(fc.subarray(bits), fc.nat(all.length - 1), (lit, pixel) => {
        const frame = new Uint8Array(16);
        for (const bit of lit) frame[bit >> 3]! |= 1 << (bit & 7);
        const image = drawImage(frame, model);
        image[pixel] = 1 - image[pixel]!;
        const named = /the pixel at (\d+), (\d+) is lit, but no segment/.exec(refusalOf(image, model));
        expect(image[Number(named?.[2]) * DISPLAY_WIDTH + Number(named?.[1])]).toBe(1);
      }),
    );
  });

  it('is the same in C, as the bytes of a display', () => {
    const file = new URL(`firmware/boards/common/glass-pixels-${model}.generated.c`, ROOT);
    const text = readFileSync(file, 'utf8');
    const all = cNumbers(text, 'GLASS_STRIPS');
    const firsts = cNumbers(text, 'GLASS_FIRST_STRIP');
    expect(firsts).toHaveLength(spans.length + 1);
    expect(all).toHaveLength(firsts.at(-1)! * 4);
    for (const [bit, runs] of spans.entries()) {
      const inRuns: string[] = [];
      for (let start = 0; start < runs.length; start += 3)
        for (let x = runs[start + 1]!; x <= runs[start + 2]!; x++) inRuns.push(`${x}, ${runs[start]}`);
      const inStrips: string[] = [];
      for (let strip = firsts[bit]!; strip < firsts[bit + 1]!; strip++) {
        const [page, first, last, rows] = all.slice(strip * 4, strip * 4 + 4) as [
          number,
          number,
          number,
          number,
        ];
        for (let x = first; x <= last; x++)
          for (let row = 0; row < 8; row++) if (rows & (1 << row)) inStrips.push(`${x}, ${page * 8 + row}`);
      }
      // As lists: a pixel twice in a segment would toggle it back.
      expect(inStrips.sort(), `segment ${bit}`).toEqual(inRuns.sort());
    }
  });
});
