/** Draws a frame as a PNG picture: the SVG of draw-svg.ts through resvg, which is loaded only when needed. */
import { drawSvg } from './draw-svg.ts';
import { PLAIN_MODEL } from './model-segments.ts';

/** Pixels per unit of the geometry table. */
const SCALE = 2;

/** The bytes of a PNG file. Rejects when the package @resvg/resvg-js has no build for this machine. */
export async function drawPng(frame: Uint8Array, model: string = PLAIN_MODEL): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const image = new Resvg(drawSvg(frame, model, SCALE), { font: { loadSystemFonts: false } });
  return image.render().asPng();
}
