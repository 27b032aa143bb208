/** The pixels of each segment as tables: in C for boards that draw, in TypeScript for hosts that read a display. */
import { glassPixelPicture } from './glass-pixel-picture.ts';
import { pixelSpans, type Span } from './glass-pixels.ts';
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

export function glassPixelHeader(): string {
  return `/* ${SOURCE} Change the tables, not this file. */
#ifndef TALKODE_GLASS_PIXELS_H
#define TALKODE_GLASS_PIXELS_H

#include <stdint.h>

#define DISPLAY_WIDTH ${PIXELS.width}
#define DISPLAY_HEIGHT ${PIXELS.height}
#define FRAME_BITS ${FRAME_BITS}

/* A run of pixels in one row of the display, from first to last, both lit. */
typedef struct {
  uint8_t row, first, last;
} glass_span;

/* One of glass-pixels-<model>.generated.c is linked. Segment n (a bit of the frame) takes the spans from
 * GLASS_FIRST_SPAN[n] up to GLASS_FIRST_SPAN[n + 1]; none where the model has no such segment. */
extern const glass_span GLASS_SPANS[];
extern const uint16_t GLASS_FIRST_SPAN[FRAME_BITS + 1];

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
  const bits = spansByBit(model);
  const spans = bits.flat().map(({ row, first, last }) => `{${row}, ${first}, ${last}},`);
  let next = 0;
  const firsts = [0, ...bits.map((each) => (next += each.length))].map((first) => `${first},`);
  return `/* The ${model}'s glass in pixels. ${SOURCE} */
#include "glass-pixels.generated.h"

const glass_span GLASS_SPANS[] = {
${wrapped(spans, 7)}
};

const uint16_t GLASS_FIRST_SPAN[FRAME_BITS + 1] = {
${wrapped(firsts, 16)}
};
`;
}

/** The same spans, so that a picture of the display can be read back. */
export function hostGlassPixels(): string {
  const models = CORE.models.map(({ name }) => {
    const segments = spansByBit(name).map((spans) =>
      JSON.stringify(spans.flatMap(({ row, first, last }) => [row, first, last])),
    );
    return `'${name}': [${segments.join(', ')}]`;
  });
  return `// ${SOURCE} Change the tables, not this file.
export const DISPLAY_WIDTH = ${PIXELS.width};
export const DISPLAY_HEIGHT = ${PIXELS.height};
/** Per model, by bit of the frame: row, first and last pixel of each run, three numbers a run. */
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
