/** Segment numbers for the core and polygons for everyone who draws, both from hardware-docs/glass.json. */
import { giantPolygons } from './giant-digit.ts';
import { KEPT_AS_IT_IS, rowPerLine } from './rows.ts';
import { shapeText } from './shape-text.ts';
import { polygonsOf, type Point, type Shape } from '../../simulator/glass/shapes.ts';
import { constantName, GLASS } from './tables.ts';

const DIGIT_SEGMENTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'p'] as const;
const BAR_START = GLASS.digitPlaces.length * DIGIT_SEGMENTS.length;
const ICON_START = BAR_START + GLASS.bar.segments;
const MARK_START = ICON_START + GLASS.icons.length;
const POSITION_START = MARK_START + GLASS.digitPlaces.length;
export const GIANT_START = POSITION_START + GLASS.digitPlaces.length;
/** Not a segment: the bit that changes light and dark. */
export const INVERSE_BIT = GIANT_START + 7;

export interface Segment {
  id: string;
  kind: 'digit' | 'bar' | 'icon' | 'mark' | 'position' | 'giant';
  /** Models that have it; without this, all. */
  models?: string[];
  meaning: string;
  shapes: Shape[];
  /** What the shapes come to. */
  polygons: Point[][];
}

/** A digit's segments at the upper left corner, in the order of their bits. */
function digitShapes(): Record<string, Shape[]> {
  return Object.fromEntries(DIGIT_SEGMENTS.map((name) => [name, GLASS.digitSegments[name] ?? []]));
}

/** All segments in the order of the frame's bits. */
export function segments(): Segment[] {
  const list: Omit<Segment, 'polygons'>[] = [];
  GLASS.digitPlaces.forEach((_, place) => {
    for (const [name, shapes] of Object.entries(digitShapes())) {
      const meaning = `place ${place + 1}, segment ${name}`;
      list.push({ id: `digit-${place + 1}-${name}`, kind: 'digit', meaning, shapes });
    }
  });
  const { segments: steps, x, y, pitch, width, height } = GLASS.bar;
  for (let step = 0; step < steps; step++) {
    const shapes: Shape[] = [{ rect: [x + step * pitch, y, width, height] }];
    list.push({ id: `bar-${step + 1}`, kind: 'bar', meaning: `time bar, sixth ${step + 1}`, shapes });
  }
  for (const { id, meaning, models, shapes } of GLASS.icons)
    list.push({ id, kind: 'icon', meaning, ...(models && { models }), shapes });
  const { models, ...mark } = GLASS.marks;
  GLASS.digitPlaces.forEach(([left], place) => {
    const meaning = `place ${place + 1} is being spoken`;
    const shapes: Shape[] = [{ rect: [left, mark.y, mark.width, mark.height] }];
    list.push({ id: `mark-${place + 1}`, kind: 'mark', meaning, models, shapes });
  });
  const { models: havingPositions, ...line } = GLASS.positions;
  GLASS.digitPlaces.forEach(([left], place) => {
    const meaning = `place ${place + 1} has a digit, one of which is the large one: the marked one`;
    const shapes: Shape[] = [{ rect: [left, line.y, line.width, line.height] }];
    list.push({ id: `position-${place + 1}`, kind: 'position', meaning, models: havingPositions, shapes });
  });
  for (const [name, polygon] of giantPolygons()) {
    const meaning = `the large digit, segment ${name}`;
    const { models: havingGiant } = GLASS.giantDigit;
    list.push({ id: `giant-${name}`, kind: 'giant', meaning, models: havingGiant, shapes: [{ polygon }] });
  }
  return list.map((segment, bit) => ({
    ...segment,
    polygons: polygonsOf(
      segment.shapes,
      GLASS.digitPlaces[segment.kind === 'digit' ? Math.floor(bit / DIGIT_SEGMENTS.length) : -1],
    ),
  }));
}

/** How many segments the model's glass has: the first of the frame. The large digit lies over others and does not count. */
export function segmentCount(model: string): number {
  const has = segments().map(({ kind, models }) => kind !== 'giant' && (models?.includes(model) ?? true));
  const count = has.lastIndexOf(true) + 1;
  if (has.slice(0, count).includes(false))
    throw new Error(`glass.json: expected the signs that ${model} has before those that it lacks`);
  return count;
}

const characterBits = (lit: string): number =>
  [...lit].reduce((bits, name) => bits | (1 << DIGIT_SEGMENTS.indexOf(name as 'a')), 0);

/** Segment numbers and the character patterns for the core. */
export function coreSegments(): string {
  const names: Record<string, string> = { '-': 'MINUS', ' ': 'BLANK' };
  const letterLines = Object.entries(GLASS.characters)
    .filter(([character]) => !/[0-9]/.test(character))
    .map(([character, lit]) => {
      const name =
        names[character] ??
        (/[a-z]/.test(character) ? `SMALL_${character.toUpperCase()}` : `CAPITAL_${character}`);
      return `export const PATTERN_${name}: u32 = ${characterBits(lit)};`;
    });
  return `/** Generated from hardware-docs/glass.json by "npm run generate". Change the table, not this file. */
export const DIGIT_PLACES: u32 = ${GLASS.digitPlaces.length};
export const BAR_START: u32 = ${BAR_START};
export const BAR_SEGMENTS: u32 = ${GLASS.bar.segments};
${GLASS.icons.map((icon, index) => `/** ${icon.meaning} */\nexport const ${constantName('ICON', icon.id)}: u32 = ${ICON_START + index};`).join('\n')}
/** The mark under a digit place while that digit is spoken. */
export const MARK_START: u32 = ${MARK_START};
/** The line under each place of a code of which one digit is shown large. */
export const POSITION_START: u32 = ${POSITION_START};
/** The large digit's segments, a to g. */
export const GIANT_START: u32 = ${GIANT_START};
/** Not a segment: light and dark are changed. */
export const INVERSE_GLASS: u32 = ${INVERSE_BIT};
/** The bit of a digit place's decimal point. */
export const PATTERN_POINT: u32 = ${1 << DIGIT_SEGMENTS.indexOf('p')};
${letterLines.join('\n')}
/** Segment bits (a is bit 0) of the digits 0 to 9. */
export const DIGIT_PATTERNS: usize = memory.data<u8>([${Array.from({ length: 10 }, (_, digit) => characterBits(GLASS.characters[String(digit)] ?? '')).join(', ')}]);
`;
}

/** The line under a digit place, at the left edge. */
function lineText({ y, width, height }: { y: number; width: number; height: number }): string {
  return shapeText([{ rect: [0, y, width, height] }]);
}

/** A row each: id, shapes and, where not all have it, the models that do. */
function signRows(kind: Segment['kind']): string {
  const ofKind = segments().filter((segment) => segment.kind === kind);
  return rowPerLine(
    ofKind.map(({ id, models, shapes }) => [id, shapeText(shapes), ...(models ? [models] : [])]),
  );
}

/** Geometry and characters for hosts. */
export function hostGeometry(): string {
  const characters = Object.entries(GLASS.characters).map(
    ([character, lit]) => `'${character}': ${characterBits(lit)}`,
  );
  return `/** Generated from hardware-docs/glass.json by "npm run generate". Change the table, not this file. */
import { parseShapes, polygonsOf, type Point } from './shapes.ts';
export interface GlassSegment { id: string; kind: 'digit' | 'bar' | 'icon' | 'mark' | 'position' | 'giant'; models?: readonly string[]; polygons: readonly (readonly Point[])[] }
export const GLASS_WIDTH = ${GLASS.width};
export const GLASS_HEIGHT = ${GLASS.height};
/** Models whose glass is higher: it reaches above the rest. */
export const MODEL_HEIGHTS: Record<string, number> = ${JSON.stringify(GLASS.modelHeights)};
export const DIGIT_PLACES = ${GLASS.digitPlaces.length};
/** A gap follows this many places: groups are read apart. */
export const GROUP_AFTER_PLACE = ${GLASS.groupAfterPlace};
export const BAR_START = ${BAR_START};
export const BAR_SEGMENTS = ${GLASS.bar.segments};
export const ICON_START = ${ICON_START};
export const MARK_START = ${MARK_START};
/** The line under each place of a code of which one digit is shown large, and that digit's segments. */
export const POSITION_START = ${POSITION_START};
export const GIANT_START = ${GIANT_START};
/** Not a segment: light and dark are changed. */
export const INVERSE_BIT = ${INVERSE_BIT};
/** Segment bits (a is bit 0, the point bit 7) of each character. */
export const CHARACTERS: Record<string, number> = { ${characters.join(', ')} };
/** What a digit is made of, as parseShapes reads it, and the corner of each place. */
${KEPT_AS_IT_IS}
const DIGIT: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(Object.entries(digitShapes()).map(([name, shapes]) => [name, shapeText(shapes)])))};
const PLACES: readonly Point[] = ${JSON.stringify(GLASS.digitPlaces)};
const BARS = [${Array.from({ length: GLASS.bar.segments }, (_, step) => GLASS.bar.x + step * GLASS.bar.pitch).join(', ')}];
type Kind = GlassSegment['kind'];
type Models = readonly string[];
const segment = (id: string, kind: Kind, shapes: string, models?: Models, corner?: Point): GlassSegment => ({
  id, kind, ...(models && { models }), polygons: polygonsOf(parseShapes(shapes), corner),
});
/** One of a kind at each of these, numbered from 1. */
const row = (kind: Kind, lefts: readonly number[], shape: string, models?: Models): GlassSegment[] =>
  lefts.map((left, index) => segment(\`\${kind}-\${index + 1}\`, kind, shape, models, [left, 0]));
const LEFTS = PLACES.map(([left]) => left);
type Sign = readonly [id: string, shapes: string, models?: Models];
${KEPT_AS_IT_IS}
const SIGNS: readonly Sign[] = ${signRows('icon')};
${KEPT_AS_IT_IS}
const GIANT: readonly Sign[] = ${signRows('giant')};
const signs = (kind: Kind, list: readonly Sign[]): GlassSegment[] =>
  list.map(([id, shapes, models]) => segment(id, kind, shapes, models));
/** In the order of the frame's bits. */
export const SEGMENTS: readonly GlassSegment[] = [
  ...PLACES.flatMap((place, index) =>
    Object.entries(DIGIT).map(([name, shapes]) => segment(\`digit-\${index + 1}-\${name}\`, 'digit', shapes, undefined, place)),
  ),
  ...row('bar', BARS, '${shapeText([{ rect: [0, GLASS.bar.y, GLASS.bar.width, GLASS.bar.height] }])}'),
  ...signs('icon', SIGNS),
  ...row('mark', LEFTS, '${lineText(GLASS.marks)}', ${JSON.stringify(GLASS.marks.models)}),
  ...row('position', LEFTS, '${lineText(GLASS.positions)}', ${JSON.stringify(GLASS.positions.models)}),
  ...signs('giant', GIANT),
];
`;
}
