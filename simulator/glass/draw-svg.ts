/** Draws a frame as a stand-alone SVG picture of the glass, from the geometry table. */
import { GLASS_WIDTH, type GlassSegment } from './geometry.generated.ts';
import { describeGlass } from './describe.ts';
import { glassHeight, glassTop, PLAIN_MODEL, segmentsOf } from './model-segments.ts';
import { isLit, readGlass } from './reading.ts';

/** The grey-green of a reflective LCD; lit on ground has a contrast of 11:1, unlit is only just visible. */
const GROUND = '#c3cdb9';
const LIT = '#16201a';
const UNLIT = '#b8c2ae';
const UNLIT_INVERSE = '#222d26';
const CASE = '#2b3138';

/** Room around the glass for its frame, in the geometry's units. */
const MARGIN = 14;

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

interface Fills {
  ground: string;
  lit: string;
  unlit: string;
}

function fillsOf(frame: Uint8Array): Fills {
  return readGlass(frame).inverse
    ? { ground: LIT, lit: GROUND, unlit: UNLIT_INVERSE }
    : { ground: GROUND, lit: LIT, unlit: UNLIT };
}

/** One polygon element each: the strokes of a sign overlap, and one path of them all would show holes there. */
function drawSegment({ id, polygons }: GlassSegment, lit: boolean, fills: Fills): string {
  const shapes = polygons
    .map((points) => `<polygon points="${points.map(([x, y]) => `${x},${y}`).join(' ')}"/>`)
    .join('');
  return `    <g id="${id}" data-lit="${lit ? 1 : 0}" fill="${lit ? fills.lit : fills.unlit}">${shapes}</g>`;
}

/**
 * An SVG document of a model's glass; `scale` multiplies the geometry's units into pixels. Unlit segments stay faintly
 * visible.
 */
export function drawSvg(frame: Uint8Array, model: string = PLAIN_MODEL, scale = 1): string {
  const width = GLASS_WIDTH + 2 * MARGIN;
  const height = glassHeight(model) + 2 * MARGIN;
  const [left, top] = [-MARGIN, glassTop(model) - MARGIN];
  const fills = fillsOf(frame);
  const hasGiant = readGlass(frame).giant !== null;
  const drawn = segmentsOf(model).map(({ segment, bit }) => ({ segment, lit: isLit(frame, bit) }));
  // The large digit lies over the others: of the two only what is lit is seen.
  const hidesUnlit = ({ kind }: GlassSegment): boolean => hasGiant || kind === 'giant';
  // Lit ones last, so that no faint neighbour covers an edge.
  const ordered = [...drawn.filter((each) => !each.lit), ...drawn.filter((each) => each.lit)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" ` +
      `width="${width * scale}" height="${height * scale}" role="img" aria-labelledby="glass-title">`,
    `  <title id="glass-title">${escapeXml(describeGlass(frame))}</title>`,
    `  <rect x="${left}" y="${top}" width="${width}" height="${height}" rx="18" fill="${CASE}"/>`,
    `  <rect y="${glassTop(model)}" width="${GLASS_WIDTH}" height="${glassHeight(model)}" rx="8" fill="${fills.ground}"/>`,
    '  <g>',
    ...ordered.map(({ segment, lit }) =>
      drawSegment(segment, lit, hidesUnlit(segment) ? { ...fills, unlit: 'none' } : fills),
    ),
    '  </g>',
    '</svg>',
    '',
  ].join('\n');
}
