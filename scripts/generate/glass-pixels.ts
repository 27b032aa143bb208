/** Which pixels of a one-bit display each segment takes, per model, from hardware-docs/glass-pixels.json. */
import { segments, type Segment } from './glass.ts';
import { PIXELS, type ModelPixels } from './tables.ts';

/** A run of pixels in one row: `first` to `last`, both lit. */
export interface Span {
  row: number;
  first: number;
  last: number;
}

/** How thick a digit's segments are. */
const STROKE = 3;

const runs = (x: number, y: number, rows: readonly string[]): Span[] =>
  rows.flatMap((row, index) =>
    [...row.matchAll(/#+/g)].map((run) => ({
      row: y + index,
      first: x + run.index,
      last: x + run.index + run[0].length - 1,
    })),
  );

const block = (x: number, y: number, width: number, height: number): Span[] =>
  Array.from({ length: height }, (_, row) => ({ row: y + row, first: x, last: x + width - 1 }));

/** A vertical stroke from its outer column `x` inwards. */
function column(x: number, toInside: 1 | -1, top: number, bottom: number, stroke: number): Span[] {
  const spans: Span[] = [];
  for (let row = top; row <= bottom; row++) {
    // Bevelled at both ends, the outer column the longest, so that neighbours keep a pixel apart.
    const lit = Array.from({ length: stroke }, (_, depth) => depth).filter(
      (depth) => row >= top + depth && row <= bottom - Math.max(0, depth - (stroke - 1) / 2),
    );
    const columns = lit.map((depth) => x + depth * toInside);
    spans.push({ row, first: Math.min(...columns), last: Math.max(...columns) });
  }
  return spans;
}

/** A mitred seven-segment digit; every two segments are a pixel apart. */
function digitSegment(
  name: string,
  x: number,
  y: number,
  width: number,
  height: number,
  stroke = STROKE,
): Span[] {
  const bottom = y + height - 1;
  const right = x + width - 1;
  const middle = y + (height - 1) / 2;
  const mirrored = (spans: Span[]): Span[] => spans.map((span) => ({ ...span, row: y + bottom - span.row }));
  const top = (): Span[] =>
    Array.from({ length: stroke }, (_, depth) => ({
      row: y + depth,
      first: x + depth + 1,
      last: right - depth - 1,
    }));
  switch (name) {
    case 'a':
      return top();
    case 'b':
      return column(right, -1, y + 1, middle - 1, stroke);
    case 'c':
      return mirrored(column(right, -1, y + 1, middle - 1, stroke));
    case 'd':
      return mirrored(top());
    case 'e':
      return mirrored(column(x, 1, y + 1, middle - 1, stroke));
    case 'f':
      return column(x, 1, y + 1, middle - 1, stroke);
    case 'g':
      return Array.from({ length: stroke }, (_, index) => {
        const row = index - (stroke - 1) / 2;
        const inset = (stroke + 1) / 2 + Math.abs(row);
        return { row: middle + row, first: x + inset, last: right - inset };
      });
    case 'p':
      return block(right + 2, bottom - 2, 2, 3);
    default:
      throw new Error(`glass.json: expected the digit segments a to g and p, found "${name}"`);
  }
}

function sign(id: string, model: string, layout: ModelPixels): Span[] {
  const place = layout.signs[id];
  if (place === undefined) throw new Error(`glass-pixels.json: ${model}: no place for "${id}"`);
  const picture = PIXELS.pictures[id];
  if (picture === undefined) throw new Error(`glass-pixels.json: no picture for "${id}"`);
  return runs(...place, picture);
}

function spansOf(segment: Segment, model: string, layout: ModelPixels): Span[] {
  const { digits, bar } = layout;
  const [kind, place, name] = segment.id.split('-');
  const index = Number(place) - 1;
  if (segment.kind === 'digit')
    return digitSegment(name!, digits.x[index]!, digits.y, digits.width, digits.height);
  if (segment.kind === 'bar') return block(bar.x + index * bar.pitch, bar.y, bar.width, bar.height);
  if (segment.kind === 'icon') return sign(segment.id, model, layout);
  const giant = layout.giantDigit;
  if (segment.kind === 'giant' && giant !== undefined)
    return digitSegment(place!, giant.x, giant.y, giant.width, giant.height, giant.stroke);
  const line = segment.kind === 'mark' ? layout.marks : layout.positions;
  if (line === undefined) throw new Error(`glass-pixels.json: ${model}: no place for each "${kind}"`);
  return block(digits.x[index]!, line.y, digits.width, line.height);
}

/** The pixels of each segment in the order of the frame's bits; none for one that the model does not have. */
export function pixelSpans(model: string): Span[][] {
  const layout = PIXELS.models[model];
  if (layout === undefined) throw new Error(`glass-pixels.json: no model "${model}"`);
  return segments().map((segment) =>
    segment.models === undefined || segment.models.includes(model) ? spansOf(segment, model, layout) : [],
  );
}
