/** The glass as a one-bit display shows it, with a code on it, as SVG for the documents. */
import { pixelSpans, type Span } from './glass-pixels.ts';
import { segments } from './glass.ts';
import { GLASS, PIXELS } from './tables.ts';

const PIXEL = 6;
const EDGE = 2;
const CODE = ' 492 039';
/** What is lit beside the code. */
const LIT = ['bar-1', 'bar-2', 'bar-3', 'bar-4', 'orientation', 'battery', 'battery-1', 'battery-2'];
const LIT_IN_SOME = ['mark-3', 'sound-loudspeaker'];

function isLit(id: string): boolean {
  const [kind, place, name] = id.split('-');
  if (kind !== 'digit') return [...LIT, ...LIT_IN_SOME].includes(id);
  // The gap between the groups takes no place.
  const character = CODE.replace(/(?<=\d) /, '')[Number(place) - 1] ?? ' ';
  return (GLASS.characters[character] ?? '').includes(name!);
}

const path = (spans: readonly Span[]): string =>
  spans.map(({ row, first, last }) => `M${first + 0.05} ${row + 0.5}h${last - first + 0.9}`).join('');

export function glassPixelPicture(model: string, title: string): string {
  const all = pixelSpans(model);
  const ids = segments().map(({ id }) => id);
  const lit = all.filter((_, bit) => isLit(ids[bit]!)).flat();
  // The large digit lies over the others: it would hide what is dark now.
  const dark = all.filter((_, bit) => !isLit(ids[bit]!) && !ids[bit]!.startsWith('giant-')).flat();
  const [width, height] = [PIXELS.width + 2 * EDGE, PIXELS.height + 2 * EDGE];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-EDGE} ${-EDGE} ${width} ${height}" width="${width * PIXEL}" height="${height * PIXEL}" role="img" aria-labelledby="title">
<title id="title">${title} on a display of ${PIXELS.width} x ${PIXELS.height} pixels, showing${CODE}; what is dark now is grey</title>
<rect x="${-EDGE}" y="${-EDGE}" width="${width}" height="${height}" rx="2" fill="#0b0e11"/>
<g fill="none" stroke-width="0.9"><path stroke="#3a434c" d="${path(dark)}"/><path stroke="#e8f4ff" d="${path(lit)}"/></g>
</svg>
`;
}
