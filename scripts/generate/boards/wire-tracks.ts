/** Gives each wire of one side a vertical track between module and parts, so that few cross. */

export interface TrackedWire {
  /** Wires of one net may touch. */
  net: string;
  /** Where it leaves the module, and where it reaches its part. */
  startY: number;
  endY: number;
}

const between = (y: number, a: number, b: number): boolean => y > Math.min(a, b) && y < Math.max(a, b);

/** Crossings of two wires when `near` has the track nearer to the module. */
function crossings(near: TrackedWire, far: TrackedWire): number {
  if (near.net === far.net) return 0;
  // The far wire's start passes the near wire's track; the near wire's end passes the far wire's.
  return (
    Number(between(far.startY, near.startY, near.endY)) + Number(between(near.endY, far.startY, far.endY))
  );
}

/** Crossings of wires in the order of their tracks, from the module outwards. */
export const countCrossings = (ordered: readonly TrackedWire[]): number =>
  ordered.reduce(
    (sum, far, index) => sum + ordered.slice(0, index).reduce((each, near) => each + crossings(near, far), 0),
    0,
  );

/** An order of tracks from the module outwards; moves single wires as long as that saves crossings. */
export function orderTracks<W extends TrackedWire>(wires: readonly W[]): W[] {
  let best = [...wires].sort((a, b) => a.startY - b.startY || a.endY - b.endY);
  let fewest = countCrossings(best);
  for (let improved = true; improved;) {
    improved = false;
    for (let from = 0; from < best.length; from++) {
      for (let to = 0; to < best.length; to++) {
        const moved = best.toSpliced(from, 1).toSpliced(to, 0, best[from]!);
        const count = countCrossings(moved);
        if (count < fewest) {
          [best, fewest, improved] = [moved, count, true];
        }
      }
    }
  }
  return best;
}
