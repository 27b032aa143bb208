/** Segment numbers for the core and polygons for everyone who draws, both from hardware-docs/glass.json. */
import { KEPT_AS_IT_IS, rowPerLine } from './rows.ts';
import { constantName, GLASS, type Point, type Shape } from './tables.ts';

const DIGIT_SEGMENTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'p'] as const;
const BAR_START = GLASS.digitPlaces.length * DIGIT_SEGMENTS.length;
const ICON_START = BAR_START + GLASS.bar.segments;
const MARK_START = ICON_START + GLASS.icons.length;

export interface Segment {
  id: string;
  kind: 'digit' | 'bar' | 'icon' | 'mark';
  /** Models that have it; without this, all. */
  models?: string[];
  meaning: string;
  polygons: Point[][];
}

const rectangle = (x: number, y: number, width: number, height: number): Point[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

/** A thick line as a rectangle along it, longer by half its width at both ends so that corners close. */
function thickLine([x1, y1]: Point, [x2, y2]: Point, width: number): Point[] {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const ux = ((x2 - x1) / length) * (width / 2);
  const uy = ((y2 - y1) / length) * (width / 2);
  return [
    [x1 - ux - uy, y1 - uy + ux],
    [x2 + ux - uy, y2 + uy + ux],
    [x2 + ux + uy, y2 + uy - ux],
    [x1 - ux + uy, y1 - uy - ux],
  ];
}

const strokes = (lines: Point[][], width: number): Point[][] =>
  lines.flatMap((line) => line.slice(1).map((end, index) => thickLine(line[index]!, end, width)));

/** A ring as 16 quadrilaterals, so that no drawing host needs holes in polygons. */
function ring(cx: number, cy: number, outer: number, inner: number): Point[][] {
  const at = (radius: number, step: number): Point => [
    cx + radius * Math.cos((step * Math.PI) / 8),
    cy + radius * Math.sin((step * Math.PI) / 8),
  ];
  return Array.from({ length: 16 }, (_, step) => [
    at(outer, step),
    at(outer, step + 1),
    at(inner, step + 1),
    at(inner, step),
  ]);
}

function letters(text: string, x: number, y: number): Point[][] {
  const { advance, width } = GLASS.strokeLetters;
  return [...text].flatMap((letter, index) => {
    const lines = GLASS.strokeLetters[letter];
    if (lines === undefined) throw new Error(`glass.json: no stroke letter for "${letter}"`);
    return strokes(
      lines.map((line) => line.map(([px, py]): Point => [x + index * advance + px, y + py])),
      width,
    );
  });
}

function polygons(shape: Shape): Point[][] {
  if ('polygon' in shape) return [shape.polygon];
  if ('rect' in shape) return [rectangle(...shape.rect)];
  if ('ring' in shape) return ring(...shape.ring);
  if ('strokes' in shape) return strokes(shape.strokes, shape.width);
  if ('text' in shape) return letters(shape.text, shape.x, shape.y);
  const [x, y, width, height, line] = shape.frame;
  return [
    rectangle(x, y, width, line),
    rectangle(x, y + height - line, width, line),
    rectangle(x, y + line, line, height - 2 * line),
    rectangle(x + width - line, y + line, line, height - 2 * line),
  ];
}

const round = (points: Point[]): Point[] =>
  points.map(([x, y]) => [Math.round(x * 100) / 100, Math.round(y * 100) / 100]);

/** All segments in the order of the frame's bits. */
export function segments(): Segment[] {
  const list: Segment[] = [];
  GLASS.digitPlaces.forEach(([x, y], place) => {
    for (const name of DIGIT_SEGMENTS) {
      const shapes = (GLASS.digitSegments[name] ?? []).flatMap(polygons);
      const moved = shapes.map((points) => points.map(([px, py]): Point => [px + x, py + y]));
      list.push({
        id: `digit-${place + 1}-${name}`,
        kind: 'digit',
        meaning: `place ${place + 1}, segment ${name}`,
        polygons: moved,
      });
    }
  });
  const bar = GLASS.bar;
  for (let step = 0; step < bar.segments; step++) {
    const points = rectangle(bar.x + step * bar.pitch, bar.y, bar.width, bar.height);
    list.push({
      id: `bar-${step + 1}`,
      kind: 'bar',
      meaning: `time bar, sixth ${step + 1}`,
      polygons: [points],
    });
  }
  for (const icon of GLASS.icons) {
    const { id, meaning, models } = icon;
    list.push({
      id,
      kind: 'icon',
      meaning,
      ...(models && { models }),
      polygons: icon.shapes.flatMap(polygons),
    });
  }
  const { models, y, width, height } = GLASS.marks;
  GLASS.digitPlaces.forEach(([x], place) => {
    const meaning = `place ${place + 1} is being spoken`;
    list.push({
      id: `mark-${place + 1}`,
      kind: 'mark',
      meaning,
      models,
      polygons: [rectangle(x, y, width, height)],
    });
  });
  return list.map((segment) => ({ ...segment, polygons: segment.polygons.map(round) }));
}

/** How many segments the model's glass has: the first of the frame. */
export function segmentCount(model: string): number {
  const has = segments().map(({ models }) => models?.includes(model) ?? true);
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
/** The bit of a digit place's decimal point. */
export const PATTERN_POINT: u32 = ${1 << DIGIT_SEGMENTS.indexOf('p')};
${letterLines.join('\n')}
/** Segment bits (a is bit 0) of the digits 0 to 9. */
export const DIGIT_PATTERNS: usize = memory.data<u8>([${Array.from({ length: 10 }, (_, digit) => characterBits(GLASS.characters[String(digit)] ?? '')).join(', ')}]);
`;
}

/** Geometry and characters for hosts. */
export function hostGeometry(): string {
  const characters = Object.entries(GLASS.characters).map(
    ([character, lit]) => `'${character}': ${characterBits(lit)}`,
  );
  return `/** Generated from hardware-docs/glass.json by "npm run generate". Change the table, not this file. */
export interface GlassSegment { id: string; kind: 'digit' | 'bar' | 'icon' | 'mark'; models?: readonly string[]; polygons: readonly (readonly [number, number])[][] }
export const GLASS_WIDTH = ${GLASS.width};
export const GLASS_HEIGHT = ${GLASS.height};
/** Models whose glass is higher. */
export const MODEL_HEIGHTS: Record<string, number> = ${JSON.stringify(GLASS.modelHeights)};
export const DIGIT_PLACES = ${GLASS.digitPlaces.length};
/** A gap follows this many places: groups are read apart. */
export const GROUP_AFTER_PLACE = ${GLASS.groupAfterPlace};
export const BAR_START = ${BAR_START};
export const BAR_SEGMENTS = ${GLASS.bar.segments};
export const ICON_START = ${ICON_START};
export const MARK_START = ${MARK_START};
/** Segment bits (a is bit 0, the point bit 7) of each character. */
export const CHARACTERS: Record<string, number> = { ${characters.join(', ')} };
/** In the order of the frame's bits. */
${KEPT_AS_IT_IS}
export const SEGMENTS: readonly GlassSegment[] = ${rowPerLine(segments().map(({ id, kind, models, polygons }) => ({ id, kind, models, polygons })))};
`;
}
