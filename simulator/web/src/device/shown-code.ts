/** The code on the code reader's glass as far as it takes to follow it: which one it is, and how many digits it has. */
import type { GlassReading } from '../../../glass/reading.ts';

export interface ShownCode {
  readonly id: string;
  readonly digits: number;
}

/** Null while there is none. Of one large digit nobody reads the code; when it ends tells it from the next one. */
export function shownCode({ code, giant }: GlassReading, endUnixMs: () => number): ShownCode | null {
  if (giant) return { id: `until ${endUnixMs()}`, digits: giant.of };
  return code === null ? null : { id: code, digits: code.length };
}
