/** The spoken help: each function of the key map with its key, one after the other. */
import { CLIP_HELP, CLIP_PRESS, CLIP_RIGHT_SIDE_KEY } from '../audio/clips.generated';
import { readU16 } from '../memory';
import { begin, hasComfort } from './announcements';
import { CORE_HELP_NAMES, FUNCTION_HELP, HELP_CLIPS, HELP_NAMES, NO_CLIP } from './keys.generated';
import { keyCount, pressFunction } from './models';
import { queueClip, queueSilence, queueStep, STEP_HELP } from './speech-queue';
import { device } from './state';

const BETWEEN_FUNCTIONS_MS: u32 = 600;
const DIGIT_KEYS: u32 = 10;

export function announceHelp(): void {
  if (!begin()) return;
  if (hasComfort()) {
    queueClip(CLIP_HELP);
    queueSilence(BETWEEN_FUNCTIONS_MS);
  }
  queueStep(STEP_HELP, 0);
}

/** The help for the key `key`, and then the next one. Side keys have a name only in the comfort pack. */
export function queueHelp(key: u32): void {
  if (key >= keyCount(device.model)) return;
  const pressed = pressFunction(device.model, key);
  const isNamed = key < DIGIT_KEYS || (hasComfort() && pressed != FUNCTION_HELP);
  if (isNamed && queueName(pressed)) {
    queueClip(CLIP_PRESS);
    queueClip(key < DIGIT_KEYS ? key : CLIP_RIGHT_SIDE_KEY);
    queueSilence(BETWEEN_FUNCTIONS_MS);
  }
  queueStep(STEP_HELP, key + 1);
}

function queueName(pressed: u32): bool {
  const names = hasComfort() ? HELP_NAMES : CORE_HELP_NAMES;
  let queued = false;
  for (let i: u32 = 0; i < HELP_CLIPS; i++) {
    const clip = readU16(names + (pressed * HELP_CLIPS + i) * 2);
    if (clip == NO_CLIP) continue;
    queueClip(clip);
    queued = true;
  }
  return queued;
}
