/** What a target can and cannot be asked: a part that is there, or why it is not. */

/** Why a target lacks something; goes into the report. */
export interface Missing {
  why: string;
}

export type Part<T> = T | Missing;

export function isMissing<T extends object>(part: Part<T>): part is Missing {
  return 'why' in part;
}

/** Ends a check: it cannot be made on this target. The report gives the reason. */
export class NotApplicable extends Error {
  override name = 'NotApplicable';
}

/** The part, or NotApplicable with the reason why the target lacks it. */
export function need<T extends object>(part: Part<T>): T {
  if (isMissing(part)) throw new NotApplicable(part.why);
  return part;
}
