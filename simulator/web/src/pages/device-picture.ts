/** A small drawing of each device, for those who know it by its looks; no reader needs it, since its name stands beside it. */
import type { ModelName } from '../../../token/contract.generated.ts';

const SVG = 'http://www.w3.org/2000/svg';

type Attributes = Readonly<Record<string, string | number>>;
/** A shape with the class that gives its colour. */
type Drawn = readonly [shape: 'rect' | 'circle', part: string, attributes: Attributes];

const row = (y: number): Drawn[] =>
  [26, 52, 78].map((x) => ['rect', 'key', { x, y, width: 20, height: 11, rx: 3 }] as const);

const PICTURES: Readonly<Record<ModelName, readonly Drawn[]>> = {
  'code-display': [
    ['rect', 'case', { x: 2, y: 38, width: 120, height: 44, rx: 20 }],
    ['circle', 'button', { cx: 24, cy: 60, r: 11 }],
    ['rect', 'window', { x: 44, y: 48, width: 68, height: 24, rx: 4 }],
    ...[52, 61, 70, 82, 91, 100].map((x) => ['rect', 'lit', { x, y: 54, width: 5, height: 12 }] as const),
  ],
  'code-reader': [
    ['rect', 'case', { x: 16, y: 2, width: 92, height: 116, rx: 12 }],
    ['rect', 'window', { x: 25, y: 11, width: 74, height: 34, rx: 4 }],
    ...[34, 43, 52, 65, 74, 83].map((x) => ['rect', 'lit', { x, y: 19, width: 5, height: 18 }] as const),
    ...[52, 68, 84].flatMap(row),
    ['rect', 'key', { x: 52, y: 100, width: 20, height: 11, rx: 3 }],
    ['rect', 'function', { x: 78, y: 100, width: 20, height: 11, rx: 3 }],
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
