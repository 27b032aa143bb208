/** Settings as steps that keys lower and raise: which values there are, how they are said and shown. */
import {
  CLIP_AND,
  CLIP_BETWEEN_PRESSES,
  CLIP_CHANGE,
  CLIP_HALF,
  CLIP_HIGHEST,
  CLIP_KEY_PAUSE,
  CLIP_LANGUAGE_NAME,
  CLIP_LOWEST,
  CLIP_NO,
  CLIP_NORMAL,
  CLIP_OFF_STATE,
  CLIP_ON,
  CLIP_SECOND,
  CLIP_SECONDS,
  CLIP_SPEED,
  CLIP_VOLUME,
  TONE_LIMIT,
} from '../audio/clips.generated';
import {
  SETTING_AUDIO_OUTPUT,
  SETTING_COUNT,
  SETTING_KEY_LOCK_OUT,
  SETTING_LANGUAGE,
  SETTING_RANGES,
  SETTING_SPEED,
  SETTING_VOLUME,
} from '../base/contract.generated';
import { hasAllPacks } from '../audio/voice';
import { readU16 } from '../base/memory';
import { announceOutput, begin, hasInfo, isUnheardOutput, tone } from './announcements';
import { announceKeySchool, queueKeySchoolOffer } from './key-school';
import { OUTPUT_LOUDSPEAKER, preference, setPreference } from './preferences';
import { KEY_SCHOOL, nameOfOnOrOff, NO_NAME } from './settings-table';
import { speech } from './speech';
import { queueClip, queueSilence, queueStep, STEP_OFFER, STEP_UNLESS_HEARD } from './speech-queue';

/** Key pause steps 0 to 3 in milliseconds (EN 301 549, 5.8: 0.5 s must be among them). */
const PAUSE_MS: usize = memory.data<u16>([0, 500, 1000, 2000]);
const PAUSE_STEPS: u32 = 4;
export const NORMAL_SPEED: u32 = 4;
const VALUE_PAUSE_MS: u32 = 100;
const BEFORE_KEYS_MS: u32 = 400;

/** The step of a setting as it is said and shown. */
export function levelOf(setting: u32): u32 {
  const value = preference(setting);
  if (setting == SETTING_LANGUAGE) return value + 1;
  if (setting != SETTING_KEY_LOCK_OUT) return value;
  let step: u32 = 0;
  while (step + 1 < PAUSE_STEPS && value >= readU16(PAUSE_MS + (step + 1) * 2)) step++;
  return step;
}

function lowest(setting: u32): u32 {
  if (setting == SETTING_KEY_LOCK_OUT) return 0;
  return setting == SETTING_AUDIO_OUTPUT ? OUTPUT_LOUDSPEAKER : readU16(SETTING_RANGES + setting * 2);
}

function highest(setting: u32): u32 {
  if (setting == SETTING_KEY_LOCK_OUT) return PAUSE_STEPS - 1;
  return readU16(SETTING_RANGES + (SETTING_COUNT + setting) * 2);
}

/** Lowers or raises a setting by a step and says it; at its end a tone says that it goes no further. */
export function changeLevel(setting: u32, up: bool): void {
  const level = levelOf(setting);
  const atEnd = up ? level >= highest(setting) : level <= lowest(setting);
  if (!atEnd) {
    const next = up ? level + 1 : level - 1;
    setPreference(setting, setting == SETTING_KEY_LOCK_OUT ? readU16(PAUSE_MS + next * 2) : next);
  }
  announceLevel(setting);
  if (atEnd) tone(TONE_LIMIT);
}

/** Says where a setting stands. */
export function announceLevel(setting: u32): void {
  if (setting == SETTING_AUDIO_OUTPUT) return announceOutput(preference(setting), false);
  if (!begin()) return;
  const level = levelOf(setting);
  if (setting == SETTING_LANGUAGE) return queueClip(CLIP_LANGUAGE_NAME);
  if (setting == SETTING_KEY_LOCK_OUT) return queueKeyPause(level);
  const name = nameOfOnOrOff(setting);
  if (name != NO_NAME) return queueOnOrOff(name, level);
  queueClip(setting == SETTING_VOLUME ? CLIP_VOLUME : CLIP_SPEED);
  queueClip(level);
  if (setting == SETTING_SPEED && level == NORMAL_SPEED) return queueClip(CLIP_NORMAL);
  if (level == lowest(setting)) queueClip(CLIP_LOWEST);
  else if (level == highest(setting)) queueClip(CLIP_HIGHEST);
}

/** "pause mellem tryk: et halvt sekund"; a voice without all of its words says the step. */
function queueKeyPause(level: u32): void {
  queueClip(CLIP_KEY_PAUSE);
  if (!hasAllPacks(speech.language)) return queueClip(level);
  queueClip(CLIP_BETWEEN_PRESSES);
  queueSilence(VALUE_PAUSE_MS);
  if (level == 0) {
    queueClip(CLIP_NO);
    return queueClip(CLIP_KEY_PAUSE);
  }
  // Half a second, one, two.
  queueClip(level == PAUSE_STEPS - 1 ? 2 : 1);
  if (level == 1) queueClip(CLIP_HALF);
  queueClip(level == PAUSE_STEPS - 1 ? CLIP_SECONDS : CLIP_SECOND);
}

/** Says where a setting that is being chosen stands, and which keys change it. */
export function announceChosenSetting(setting: u32): void {
  if (setting == KEY_SCHOOL) return announceKeySchool();
  announceLevel(setting);
  const hasToldWayOut = setting == SETTING_AUDIO_OUTPUT && isUnheardOutput(preference(setting));
  if (!hasToldWayOut) queueKeysThatChange();
}

/** After what was announced, at first use: how long keys pause, which keys change it, and which leads to the key school. */
export function queueKeyPauseOffer(): void {
  queueSilence(BEFORE_KEYS_MS);
  queueStep(STEP_OFFER, 0);
  queueKeyPause(levelOf(SETTING_KEY_LOCK_OUT));
  queueKeysThatChange();
  queueKeySchoolOffer();
}

function queueKeysThatChange(): void {
  if (!hasInfo()) return;
  queueSilence(BEFORE_KEYS_MS);
  queueClip(1);
  queueClip(CLIP_AND);
  queueClip(3);
  queueClip(CLIP_CHANGE);
}

/** A setting that is on or off, by the clip that names it; a voice without these words says 1 or 0. */
function queueOnOrOff(name: u32, level: u32): void {
  queueClip(name);
  queueStep(STEP_UNLESS_HEARD, 1);
  queueClip(level);
  queueSilence(VALUE_PAUSE_MS);
  queueClip(level != 0 ? CLIP_ON : CLIP_OFF_STATE);
}
