/** Which segments the glass of a model has: the frame's bits are the same for all, some are left out in some. */
import { GLASS_HEIGHT, MODEL_HEIGHTS, SEGMENTS, type GlassSegment } from './geometry.generated.ts';

/** The model whose glass has only what all have. */
export const PLAIN_MODEL = 'code-display';

export interface PlacedSegment {
  segment: GlassSegment;
  /** Its place in the frame. */
  bit: number;
}

/** The segments of a model's glass, in the order of the frame's bits. */
export function segmentsOf(model: string): PlacedSegment[] {
  return SEGMENTS.map((segment, bit) => ({ segment, bit })).filter(
    ({ segment: { models } }) => models === undefined || models.includes(model),
  );
}

/** Where a model's glass begins: a higher one reaches above the rest. */
export function glassTop(model: string): number {
  return GLASS_HEIGHT - glassHeight(model);
}

export function glassHeight(model: string): number {
  return (Object.hasOwn(MODEL_HEIGHTS, model) ? MODEL_HEIGHTS[model] : undefined) ?? GLASS_HEIGHT;
}
