/** The one large digit of the code reader's glass: seven mitred segments out of its width, height and stroke. */
import type { Point } from '../../simulator/glass/shapes.ts';
import { GLASS } from './tables.ts';

/** Segments a to g, each a polygon. */
export function giantPolygons(): [name: string, polygon: Point[]][] {
  const { x, y, width, height, stroke, gap } = GLASS.giantDigit;
  const [half, middle] = [stroke / 2, height / 2];
  const top: Point[] = [
    [gap, 0],
    [width - gap, 0],
    [width - stroke - gap, stroke],
    [stroke + gap, stroke],
  ];
  const left: Point[] = [
    [0, gap],
    [stroke, stroke + gap],
    [stroke, middle - half - gap],
    [half, middle - gap],
    [0, middle - gap],
  ];
  const across: Point[] = [
    [half + gap, middle],
    [stroke + gap, middle - half],
    [width - stroke - gap, middle - half],
    [width - half - gap, middle],
    [width - stroke - gap, middle + half],
    [stroke + gap, middle + half],
  ];
  const toRight = (points: Point[]): Point[] => points.map(([px, py]) => [width - px, py]);
  const down = (points: Point[]): Point[] => points.map(([px, py]) => [px, height - py]);
  const named: [string, Point[]][] = [
    ['a', top],
    ['b', toRight(left)],
    ['c', down(toRight(left))],
    ['d', down(top)],
    ['e', down(left)],
    ['f', left],
    ['g', across],
  ];
  return named.map(([name, points]) => [name, points.map(([px, py]): Point => [px + x, py + y])]);
}
