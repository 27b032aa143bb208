/**
 * Segments that are lit at the same time have pixels of their own, so that a picture of a board's display says which are lit; C
 * and hosts agree. The large digit lies over others, which are dark then.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawImage, readImage } from '../../simulator/emulator/display/glass-image.ts';
import {
  DISPLAY_HEIGHT,
  DISPLAY_WIDTH,
  GIANT_START,
  GLASS_SPANS,
  INVERSE_BIT,
} from '../../simulator/emulator/display/glass-pixels.generated.ts';
import { SEGMENTS } from '../../simulator/glass/geometry.generated.ts';
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

  const pixelsOf = (bit: number): Set<number> =>
    new Set(
      Array.from({ length: spans[bit]!.length / 3 }, (_, run) =>
        spans[bit]!.slice(run * 3, run * 3 + 3),
      ).flatMap(([row, first, last]) =>
        Array.from({ length: last! - first! + 1 }, (_, x) => row! * DISPLAY_WIDTH + first! + x),
      ),
    );
  const giant = bits.filter((bit) => bit >= GIANT_START);
  const plain = bits.filter((bit) => bit < GIANT_START);
  const underGiant = new Set(giant.flatMap((bit) => [...pixelsOf(bit)]));
  /** What can be on the glass with a large digit. */
  const beside = plain.filter((bit) => [...pixelsOf(bit)].every((pixel) => !underGiant.has(pixel)));
  const hasInverse = giant.length > 0;
  /** Any frame that the core can show, and some more. */
  const frames = fc
    .oneof(
      fc.subarray(plain),
      ...(hasInverse
        ? [
            fc.tuple(fc.subarray(beside), fc.subarray(giant, { minLength: 1 })).map((both) => both.flat()),
            fc.subarray(plain).map((lit) => [...lit, INVERSE_BIT]),
          ]
        : []),
    )
    .map((lit) => {
      const frame = new Uint8Array(16);
      for (const bit of lit) frame[bit >> 3]! |= 1 << (bit & 7);
      return frame;
    });

  it('shows with a large digit the marks and lines of its places, the bar, the battery and where sound goes', () => {
    const ids = beside.map((bit) => SEGMENTS[bit]!.id);
    const wanted = SEGMENTS.filter(({ kind }) => kind === 'mark' || kind === 'position' || kind === 'bar');
    const signs = [
      'orientation',
      'battery',
      'battery-1',
      'battery-4',
      'sound-loudspeaker',
      'sound-headphones',
    ];
    if (hasInverse) expect(ids).toEqual(expect.arrayContaining([...wanted.map(({ id }) => id), ...signs]));
    else expect(ids).toHaveLength(bits.length);
  });

  it('lies on the display, and no pixel belongs to two segments that can be lit together', () => {
    const owner = new Map<number, number>();
    for (const bit of plain) {
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
      fc.property(frames, (frame) => {
        expect(readImage(drawImage(frame, model), model)).toEqual(frame);
      }),
    );
  });

  it('refuses a picture with a pixel too many or too few', () => {
    const all = drawImage(new Uint8Array(16), model);
    fc.assert(
      fc.property(frames, fc.nat(all.length - 1), (frame, pixel) => {
        const image = drawImage(frame, model);
        image[pixel] = 1 - image[pixel]!;
        const isInverse = hasInverse && (frame[INVERSE_BIT >> 3]! >> (INVERSE_BIT & 7)) & 1;
        const named = /the pixel at (\d+), (\d+) is lit, but no segment/.exec(refusalOf(image, model));
        expect(image[Number(named?.[2]) * DISPLAY_WIDTH + Number(named?.[1])]).toBe(isInverse ? 0 : 1);
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
