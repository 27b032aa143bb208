/** Draws the glass as inline SVG, one element per segment, lit by the frame's bits alone. */
import { GLASS_HEIGHT, GLASS_WIDTH, SEGMENTS } from '../../../glass/geometry.generated.ts';
import type { GlassSegment } from '../../../glass/geometry.generated.ts';
import { isLit } from '../../../glass/reading.ts';

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

export class GlassView {
  readonly element: SVGSVGElement;
  readonly #segments = SEGMENTS.map(drawSegment);

  constructor() {
    this.element = document.createElementNS(SVG, 'svg');
    this.element.setAttribute('class', 'glass');
    this.element.setAttribute('viewBox', `0 0 ${GLASS_WIDTH} ${GLASS_HEIGHT}`);
    this.element.setAttribute('role', 'img');
    this.element.append(...this.#segments);
  }

  /** Lights the frame's segments. `label` is what a screen reader reads for the image. */
  show(frame: Uint8Array, label: string): void {
    this.#segments.forEach((segment, bit) => segment.classList.toggle('on', isLit(frame, bit)));
    this.element.setAttribute('aria-label', label);
  }
}
