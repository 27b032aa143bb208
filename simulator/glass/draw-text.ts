// Draws a frame with characters, for a terminal: a row of signs, seven-segment digits, the time bar.
import {
  BAR_SEGMENTS,
  BAR_START,
  DIGIT_PLACES,
  GROUP_AFTER_PLACE,
  ICON_START,
  SEGMENTS,
} from './geometry.generated.ts';
import { isLit } from './reading.ts';

const SEGMENTS_PER_PLACE = 8;
/** A digit is three characters wide, its point one more; the gap between the groups is two. */
const GROUP_GAP = '  ';

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

function drawBar(frame: Uint8Array): string {
  const steps = Array.from({ length: BAR_SEGMENTS }, (_, i) =>
    isLit(frame, BAR_START + i) ? '#####' : '     ',
  );
  return steps.join(' ');
}

function drawSigns(frame: Uint8Array, width: number): string {
  const lit = SEGMENTS.slice(ICON_START).filter((_, i) => isLit(frame, ICON_START + i));
  const names = lit.map((segment) => segment.id);
  const level = names.filter((name) => /^battery-\d$/.test(name)).length;
  const battery = names.includes('battery') ? `[${'='.repeat(level).padEnd(4)}]` : '';
  const signs = names.filter((name) => !name.startsWith('battery') && name !== 'orientation');
  return signs.join(' ').padEnd(width - battery.length) + battery;
}

/** Seven lines inside a border. A dark glass is an empty border. */
export function drawText(frame: Uint8Array): string {
  const digits = drawDigits(frame);
  const width = digits[0]!.length;
  const orientation = isLit(
    frame,
    SEGMENTS.findIndex((segment) => segment.id === 'orientation'),
  )
    ? '\\ '
    : '  ';
  const rows = [drawSigns(frame, width), ...digits, (orientation + drawBar(frame)).padEnd(width)];
  const edge = `+-${'-'.repeat(width)}-+`;
  return [edge, ...rows.map((row) => `| ${row.slice(0, width).padEnd(width)} |`), edge].join('\n');
}
