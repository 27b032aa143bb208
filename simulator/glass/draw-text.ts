/** Draws a frame with characters, for a terminal: a row of signs, seven-segment digits, the time bar. */
import {
  BAR_SEGMENTS,
  BAR_START,
  DIGIT_PLACES,
  GIANT_START,
  GROUP_AFTER_PLACE,
  MARK_START,
  POSITION_START,
  SEGMENTS,
} from './geometry.generated.ts';
import { PLAIN_MODEL, segmentsOf } from './model-segments.ts';
import { isLit, readGlass } from './reading.ts';

const SEGMENTS_PER_PLACE = 8;
/** A digit is three characters wide, its point one more; this much more lies between groups than before a 1. */
const GROUP_GAP = '    ';

/** The three lines of one digit place, four characters each. */
function drawPlace(frame: Uint8Array, place: number): [string, string, string] {
  const lit = (segment: string, character: string): string =>
    isLit(frame, place * SEGMENTS_PER_PLACE + 'abcdefgp'.indexOf(segment)) ? character : ' ';
  return [
    ` ${lit('a', '_')}  `,
    `${lit('f', '|')}${lit('g', '_')}${lit('b', '|')} `,
    `${lit('e', '|')}${lit('d', '_')}${lit('c', '|')}${lit('p', '.')}`,
  ];
}

function drawDigits(frame: Uint8Array): string[] {
  const places = Array.from({ length: DIGIT_PLACES }, (_, place) => drawPlace(frame, place));
  return [0, 1, 2].map((line) =>
    places.map((place, i) => place[line]! + (i + 1 === GROUP_AFTER_PLACE ? GROUP_GAP : '')).join(' '),
  );
}

/** The one large digit, in the middle of the glass. */
function drawGiant(frame: Uint8Array, width: number): string[] {
  const lit = (segment: string): boolean => isLit(frame, GIANT_START + 'abcdefg'.indexOf(segment));
  const across = (segment: string): string => ` ${lit(segment) ? '########' : '        '} `;
  const sides = (left: string, right: string): string =>
    `${lit(left) ? '##' : '  '}      ${lit(right) ? '##' : '  '}`;
  const [upper, lower] = [sides('f', 'b'), sides('e', 'c')];
  const rows = [across('a'), upper, upper, upper, across('g'), lower, lower, lower, across('d')];
  return rows.map((row) => row.padStart(Math.floor((width + row.length) / 2)));
}

function drawBar(frame: Uint8Array): string {
  const steps = Array.from({ length: BAR_SEGMENTS }, (_, i) =>
    isLit(frame, BAR_START + i) ? '#####' : '     ',
  );
  return steps.join(' ');
}

/** A line under the digits: carets below the place that is being spoken or shown large, hyphens below its neighbours. */
function drawMarks(frame: Uint8Array): string {
  const marks = Array.from({ length: DIGIT_PLACES }, (_, place) =>
    isLit(frame, MARK_START + place) ? '^^^ ' : isLit(frame, POSITION_START + place) ? '--- ' : '    ',
  );
  return marks.map((mark, i) => mark + (i + 1 === GROUP_AFTER_PLACE ? GROUP_GAP : '')).join(' ');
}

function drawSigns(frame: Uint8Array, model: string, width: number): string {
  const lit = segmentsOf(model).filter(({ segment, bit }) => segment.kind === 'icon' && isLit(frame, bit));
  const names = lit.map(({ segment }) => segment.id);
  const level = names.filter((name) => /^battery-\d$/.test(name)).length;
  const battery = names.includes('battery') ? `[${'='.repeat(level).padEnd(4)}]` : '';
  const signs = names.filter((name) => !name.startsWith('battery') && name !== 'orientation');
  return signs.join(' ').padEnd(width - battery.length) + battery;
}

/**
 * Five lines inside a border, six where digits are marked, more for one large digit. A dark glass is an empty border; one whose
 * light and dark are changed has a thick one.
 */
export function drawText(frame: Uint8Array, model: string = PLAIN_MODEL): string {
  const digits = drawDigits(frame);
  const { giant, inverse } = readGlass(frame);
  const width = digits[0]!.length;
  const orientation = isLit(
    frame,
    SEGMENTS.findIndex((segment) => segment.id === 'orientation'),
  )
    ? '\\ '
    : '  ';
  const hasMarks = segmentsOf(model).some(({ segment }) => segment.kind === 'mark');
  const marks = hasMarks ? [drawMarks(frame)] : [];
  const rows = [
    drawSigns(frame, model, width),
    ...(giant && hasMarks ? drawGiant(frame, width) : digits),
    ...marks,
    (orientation + drawBar(frame)).padEnd(width),
  ];
  const [corner, line, side] = inverse ? ['#', '#', '#'] : ['+', '-', '|'];
  const edge = corner + line.repeat(width + 2) + corner;
  return [edge, ...rows.map((row) => `${side} ${row.slice(0, width).padEnd(width)} ${side}`), edge].join(
    '\n',
  );
}
