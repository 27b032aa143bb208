/** Shapes as the short text of the generated geometry: what `parseShapes` of simulator/glass/shapes.ts reads back. */
import type { Point, Shape } from '../../simulator/glass/shapes.ts';

/** The first corner as it is, each further one from the one before. */
function steps(points: readonly Point[]): number[] {
  return points.flatMap(([x, y], index) => {
    const [fromX, fromY] = points[index - 1] ?? [0, 0];
    return [x - fromX, y - fromY];
  });
}

function words(shape: Shape): string[] {
  if ('polygon' in shape) return [`p${steps(shape.polygon).join(',')}`];
  if ('strokes' in shape) return shape.strokes.map((line) => `s${[shape.width, ...steps(line)].join(',')}`);
  if ('rect' in shape) return [`r${shape.rect.join(',')}`];
  return ['ring' in shape ? `o${shape.ring.join(',')}` : `f${shape.frame.join(',')}`];
}

export function shapeText(shapes: readonly Shape[]): string {
  return shapes.flatMap(words).join(' ');
}
