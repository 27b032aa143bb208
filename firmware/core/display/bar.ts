/**
 * The time bar, drawn from the token's own time step: six sixths, rounded up, so that a live code always shows at
 * least one and a dead one none. (A bar of a constant 60 s showed dead codes as live: nitrokey-app2 #242.)
 */
import { light } from './glass';
import { BAR_SEGMENTS, BAR_START } from './segments.generated';

/** Lit sixths, 1 to 6, for a code with `remainingMs` left of a step of `stepMs`. */
export function barLength(remainingMs: u32, stepMs: u32): u32 {
  return (remainingMs * BAR_SEGMENTS + stepMs - 1) / stepMs;
}

/** Milliseconds until the bar gets shorter by one. */
export function barChangeMs(remainingMs: u32, stepMs: u32): u32 {
  return remainingMs - ((barLength(remainingMs, stepMs) - 1) * stepMs) / BAR_SEGMENTS;
}

export function drawBar(length: u32): void {
  for (let i: u32 = 0; i < length; i++) light(BAR_START + i);
}
