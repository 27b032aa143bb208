/** What a key is called: by the voice, and on the glass where its name is a digit. */
import { readU16 } from '../base/memory';
import { CLIP_9 } from '../audio/clips.generated';
import { KEY_NAME_CLIPS } from './keys.generated';
import { keyCount } from './models';
import { device } from './state';

export const NO_DIGIT: u32 = 0xff;

export function nameOfKey(key: u32): u32 {
  return readU16(KEY_NAME_CLIPS + key * 4);
}

/** In the spoken help, after "press". */
export function helpNameOfKey(key: u32): u32 {
  return readU16(KEY_NAME_CLIPS + key * 4 + 2);
}

/** The digit that stands on the key; NO_DIGIT for another one, and for none. */
export function digitOfKey(key: u32): u32 {
  if (key >= keyCount(device.model)) return NO_DIGIT;
  const name = nameOfKey(key);
  return name <= CLIP_9 ? name : NO_DIGIT;
}
