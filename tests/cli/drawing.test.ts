/** The glass drawn as SVG, PNG and characters, against the frame's bits. */
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { Window } from 'happy-dom';
import { afterAll, describe, expect, test } from 'vitest';
import { describeGlass } from '../../simulator/glass/describe.ts';
import { drawPng } from '../../simulator/glass/draw-png.ts';
import { drawSvg } from '../../simulator/glass/draw-svg.ts';
import { drawText } from '../../simulator/glass/draw-text.ts';
import {
  GIANT_START,
  INVERSE_BIT,
  MARK_START,
  POSITION_START,
  SEGMENTS,
} from '../../simulator/glass/geometry.generated.ts';
import { readGlass } from '../../simulator/glass/reading.ts';
import { contrastRatio } from '../web/support/contrast.ts';
import { talkodeHere } from './talkode-here.ts';
import { makeFolder } from './talkode.ts';

const { file, remove } = makeFolder();
afterAll(remove);

const DARK = new Uint8Array(16);
const ALL = new Uint8Array(16).fill(0xff);
/** 738 534 at places 2 to 7, the bar at four sixths, orientation and a half-full battery. */
const CODE = Uint8Array.from([
  0, 0x07, 0x4f, 0x7f, 0x6d, 0x4f, 0x66, 0, 0b1100_1111, 0b0000_0011, 0, 0, 0, 0, 0, 0,
]);

function withBits(frame: Uint8Array, ...bits: readonly number[]): Uint8Array {
  const more = frame.slice();
  for (const bit of bits) more[bit >> 3]! |= 1 << (bit & 7);
  return more;
}

/** The 8 of 738 534, large: the third of six. */
const GIANT = withBits(
  Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0b1100_1111, 0b0000_0011, 0, 0, 0, 0, 0, 0]),
  ...[1, 2, 3, 4, 5, 6].map((place) => POSITION_START + place),
  ...[0, 1, 2, 3, 4, 5, 6].map((segment) => GIANT_START + segment),
  MARK_START + 3,
);

/** The SVG's groups by their segment, read by another program's parser. */
function groups(svg: string): Map<string, { lit: string | null; fill: string | null; polygons: number }> {
  const page = new Window().document;
  page.body.innerHTML = svg;
  return new Map(
    [...page.querySelectorAll('g[id]')].map((group) => [
      group.id,
      {
        lit: group.getAttribute('data-lit'),
        fill: group.getAttribute('fill'),
        polygons: group.querySelectorAll('polygon').length,
      },
    ]),
  );
}

describe('SVG', () => {
  test.each([
    ['code-display', 84],
    ['code-reader', SEGMENTS.length],
  ])('of a %s has each of its segments once, lit as its bit is', (model, count) => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (frame) => {
        const drawn = groups(drawSvg(frame, model));
        expect(drawn.size).toBe(count);
        for (const [bit, { id, polygons }] of SEGMENTS.entries()) {
          if (!drawn.has(id)) continue;
          const lit = String((frame[bit >> 3]! >> (bit & 7)) & 1);
          expect(drawn.get(id)).toMatchObject({ lit, polygons: polygons.length });
        }
      }),
      { numRuns: 20 },
    );
  });

  test('of one large digit shows nothing that lies under it, and none of it beside others', () => {
    const seen = (frame: Uint8Array): string[] =>
      [...groups(drawSvg(frame, 'code-reader'))].filter(([, { fill }]) => fill !== 'none').map(([id]) => id);
    expect(seen(GIANT).filter((id) => /^(digit|page)-/.test(id))).toEqual([]);
    expect(seen(GIANT).filter((id) => id.startsWith('giant-'))).toHaveLength(7);
    expect(seen(CODE).filter((id) => id.startsWith('giant-'))).toEqual([]);
  });

  test('changes light and dark, and lit stands out from the ground by 7:1 both ways', () => {
    const colours = (frame: Uint8Array): string[] => {
      const svg = drawSvg(frame, 'code-reader');
      const ground = /rx="8" fill="(#\w+)"/.exec(svg)![1]!;
      return [ground, groups(svg).get('battery')!.fill!];
    };
    const [upright, inverse] = [colours(CODE), colours(withBits(CODE, INVERSE_BIT))];
    expect(inverse).toEqual(upright.toReversed());
    const rgb = (hex: string): string =>
      `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
    expect(contrastRatio(rgb(upright[0]!), rgb(upright[1]!))).toBeGreaterThan(7);
  });

  test('tells lit from unlit by colour, and names what is shown', () => {
    const svg = drawSvg(CODE);
    const fills = new Set([...groups(svg).values()].map(({ lit, fill }) => `${lit} ${fill}`));
    expect(fills.size).toBe(2);
    expect(svg).toContain('<title id="glass-title">738 534, time bar 4 of 6, battery 2 of 4</title>');
  });
});

/** Pixels of a PNG with 8-bit RGBA and no interlacing: enough of PNG (W3C, third edition) to count dark ones. */
function darkShare(png: Uint8Array): number {
  const view = new DataView(png.buffer, png.byteOffset, png.length);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const parts: Uint8Array[] = [];
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at))
    if (view.getUint32(at + 4) === 0x49444154) parts.push(png.subarray(at + 8, at + 8 + view.getUint32(at)));
  const rows = inflateSync(Buffer.concat(parts));
  const stride = width * 4;
  let above = new Uint8Array(stride);
  let dark = 0;
  for (let y = 0; y < height; y += 1) {
    const row = Uint8Array.from(rows.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    unfilter(rows[y * (stride + 1)]!, row, above);
    for (let x = 0; x < stride; x += 4) if (row[x]! < 0x30) dark += 1;
    above = row;
  }
  return dark / (width * height);
}

/** PNG section 9: filter types, with four bytes to a pixel. */
function unfilter(type: number, row: Uint8Array, above: Uint8Array): void {
  for (let i = 0; i < row.length; i += 1) {
    const [left, up, corner] = [row[i - 4] ?? 0, above[i]!, above[i - 4] ?? 0];
    const estimate = left + up - corner;
    const [a, b, c] = [left, up, corner].map((each) => Math.abs(estimate - each)) as [number, number, number];
    const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
    row[i] = row[i]! + [0, left, up, (left + up) >> 1, paeth][type]!;
  }
}

describe('PNG', () => {
  test('is a picture in which lit segments are dark', async () => {
    const [dark, code, all] = await Promise.all([DARK, CODE, ALL].map((frame) => drawPng(frame)));
    expect(Buffer.from(code!.subarray(0, 8)).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    const shares = [dark!, code!, all!].map(darkShare);
    expect(shares[1]! - shares[0]!).toBeGreaterThan(0.05);
    expect(shares[2]! - shares[1]!).toBeGreaterThan(0.05);
  });
});

describe('characters', () => {
  test('a code', () => {
    expect(drawText(CODE)).toBe(
      [
        '+---------------------------------------------+',
        '|                                      [==  ] |',
        '|       _    _    _        _    _             |',
        '|        |   _|  |_|      |_    _|  |_|       |',
        '|        |   _|  |_|       _|   _|    |       |',
        '| \\ ##### ##### ##### #####                   |',
        '+---------------------------------------------+',
      ].join('\n'),
    );
  });

  test('a code whose second digit is being spoken', () => {
    const spoken = CODE.slice();
    spoken[(MARK_START + 2) >> 3]! |= 1 << ((MARK_START + 2) & 7);
    const [before, after] = [drawText(CODE, 'code-reader'), drawText(spoken, 'code-reader')];
    expect(after.split('\n')[5]).toBe('|           ^^^                               |');
    expect(after.replace('^^^', '   ')).toBe(before);
    expect(describeGlass(spoken)).toBe('738 534, place 3 marked, time bar 4 of 6, battery 2 of 4');
    expect(readGlass(spoken)).toEqual({ ...readGlass(CODE), mark: 3 });
    expect(drawText(spoken, 'code-display')).toBe(drawText(CODE, 'code-display'));
  });

  test('one large digit, where it stands in the code, and what it reads as', () => {
    expect(drawText(GIANT, 'code-reader').split('\n').slice(1, -1)).toEqual([
      '|                                      [==  ] |',
      '|                  ########                   |',
      '|                 ##      ##                  |',
      '|                 ##      ##                  |',
      '|                 ##      ##                  |',
      '|                  ########                   |',
      '|                 ##      ##                  |',
      '|                 ##      ##                  |',
      '|                 ##      ##                  |',
      '|                  ########                   |',
      '|      ---  ---  ^^^      ---  ---  ---       |',
      '| \\ ##### ##### ##### #####                   |',
    ]);
    const giant = { digit: '8', place: 3, of: 6 };
    expect(readGlass(GIANT)).toMatchObject({ text: '8', digits: '8', code: null, giant });
    expect(describeGlass(GIANT)).toBe('8, large digit 3 of 6, time bar 4 of 6, battery 2 of 4');
    for (const [digit, lit] of ['abcdef', 'bc', 'abdeg', 'abcdg', 'bcfg', 'acdfg'].entries()) {
      const bits = [...lit].map((name) => GIANT_START + 'abcdefg'.indexOf(name));
      expect(readGlass(withBits(DARK, ...bits)).giant?.digit).toBe(String(digit));
    }
  });

  test('with light and dark changed the border is thick, and words say it', () => {
    const inverse = withBits(CODE, INVERSE_BIT);
    const inside = (drawn: string): string[] =>
      drawn
        .split('\n')
        .slice(1, -1)
        .map((line) => line.slice(1, -1));
    expect(inside(drawText(inverse))).toEqual(inside(drawText(CODE)));
    const [upright, thick] = [CODE, inverse].map((frame) => drawText(frame).split('\n'));
    expect([upright![0]!.slice(0, 3), thick![0]!.slice(0, 3), thick![1]![0]]).toEqual(['+--', '###', '#']);
    expect(readGlass(inverse)).toEqual({ ...readGlass(CODE), inverse: true });
    expect(describeGlass(inverse)).toMatch(/, inverse$/);
  });

  test('a dark glass is empty, and every line is as long as the border whatever is lit', () => {
    expect(drawText(DARK)).toMatch(/^\+-+\+\n(\| +\|\n){5}\+-+\+$/);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (frame) => {
        expect(
          new Set(
            drawText(frame)
              .split('\n')
              .map((line) => line.length),
          ).size,
        ).toBe(1);
      }),
    );
  });

  test('in words', () => {
    expect([describeGlass(DARK), describeGlass(CODE)]).toEqual([
      'off',
      '738 534, time bar 4 of 6, battery 2 of 4',
    ]);
  });
});

test('--svg and --png write the glass as it is at the end, and the terminal shows it', async () => {
  const files = ['--svg', file('glass.svg'), '--png', file('glass.png')];
  const at = ['--at', '2026-11-22T12:00:00Z', '--press', 'main', '--advance', '10'];
  const { exitCode, stdout } = await talkodeHere(['simulate', ...at, ...files]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Glass: 738 534, time bar 4 of 6, battery 4 of 4\n\+-/);
  expect(readFileSync(file('glass.svg'), 'utf8')).toContain('738 534, time bar 4 of 6');
  expect(readFileSync(file('glass.png')).subarray(1, 4).toString('latin1')).toBe('PNG');
});

test('all of the glass, as the self-test lights it, reads as no code, and neither does a page with the bar', () => {
  expect(readGlass(CODE).code).toBe('738534');
  expect(readGlass(ALL).code).toBeNull();
  const page = CODE.slice();
  const sign = SEGMENTS.findIndex(({ id }) => id === 'page-serial');
  page[sign >> 3]! |= 1 << (sign & 7);
  expect(readGlass(page).code).toBeNull();
});
