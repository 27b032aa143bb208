/** A small drawing of each device, for those who know it by its looks; no reader needs it, since its name stands beside it. */
import type { ModelName } from '../../../token/contract.generated.ts';

const SVG = 'http://www.w3.org/2000/svg';

type Attributes = Readonly<Record<string, string | number>>;
/** A shape with the class that gives its colour. */
type Drawn = readonly [shape: 'rect' | 'circle', part: string, attributes: Attributes];

const key = (x: number, y: number, width = 22, part = 'key'): Drawn => {
  return ['rect', part, { x, y, width, height: 9, rx: 3 }];
};
const row = (y: number): Drawn[] => [11, 37, 63].map((x) => key(x, y));
const digits = (xs: readonly number[], y: number, height: number): Drawn[] =>
  xs.map((x) => ['rect', 'lit', { x, y, width: 5, height }]);

const PICTURES: Readonly<Record<ModelName, readonly Drawn[]>> = {
  'code-display': [
    ['rect', 'case', { x: 2, y: 38, width: 120, height: 44, rx: 20 }],
    ['circle', 'button', { cx: 24, cy: 60, r: 11 }],
    ['rect', 'window', { x: 44, y: 48, width: 68, height: 24, rx: 4 }],
    ...digits([51, 60, 69, 82, 91, 100], 54, 12),
  ],
  'code-reader': [
    ['rect', 'case', { x: 2, y: 2, width: 92, height: 116, rx: 12 }],
    ['rect', 'window', { x: 11, y: 11, width: 74, height: 30, rx: 4 }],
    ...digits([21, 30, 39, 52, 61, 70], 18, 16),
    key(11, 47, 35),
    key(50, 47, 35),
    ...[60, 73, 86].flatMap(row),
    key(37, 99),
    key(63, 99, 22, 'function'),
  ],
};

export function devicePicture(model: ModelName): SVGSVGElement {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('class', 'device-picture');
  picture.setAttribute('viewBox', '0 0 124 120');
  picture.setAttribute('aria-hidden', 'true');
  for (const [shape, part, attributes] of PICTURES[model]) {
    const element = document.createElementNS(SVG, shape);
    element.setAttribute('class', part);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    picture.append(element);
  }
  return picture;
}
