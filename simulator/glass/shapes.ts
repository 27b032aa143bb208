/** The shapes that a glass is made of, as polygons for everyone who draws. */

export type Point = readonly [number, number];
export type Shape =
  | { readonly polygon: readonly Point[] }
  /** Left, top, width, height. */
  | { readonly rect: readonly [number, number, number, number] }
  /** The same, and the width of the line. */
  | { readonly frame: readonly [number, number, number, number, number] }
  /** Centre, outer and inner radius. */
  | { readonly ring: readonly [number, number, number, number] }
  | { readonly strokes: readonly (readonly Point[])[]; readonly width: number };

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

function polygons(shape: Shape): (readonly Point[])[] {
  if ('polygon' in shape) return [shape.polygon];
  if ('rect' in shape) return [rectangle(...shape.rect)];
  if ('ring' in shape) return ring(...shape.ring);
  if ('strokes' in shape)
    return shape.strokes.flatMap((line) =>
      line.slice(1).map((end, index) => thickLine(line[index]!, end, shape.width)),
    );
  const [x, y, width, height, line] = shape.frame;
  return [
    rectangle(x, y, width, line),
    rectangle(x, y + height - line, width, line),
    rectangle(x, y + line, line, height - 2 * line),
    rectangle(x + width - line, y + line, line, height - 2 * line),
  ];
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** Moved by the second argument. */
export function polygonsOf(shapes: readonly Shape[], [left, top]: Point = [0, 0]): Point[][] {
  return shapes
    .flatMap(polygons)
    .map((points) => points.map(([x, y]): Point => [hundredths(x + left), hundredths(y + top)]));
}

/** Corners as numbers in a row: the first as it is, each further one from the one before. */
function corners(numbers: readonly number[]): Point[] {
  let [x, y] = [0, 0];
  return Array.from({ length: numbers.length / 2 }, (_, corner): Point => {
    x += numbers[2 * corner]!;
    y += numbers[2 * corner + 1]!;
    return [x, y];
  });
}

/**
 * Shapes from the text of the generated table, which a page fetches: letter and numbers of each. `p` is a polygon and `s` a
 * stroke after its width, by their corners; `r`, `f` and `o` are a rect, a frame and a ring with the numbers of Shape.
 */
export function parseShapes(text: string): Shape[] {
  return text.split(' ').map((word) => {
    const numbers = word.slice(1).split(',').map(Number);
    const [a, b, c, d, e] = numbers as [number, number, number, number, number];
    switch (word[0]) {
      case 'p':
        return { polygon: corners(numbers) };
      case 's':
        return { strokes: [corners(numbers.slice(1))], width: a };
      case 'r':
        return { rect: [a, b, c, d] };
      case 'f':
        return { frame: [a, b, c, d, e] };
      default:
        return { ring: [a, b, c, d] };
    }
  });
}
