/** What a tester's token has said, and until when it says more. */
import type { HeardClip } from '../ports/audio-recorder.ts';
import { clipName } from '../voice/clip-names.ts';
import { promisesCode } from './missing-code.ts';
import { REST_MS } from '../haptics/haptics.generated.ts';
import type { Session } from './session.ts';

/**
 * A key is taken some milliseconds after its edge; pauses within what is said are part of the sound; and the core stores
 * what keys have set 100 ms after it (firmware/core/device/preferences.ts).
 */
const LULL_MS = 200;
/** The longest that a token can go on: waiting for the code of a time step of 300 s, and saying it twice, slowly. */
const MAXIMUM_MS = 400_000;
const STEP_MS = 10;
/** The motor stands still for so long within what it gives, at most: before the end of a code. */
const FELT_LULL_MS = 2 * REST_MS;

/** Lets time pass until the token is silent, its motor stands still and it has no announced code to say; at most 400 s. What was on the glass may be gone then. */
export function letSpeechEnd(session: Session): void {
  const { clock, device } = session;
  const endMs = clock.uptimeMs() + MAXIMUM_MS;
  let quietMs = 0;
  while (clock.uptimeMs() < endMs && quietMs < LULL_MS) {
    clock.advance(STEP_MS);
    const isFelt = (session.pulses.restingMs ?? Infinity) < FELT_LULL_MS;
    quietMs = device.audible || isFelt || promisesCode(session.glass()) ? 0 : quietMs + STEP_MS;
  }
}

/** The digits among what was heard, in order. */
export function spokenDigits(heard: readonly HeardClip[]): string {
  return heard
    .map(({ clip }) => clipName(clip))
    .filter(({ kind, id }) => kind === 'clip' && /^\d$/.test(id))
    .map(({ id }) => id)
    .join('');
}
