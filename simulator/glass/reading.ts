/** Reads the glass back from its segment bits, as an eye would: never from what the program thinks it shows. */
import {
  BAR_SEGMENTS,
  BAR_START,
  CHARACTERS,
  DIGIT_PLACES,
  GIANT_START,
  GROUP_AFTER_PLACE,
  ICON_START,
  INVERSE_BIT,
  MARK_START,
  POSITION_START,
  SEGMENTS,
} from './geometry.generated.ts';

export interface GlassReading {
  /** What stands in the digit places, with one space for every gap: `492 039`; the one large digit; empty when all is dark. */
  text: string;
  /** The digits alone: `492039`. */
  digits: string;
  /** Lit sixths of the time bar, 0 to 6. */
  bar: number;
  /** Lit signs, by their ids in hardware-docs/glass.json. */
  icons: string[];
  /** The digit place, from 1, that is marked as being spoken. */
  mark: number | null;
  /** The digits when they are a live code: the time bar is lit only then. Of one large digit nobody reads the code. */
  code: string | null;
  /** The one large digit, which of the code's digits it is, from 1, and how many there are. */
  giant: { digit: string; place: number; of: number } | null;
  /** Light and dark are changed. */
  inverse: boolean;
}

const POINT = 0x80;
const BY_PATTERN = new Map(Object.entries(CHARACTERS).map(([character, pattern]) => [pattern, character]));

export function isLit(frame: Uint8Array, segment: number): boolean {
  return ((frame[segment >> 3]! >> (segment & 7)) & 1) === 1;
}

/** The character in a digit place; `?` for a pattern that is none. */
function characterAt(frame: Uint8Array, place: number): string {
  const pattern = frame[place]!;
  return (BY_PATTERN.get(pattern & ~POINT) ?? '?') + ((pattern & POINT) === 0 ? '' : '.');
}

function placesText(frame: Uint8Array): string {
  let text = '';
  for (let place = 0; place < DIGIT_PLACES; place++) {
    if (place === GROUP_AFTER_PLACE) text += ' ';
    text += characterAt(frame, place);
  }
  return text.replace(/ +/g, ' ').trim();
}

/** The digit of a code that is being said: its place among the code's digits, from 1, and itself. */
export function markedDigit(frame: Uint8Array): { place: number; digit: string } | null {
  const { mark, code } = readGlass(frame);
  if (mark === null || code === null) return null;
  let dark = 0;
  while (characterAt(frame, dark) === ' ') dark++;
  return { place: mark - dark, digit: characterAt(frame, mark - 1) };
}

/** @param frame one bit per segment, as the core gives it */
export function readGlass(frame: Uint8Array): GlassReading {
  const lit = (segment: number): boolean => isLit(frame, segment);
  const litFrom = (start: number): number[] =>
    Array.from({ length: DIGIT_PLACES }, (_, place) => place).filter((place) => lit(start + place));
  const pattern = Array.from({ length: 7 }, (_, bit) => (lit(GIANT_START + bit) ? 1 << bit : 0));
  const large = BY_PATTERN.get(pattern.reduce((all, bit) => all | bit)) ?? '?';
  const text = large === ' ' ? placesText(frame) : large;
  const digits = text.replace(/[^0-9]/g, '');
  const bar = Array.from({ length: BAR_SEGMENTS }, (_, step) => BAR_START + step).filter(lit).length;
  const icons = SEGMENTS.slice(ICON_START, MARK_START)
    .filter((_, index) => lit(ICON_START + index))
    .map(({ id }) => id);
  const marks = litFrom(MARK_START);
  const mark = marks[0] === undefined ? null : marks[0] + 1;
  const positions = litFrom(POSITION_START);
  const giant =
    large === ' ' ? null : { digit: large, place: (mark ?? 0) - (positions[0] ?? 0), of: positions.length };
  // A live code has the bar and no page sign; the self-test lights everything, and hyphens stand for a code to come.
  const isCode = bar > 0 && !icons.some((id) => id.startsWith('page-'));
  const code = isCode && giant === null && digits !== '' ? digits : null;
  return { text, digits, bar, icons, mark, code, giant, inverse: lit(INVERSE_BIT) };
}
