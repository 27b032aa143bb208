/** Draws the glass as inline SVG, one element per segment, lit by the frame's bits alone. */
import {
  GLASS_HEIGHT,
  GLASS_WIDTH,
  INVERSE_BIT,
  MODEL_HEIGHTS,
  SEGMENTS,
} from '../../../glass/geometry.generated.ts';
import type { GlassSegment } from '../../../glass/geometry.generated.ts';
import { isLit } from '../../../glass/reading.ts';
import type { ModelName } from '../../../token/contract.generated.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** A polygon for each stroke: strokes of a sign overlap, and one path of them all would show holes there. */
function drawSegment({ id, polygons }: GlassSegment): SVGGElement {
  const group = document.createElementNS(SVG, 'g');
  group.dataset['segment'] = id;
  group.setAttribute('class', 'segment');
  for (const points of polygons) {
    const polygon = document.createElementNS(SVG, 'polygon');
    polygon.setAttribute('points', points.map((point) => point.join(',')).join(' '));
    group.append(polygon);
  }
  return group;
}

interface DrawnSegment {
  readonly bit: number;
  readonly element: SVGGElement;
}

/** Each model has its own signs, with the bits of the one table. */
function drawSegments(model: ModelName): DrawnSegment[] {
  return SEGMENTS.flatMap((segment, bit) =>
    segment.models?.includes(model) === false ? [] : [{ bit, element: drawSegment(segment) }],
  );
}

export class GlassView {
  readonly element: SVGSVGElement;
  readonly #segments: readonly DrawnSegment[];

  constructor(model: ModelName) {
    this.#segments = drawSegments(model);
    this.element = document.createElementNS(SVG, 'svg');
    this.element.setAttribute('class', 'glass');
    const height = MODEL_HEIGHTS[model] ?? GLASS_HEIGHT;
    this.element.setAttribute('viewBox', `0 ${GLASS_HEIGHT - height} ${GLASS_WIDTH} ${height}`);
    this.element.setAttribute('role', 'img');
    this.element.append(...this.#segments.map(({ element }) => element));
  }

  /** Lights the frame's segments. `label` is what a screen reader reads for the image. */
  show(frame: Uint8Array, label: string): void {
    for (const { bit, element } of this.#segments) element.classList.toggle('on', isLit(frame, bit));
    this.element.classList.toggle('inverse', isLit(frame, INVERSE_BIT));
    this.element.setAttribute('aria-label', label);
  }
}
