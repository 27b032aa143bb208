/**
 * One moment of a token on a tester's desk: what its glass shows and what time it is, so that nobody mixes two moments
 * in one report.
 */
import type { GlassReading } from '../glass/reading.ts';
import type { Session } from './session.ts';

export interface Moment {
  frame: Uint8Array;
  glass: GlassReading;
  /** The time outside, which the token's own may differ from. */
  unixMs: number;
  /** By the session's clock. */
  uptimeMs: number;
}

/** This moment; no time passes. */
export function momentOf(session: Session): Moment {
  const { clock, device } = session;
  // First: whoever looks at the glass has seen a code that is there.
  const glass = session.glass();
  return {
    // A view of the core's memory, which goes on changing.
    frame: device.frame().slice(),
    glass,
    unixMs: clock.unixMs(),
    uptimeMs: clock.uptimeMs(),
  };
}
