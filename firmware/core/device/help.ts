/** The spoken help: each function of the key map with its key, one after the other. */
import {
  CLIP_AND,
  CLIP_HELP,
  CLIP_NEXT_DIGIT,
  CLIP_PRESS,
  CLIP_RED_KEY,
  CLIP_RIGHT_SIDE_KEY,
  FALLBACK_LANGUAGES,
} from '../audio/clips.generated';
import { hasLanguage, isComplete } from '../audio/voice';
import { readU16, readU8 } from '../base/memory';
import { begin } from './announcements';
import { showsGiantDigit } from './giant-digit';
import { CORE_HELP_NAMES, FUNCTION_SETTINGS, HELP_CLIPS, HELP_NAMES, NO_CLIP } from './keys.generated';
import { helpNameOfKey } from './key-names';
import { keyCount, pressFunction } from './models';
import { speech } from './speech';
import {
  queueClip,
  queueSilence,
  queueStep,
  STEP_HELP,
  STEP_IF_HEARD,
  STEP_UNLESS_HEARD,
} from './speech-queue';
import { device } from './state';

const BETWEEN_FUNCTIONS_MS: u32 = 600;

/** From the function of the key `from` on. */
export function announceHelp(from: u32): void {
  device.helpKey = from;
  if (!begin()) return;
  // A language with few words would mix its own with borrowed ones: all of the help is in the language it borrows from.
  const helper = readU8(FALLBACK_LANGUAGES + speech.language);
  if (!isComplete(speech.language) && hasLanguage(helper)) speech.language = helper;
  if (from == 0) {
    queueClip(CLIP_HELP);
    queueStep(STEP_IF_HEARD, 1);
    queueSilence(BETWEEN_FUNCTIONS_MS);
  }
  queueStep(STEP_HELP, from);
}

/** The help for the key `key`, and then the next one. A function that the voice cannot name is left out. */
export function queueHelp(key: u32): void {
  if (key >= keyCount(device.model)) return;
  const pressed = pressFunction(device.model, key);
  const name = readU16(HELP_NAMES + pressed * HELP_CLIPS * 2);
  if (name != NO_CLIP) {
    device.helpKey = key;
    if (pressed == FUNCTION_SETTINGS && showsGiantDigit()) queueNextDigit();
    queueFunction(pressed, name, helpNameOfKey(key));
  }
  queueStep(STEP_HELP, key + 1);
}

/** What the key of the settings does while one large digit of a code is shown. */
function queueNextDigit(): void {
  queueClip(CLIP_NEXT_DIGIT);
  queueStep(STEP_IF_HEARD, 3);
  queueClip(CLIP_PRESS);
  queueClip(CLIP_RIGHT_SIDE_KEY);
  queueSilence(BETWEEN_FUNCTIONS_MS);
}

function queueFunction(pressed: u32, name: u32, key: u32): void {
  const more = readU16(HELP_NAMES + (pressed * HELP_CLIPS + 1) * 2);
  const coreName = readU16(CORE_HELP_NAMES + pressed * 2);
  queueClip(name);
  if (coreName != NO_CLIP) {
    queueStep(STEP_UNLESS_HEARD, 1);
    queueClip(coreName);
  }
  const withRedKey = pressed == FUNCTION_SETTINGS && showsGiantDigit();
  queueStep(STEP_IF_HEARD, 3 + (more != NO_CLIP ? 1 : 0) + (withRedKey ? 2 : 0));
  if (more != NO_CLIP) queueClip(more);
  queueClip(CLIP_PRESS);
  if (withRedKey) {
    queueClip(CLIP_RED_KEY);
    queueClip(CLIP_AND);
  }
  queueClip(key);
  queueSilence(BETWEEN_FUNCTIONS_MS);
}
