/** Reads a picture of a board's display back to the frame, and draws one: bit n is lit where all its pixels are. */
import {
  DISPLAY_HEIGHT,
  DISPLAY_WIDTH,
  GIANT_START,
  GLASS_SPANS,
  INVERSE_BIT,
} from './glass-pixels.generated.ts';

/** Pixels of a display, row by row, one byte each: 1 lit, 0 dark. */
export type DisplayImage = Uint8Array;

const FRAME_BYTES = 16;

function spansOf(model: string): readonly (readonly number[])[] {
  const spans = Object.hasOwn(GLASS_SPANS, model) ? GLASS_SPANS[model] : undefined;
  if (spans === undefined)
    throw new Error(`no glass for the model "${model}", there is ${Object.keys(GLASS_SPANS).join(', ')}`);
  return spans;
}

/** The places of a segment's pixels in an image. */
function pixelsOf(spans: readonly number[]): number[] {
  const pixels: number[] = [];
  for (let start = 0; start < spans.length; start += 3) {
    const [row, first, last] = spans.slice(start, start + 3) as [number, number, number];
    for (let x = first; x <= last; x++) pixels.push(row * DISPLAY_WIDTH + x);
  }
  return pixels;
}

const GIANT_BITS = Array.from({ length: INVERSE_BIT - GIANT_START }, (_, segment) => GIANT_START + segment);

const isSet = (frame: Uint8Array, bit: number): boolean => ((frame[bit >> 3]! >> (bit & 7)) & 1) === 1;

/** A model with the one large digit can change light and dark as well. */
function canBeInverse(model: string): boolean {
  return spansOf(model)[GIANT_START]!.length > 0;
}

const changed = (image: DisplayImage): DisplayImage => image.map((pixel) => (pixel === 0 ? 1 : 0));

/** Whether light and dark are changed: most pixels that belong to no segment are lit. */
function isInverse(image: DisplayImage, model: string): boolean {
  const owned = new Set(spansOf(model).flatMap(pixelsOf));
  const ground = [...image].filter((_, pixel) => !owned.has(pixel));
  return ground.filter((pixel) => pixel !== 0).length > ground.length / 2;
}

/** The image that shows a frame. Bits without a segment on the model's glass light nothing. */
export function drawImage(frame: Uint8Array, model: string): DisplayImage {
  const image = new Uint8Array(DISPLAY_WIDTH * DISPLAY_HEIGHT);
  spansOf(model).forEach((spans, bit) => {
    if (isSet(frame, bit)) for (const pixel of pixelsOf(spans)) image[pixel] = 1;
  });
  return canBeInverse(model) && isSet(frame, INVERSE_BIT) ? changed(image) : image;
}

/** The frame that an image shows. Throws when a lit pixel belongs to no lit segment: that is no picture of the glass. */
export function readImage(image: DisplayImage, model: string): Uint8Array {
  if (image.length !== DISPLAY_WIDTH * DISPLAY_HEIGHT)
    throw new Error(`an image has ${DISPLAY_WIDTH * DISPLAY_HEIGHT} pixels, got ${image.length}`);
  const frame = new Uint8Array(FRAME_BYTES);
  const inverse = canBeInverse(model) && isInverse(image, model);
  if (inverse) frame[INVERSE_BIT >> 3]! |= 1 << (INVERSE_BIT & 7);
  const rest = inverse ? changed(image) : image.slice();
  // The large digit first: what it lies over is not lit with it.
  for (const bit of [...GIANT_BITS, ...spansOf(model).keys()]) {
    const pixels = pixelsOf(spansOf(model)[bit]!);
    if (pixels.length === 0 || !pixels.every((pixel) => rest[pixel] !== 0)) continue;
    frame[bit >> 3]! |= 1 << (bit & 7);
    if (GIANT_BITS.includes(bit)) for (const pixel of pixels) rest[pixel] = 0;
  }
  const expected = drawImage(frame, model);
  const stray = image.findIndex((pixel, index) => (pixel !== 0) !== (expected[index] !== 0));
  if (stray >= 0) {
    const [x, y] = [stray % DISPLAY_WIDTH, Math.floor(stray / DISPLAY_WIDTH)];
    throw new Error(`the pixel at ${x}, ${y} is lit, but no segment it belongs to is`);
  }
  return frame;
}
