/** The pixels of each segment as tables: in C for boards that draw, in TypeScript for hosts that read a display. */
import { glassPixelPicture } from './glass-pixel-picture.ts';
import { pixelSpans, type Span } from './glass-pixels.ts';
import { GIANT_START, INVERSE_BIT } from './glass.ts';
import { KEPT_AS_IT_IS, rowPerLine } from './rows.ts';
import { CORE, PIXELS } from './tables.ts';

const SOURCE = 'Generated from hardware-docs/glass.json and glass-pixels.json by "npm run generate".';
/** Bits of the frame buffer. */
const FRAME_BITS = (CORE.buffers.find((buffer) => buffer.name === 'frame')?.bytes ?? 0) * 8;

/** For every bit of the frame, those without a segment included. */
function spansByBit(model: string): Span[][] {
  const known = pixelSpans(model);
  if (known.length > FRAME_BITS)
    throw new Error(`glass.json: expected at most ${FRAME_BITS} segments, found ${known.length}`);
  return [...known, ...Array.from({ length: FRAME_BITS - known.length }, () => [])];
}

/** Rows of a page: an SSD1306-class display takes eight as a byte a column (its datasheet, section 8.7). */
const PAGE_ROWS = 8;

/** A run of columns of one page in which the same rows are lit: bit n of `rows` is the page's row n. */
interface Strip {
  page: number;
  first: number;
  last: number;
  rows: number;
}

/** The same pixels as the display's memory has them: a driver touches a byte for up to eight of them. */
function strips(spans: readonly Span[]): Strip[] {
  const bytes = new Map<number, number>();
  for (const { row, first, last } of spans) {
    for (let column = first; column <= last; column++) {
      const at = Math.floor(row / PAGE_ROWS) * PIXELS.width + column;
      bytes.set(at, (bytes.get(at) ?? 0) | (1 << (row % PAGE_ROWS)));
    }
  }
  const found: Strip[] = [];
  for (const [at, rows] of [...bytes].sort(([a], [b]) => a - b)) {
    const [page, column] = [Math.floor(at / PIXELS.width), at % PIXELS.width];
    const before = found.at(-1);
    if (before?.page === page && before.last === column - 1 && before.rows === rows) before.last = column;
    else found.push({ page, first: column, last: column, rows });
  }
  return found;
}

export function glassPixelHeader(): string {
  return `/* ${SOURCE} Change the tables, not this file. */
#ifndef TALKODE_GLASS_PIXELS_H
#define TALKODE_GLASS_PIXELS_H

#include <stdint.h>

#define DISPLAY_WIDTH ${PIXELS.width}
#define DISPLAY_HEIGHT ${PIXELS.height}
#define FRAME_BITS ${FRAME_BITS}
#define GLASS_PAGE_ROWS ${PAGE_ROWS}
/* Not a segment: light and dark are changed. */
#define GLASS_INVERSE ${INVERSE_BIT}

/* Columns first to last of a page (eight rows of the display): bit n of rows is row n of the page. */
typedef struct {
  uint8_t page, first, last, rows;
} glass_strip;

/* One of glass-pixels-<model>.generated.c is linked. Segment n (a bit of the frame) takes the strips from
 * GLASS_FIRST_STRIP[n] up to GLASS_FIRST_STRIP[n + 1]; none where the model has no such segment. */
extern const glass_strip GLASS_STRIPS[];
extern const uint16_t GLASS_FIRST_STRIP[FRAME_BITS + 1];

#endif
`;
}

function wrapped(items: readonly string[], perLine: number): string {
  const lines: string[] = [];
  for (let start = 0; start < items.length; start += perLine)
    lines.push(`  ${items.slice(start, start + perLine).join(' ')}`);
  return lines.join('\n');
}

export function glassPixelTable(model: string): string {
  const bits = spansByBit(model).map(strips);
  const all = bits.flat().map(({ page, first, last, rows }) => `{${page}, ${first}, ${last}, ${rows}},`);
  let next = 0;
  const firsts = [0, ...bits.map((each) => (next += each.length))].map((first) => `${first},`);
  return `/* The ${model}'s glass in pixels. ${SOURCE} */
#include "glass-pixels.generated.h"

const glass_strip GLASS_STRIPS[] = {
${wrapped(all, 6)}
};

const uint16_t GLASS_FIRST_STRIP[FRAME_BITS + 1] = {
${wrapped(firsts, 16)}
};
`;
}

/** The pixels by rows, so that a picture of the display can be read back. */
export function hostGlassPixels(): string {
  const models = CORE.models.map(({ name }) => {
    const segments = spansByBit(name).map((spans) =>
      spans.flatMap(({ row, first, last }) => [row, first, last]),
    );
    return `'${name}': ${rowPerLine(segments)}`;
  });
  return `/** ${SOURCE} Change the tables, not this file. */
export const DISPLAY_WIDTH = ${PIXELS.width};
export const DISPLAY_HEIGHT = ${PIXELS.height};
/** The first bit of the large digit, which lies over other segments, and the one that changes light and dark. */
export const GIANT_START = ${GIANT_START};
export const INVERSE_BIT = ${INVERSE_BIT};
/** Per model, by bit of the frame: row, first and last pixel of each run, three numbers a run. */
${KEPT_AS_IT_IS}
export const GLASS_SPANS: Record<string, readonly (readonly number[])[]> = { ${models.join(', ')} };
`;
}

/** Output file to text, for every model. */
export const GLASS_PIXEL_FILES: Record<string, () => string> = Object.fromEntries(
  CORE.models.flatMap(({ name, title }) => [
    [`firmware/boards/common/glass-pixels-${name}.generated.c`, () => glassPixelTable(name)],
    [`hardware-docs/boards/glass-${name}.svg`, () => glassPixelPicture(name, title)],
  ]),
);
