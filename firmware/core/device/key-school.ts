/**
 * The key school: each key that is pressed is named, with what it does otherwise, and does nothing else, until the red
 * one is held. Whoever cannot see the keys learns them here without changing or telling anything.
 */
import {
  CLIP_HELP,
  CLIP_HOLD_RED_KEY,
  CLIP_PRACTISE_KEYS,
  CLIP_PRESS,
  CLIP_READY,
  CLIP_RIGHT_SIDE_KEY,
  TONE_END,
} from '../audio/clips.generated';
import { readU16 } from '../base/memory';
import { announceTone, begin } from './announcements';
import { nameOfKey } from './key-names';
import { FUNCTION_HELP, FUNCTION_VOLUME_UP, HELP_CLIPS, HELP_NAMES, NO_CLIP } from './keys.generated';
import { keyCount, pressFunction } from './models';
import { enter, enterMain } from './modes';
import { queueClip, queueSilence } from './speech-queue';
import { device, MODE_KEY_SCHOOL, SAID_CODE } from './state';

const AFTER_NAME_MS: u32 = 200;

/** As an item of the settings menu: which key begins it. */
export function announceKeySchool(): void {
  if (!begin()) return;
  queueClip(CLIP_PRACTISE_KEYS);
  queueSilence(AFTER_NAME_MS);
  queueClip(CLIP_PRESS);
  queueClip(keyThatBegins());
}

/** The one that raises a setting. */
export function keyThatBegins(): u32 {
  let key: u32 = 0;
  while (pressFunction(device.model, key) != FUNCTION_VOLUME_UP) key++;
  return key;
}

/** After what was announced, at first use: the key that leads there. */
export function queueKeySchoolOffer(): void {
  queueSilence(AFTER_NAME_MS * 2);
  queueClip(CLIP_RIGHT_SIDE_KEY);
  queueSilence(AFTER_NAME_MS / 2);
  queueClip(CLIP_PRACTISE_KEYS);
}

export function startKeySchool(): void {
  device.choosing = 0;
  device.awaited = 0;
  device.nextDigit = 0;
  device.said = SAID_CODE;
  // None yet.
  device.helpKey = keyCount(device.model);
  enter(MODE_KEY_SCHOOL);
  if (!begin()) return;
  queueClip(CLIP_PRACTISE_KEYS);
  queueSilence(AFTER_NAME_MS);
  queueClip(CLIP_HOLD_RED_KEY);
}

/** "3, lydstyrke op" */
export function nameKey(key: u32): void {
  device.helpKey = key;
  enter(MODE_KEY_SCHOOL);
  if (!begin()) return;
  const pressed = pressFunction(device.model, key);
  queueClip(nameOfKey(key));
  queueSilence(AFTER_NAME_MS);
  for (let clip: u32 = 0; clip < HELP_CLIPS; clip++) {
    const word = readU16(HELP_NAMES + (pressed * HELP_CLIPS + clip) * 2);
    if (word != NO_CLIP) queueClip(word);
  }
  if (pressed == FUNCTION_HELP) queueClip(CLIP_HELP);
}

export function endKeySchool(): void {
  enterMain();
  announceTone(TONE_END);
  queueClip(CLIP_READY);
}
