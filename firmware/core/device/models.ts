/** What tells one model from another, as data. */
import { MAXIMUM_KEY_COUNT } from '../base/contract.generated';
import { readU8 } from '../base/memory';
import {
  MAXIMUM_MODEL,
  KEY_COUNTS,
  LONG_FUNCTIONS,
  LONG_SECONDS,
  PRESS_FUNCTIONS,
  SEGMENT_COUNTS,
  SPEAKS,
} from './models.generated';

export function isKnownModel(model: u32): bool {
  return model <= MAXIMUM_MODEL && readU8(KEY_COUNTS + model) != 0;
}

/** An unknown model counts as one with one key, on which it shows its fault. */
export function keyCount(model: u32): u32 {
  return isKnownModel(model) ? readU8(KEY_COUNTS + model) : 1;
}

/** The function that pressing a key starts. */
export function pressFunction(model: u32, key: u32): u32 {
  return isKnownModel(model) ? readU8(PRESS_FUNCTIONS + model * MAXIMUM_KEY_COUNT + key) : 0;
}

/** The function that holding a key starts. */
export function longFunction(model: u32, key: u32): u32 {
  return isKnownModel(model) ? readU8(LONG_FUNCTIONS + model * MAXIMUM_KEY_COUNT + key) : 0;
}

/** How long a key is held for that; 0: holding it starts nothing. */
export function longMs(model: u32, key: u32): u32 {
  return isKnownModel(model) ? <u32>readU8(LONG_SECONDS + model * MAXIMUM_KEY_COUNT + key) * 1000 : 0;
}

/** Whether the model says what it shows, through a loudspeaker or headphones. */
export function hasVoice(model: u32): bool {
  return isKnownModel(model) && readU8(SPEAKS + model) != 0;
}

/** How many of the frame's segments the glass has. */
export function segmentCount(model: u32): u32 {
  return isKnownModel(model) ? readU8(SEGMENT_COUNTS + model) : 0;
}
