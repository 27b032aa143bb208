/** What page and audio thread say to each other. */

export const WORKLET_NAME = 'core-player';

/** 60 ms at 16 kHz wait before the first is heard: as much may the page be late without a gap. */
export const LEAD_SAMPLES = 960;

/** As the core itself does with what it stops: 8 ms, too short to hear as a delay and too long for a click. */
export const FADE_SAMPLES = 128;

export type ToWorklet =
  /** Not empty. */
  | { readonly kind: 'samples'; readonly samples: Int16Array }
  /** Silence follows: less than the lead is enough to go on. */
  | { readonly kind: 'ended' }
  /** What waits is not to be heard any more. */
  | { readonly kind: 'cut-off' };
