/**
 * The wiring pictures as a reader sees them: every wire named, none hidden under another, colours that can be told
 * apart.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wiringPicture } from '../../scripts/generate/boards/drawing.ts';
import {
  INKS,
  PAPERS,
  SUPPLY_COLOUR,
  textWidth,
  WIRE_COLOURS,
  wrapText,
} from '../../scripts/generate/boards/drawing-symbols.ts';
import { BOARDS } from '../../scripts/generate/boards/read.ts';
import { countCrossings, orderTracks } from '../../scripts/generate/boards/wire-tracks.ts';

interface Stretch {
  net: string;
  vertical: boolean;
  /** The coordinate that stays, and the range of the one that does not. */
  at: number;
  from: number;
  to: number;
}

const PATH = /<path d="([^"]+)" class="wire"[^>]*><title>([^:<]+):[^<]*<\/title>/g;

/** The straight stretches of every wire, from the picture's paths of M, H and V. */
function stretches(svg: string): Stretch[] {
  return [...svg.matchAll(PATH)].flatMap(([, path, net]) => {
    let [x, y] = [0, 0];
    return [...path!.matchAll(/([MHV])([\d.]+)(?: ([\d.]+))?/g)].flatMap(([, command, first, second]) => {
      const before = { x, y };
      const value = Number(first);
      if (command === 'M') [x, y] = [value, Number(second)];
      if (command === 'H') x = value;
      if (command === 'V') y = value;
      if (command === 'M') return [];
      const vertical = command === 'V';
      const ends = vertical ? [before.y, y] : [before.x, x];
      return [{ net: net!, vertical, at: vertical ? x : y, from: Math.min(...ends), to: Math.max(...ends) }];
    });
  });
}

/** Pairs of stretches of different nets that lie on one another. */
function overlaps(all: readonly Stretch[]): string[] {
  return all.flatMap((one, index) =>
    all
      .slice(0, index)
      .filter(
        (other) =>
          other.net !== one.net &&
          other.vertical === one.vertical &&
          Math.abs(other.at - one.at) < 5 &&
          Math.min(one.to, other.to) - Math.max(one.from, other.from) > 0,
      )
      .map((other) => `${one.net} on ${other.net} at ${one.at}`),
  );
}

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [red, green, blue] = [1, 3, 5]
      .map((start) => parseInt(colour.slice(start, start + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

describe.each(BOARDS.map((board) => [board.id, board] as const))('the picture of %s', (_, board) => {
  const svg = wiringPicture(board);
  const labels = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);

  it('has a wire with a title and a label for every net end', () => {
    const titles = [...svg.matchAll(/<title>([^<]*)<\/title>/g)].map((match) => match[1]!);
    for (const net of board.nets) {
      const named = titles.filter((title) => title.startsWith(`${net.net}: `) && title.includes(net.to));
      expect(named, net.to).toHaveLength(1);
      expect(svg.match(/<desc[^>]*>([^<]*)/)?.[1]).toContain(named[0]);
    }
    for (const name of new Set(board.nets.map(({ net }) => net))) {
      const ends = board.nets.filter(({ net }) => net === name).length;
      // A header pin may have the supply's name as well.
      expect(labels.filter((label) => label === name).length, name).toBeGreaterThanOrEqual(ends);
    }
  });

  it('lays no wire on another', () => {
    const all = stretches(svg);
    expect(all.length).toBeGreaterThan(board.nets.length);
    expect(overlaps(all)).toEqual([]);
  });

  it('stays within its edges', () => {
    const [width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.slice(1).map(Number) as [number, number];
    for (const { vertical, at, from, to } of stretches(svg)) {
      expect(at > 0 && from > 0 && at < (vertical ? width : height)).toBe(true);
      expect(to).toBeLessThan(vertical ? height : width);
    }
    for (const [, x, y, rest, content] of svg.matchAll(
      /<text x="([\d.-]+)" y="([\d.-]+)"([^>]*)>([^<]*)</g,
    )) {
      const room = textWidth(content!, 11);
      const left = rest!.includes('"end"') ? Number(x) - room : Number(x);
      expect(left, content).toBeGreaterThan(rest!.includes('"middle"') ? room / 2 : 0);
      expect(Number(x), content).toBeLessThan(width);
      expect(Number(y), content).toBeLessThan(height);
    }
  });

  it('names each part that lies in a wire', () => {
    for (const { ref } of board.parts.filter((part) => part.role !== undefined))
      expect(labels).toContain(ref);
  });
});

describe('colours', () => {
  it.each([...WIRE_COLOURS, SUPPLY_COLOUR])('%s stands out from both papers', (colour) => {
    expect(contrast(colour, PAPERS.light)).toBeGreaterThanOrEqual(3);
    expect(contrast(colour, PAPERS.dark)).toBeGreaterThanOrEqual(3);
  });

  it('leave text readable', () => {
    expect(contrast(INKS.light, PAPERS.light)).toBeGreaterThanOrEqual(7);
    expect(contrast(INKS.dark, PAPERS.dark)).toBeGreaterThanOrEqual(7);
  });
});

describe('long names', () => {
  it('are wrapped at words, and cut with an ellipsis where there is no room', () => {
    expect(wrapText('Keypad, 4 x 3, telephone layout', 11, 150, 2)).toEqual([
      'Keypad, 4 x 3,',
      'telephone layout',
    ]);
    expect(wrapText('Donaudampfschifffahrt on water', 11, 80, 1)).toEqual(['Donaudamp…']);
  });

  it('always fit', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 300 }), (each, width) => {
        const lines = wrapText(each.join(' '), 11, width, 2);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(textWidth(line, 11)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('tracks', () => {
  const wires = fc.array(
    fc.record({ startY: fc.integer({ min: 0, max: 9 }), endY: fc.integer({ min: 0, max: 9 }) }),
    { maxLength: 8 },
  );

  it('keep every wire once, and never cross more than in the order of the header', () => {
    fc.assert(
      fc.property(wires, (heights) => {
        const all = heights.map(({ startY, endY }, index) => ({
          net: `net ${index}`,
          startY: startY * 20 + 10,
          endY: endY * 20,
        }));
        const ordered = orderTracks(all);
        expect(new Set(ordered)).toEqual(new Set(all));
        expect(ordered).toHaveLength(all.length);
        const byHeader = [...all].sort((a, b) => a.startY - b.startY || a.endY - b.endY);
        expect(countCrossings(ordered)).toBeLessThanOrEqual(countCrossings(byHeader));
      }),
    );
  });

  it('do not cross where wires leave and arrive in the same order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 2, maxLength: 9 }), (steps) => {
        const ends = steps.map((step, index) => index * 20 + step).sort((a, b) => a - b);
        const all = ends.map((end, index) => ({
          net: `net ${index}`,
          startY: index * 20 + 10,
          endY: end * 3,
        }));
        expect(countCrossings(orderTracks(all))).toBe(0);
      }),
    );
  });
});
