/** What page and audio thread say to each other. */

export const WORKLET_NAME = 'core-player';

/** 60 ms at 16 kHz wait before the first is heard: as much may the page be late without a gap. */
export const LEAD_SAMPLES = 960;

export type ToWorklet =
  /** Not empty. */
  | { readonly kind: 'samples'; readonly samples: Int16Array }
  /** Silence follows: less than the lead is enough to go on. */
  | { readonly kind: 'ended' };
