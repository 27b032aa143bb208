/**
 * Settings that a person changes with the keys. A change is in force at once and is stored when the device has said what
 * it had to say: flash that is being erased runs no program on some boards, and the next key could not silence it. With
 * a fault nothing is stored, but the keys still turn the sound up and down.
 */
import { SETTING_AUDIO_OUTPUT, SETTING_COUNT, SETTING_LANGUAGE } from '../base/contract.generated';
import { hasLanguage, isOffered } from '../audio/voice';
import { LANGUAGE_COUNT } from '../audio/clips.generated';
import { readU16, wipeBytes, writeU16 } from '../base/memory';
import { commit, isStoring } from '../storage/journal';
import { RECORD, setSetting, settingOf, STAGED, stage } from '../storage/record';
import { device } from './state';

export const OUTPUT_UNCHOSEN: u32 = 0;
export const OUTPUT_LOUDSPEAKER: u32 = 1;
export const OUTPUT_HEADPHONES: u32 = 2;

const TRIES: u32 = 3;
/** From the last sample on: a host may still hold some that it has not played. Between two tries as well. */
const QUIET_MS: u32 = 100;
/** No deadline. */
const NEVER: u32 = 0xffffffff;

@unmanaged
class PreferenceState {
  /** one bit per setting that differs from what is stored */
  changed: u32;
  /** how often storing is still tried: a storage that fails is not worn out by trying for ever */
  triesLeft: u32;
  /** of `changed`, the bit that a host's change under way has taken */
  overruled: u32;
  /** uptime when something was last being said, or storing was last tried */
  busyAtMs: u32;
}
const state = changetype<PreferenceState>(memory.data(offsetof<PreferenceState>(), 8));
/** Wanted value per setting, valid where its bit is set. */
const WANTED_BYTES: u32 = 2 * SETTING_COUNT;
const WANTED: usize = memory.data(WANTED_BYTES, 8);

export function resetPreferences(): void {
  state.changed = 0;
  state.triesLeft = 0;
  state.overruled = 0;
  state.busyAtMs = 0;
  wipeBytes(WANTED, WANTED_BYTES);
}

export function preference(setting: u32): u32 {
  return (state.changed & (1 << setting)) != 0 ? readU16(WANTED + setting * 2) : settingOf(RECORD, setting);
}

/** `value` is within the setting's range. */
export function setPreference(setting: u32, value: u32): void {
  writeU16(WANTED + setting * 2, value);
  state.changed |= 1 << setting;
  state.triesLeft = TRIES;
}

/** Whether keys have changed something that is not stored yet, and will be. */
export function hasChangedPreferences(): bool {
  return state.changed != 0 && state.triesLeft != 0;
}

/** A host sets the setting: what a key had asked for before is over. */
export function overrulePreference(setting: u32): void {
  state.overruled = state.changed & (1 << setting);
  state.changed &= ~state.overruled;
}

/** The host's change could not be stored. */
export function restorePreference(): void {
  state.changed |= state.overruled;
  state.overruled = 0;
}

/** Milliseconds until `storePreferences` has something to do; NEVER while it has to wait for more than time. */
export function preferencesDueMs(isSpeaking: bool): u32 {
  const isWaiting = isSpeaking || isStoring();
  if (state.changed == 0 || state.triesLeft == 0 || isWaiting || device.fault != 0) return NEVER;
  const quietMs = device.uptimeMs - state.busyAtMs;
  return quietMs >= QUIET_MS ? 0 : QUIET_MS - quietMs;
}

/** Stores what has changed, if it is quiet and the storage is free and sound. */
export function storePreferences(isSpeaking: bool): void {
  forgetStored();
  if (isSpeaking) state.busyAtMs = device.uptimeMs;
  if (preferencesDueMs(isSpeaking) != 0) return;
  state.triesLeft--;
  state.busyAtMs = device.uptimeMs;
  stage();
  for (let setting: u32 = 0; setting < SETTING_COUNT; setting++) {
    setSetting(STAGED, setting, preference(setting));
  }
  commit();
}

function forgetStored(): void {
  for (let setting: u32 = 0; setting < SETTING_COUNT; setting++) {
    if (readU16(WANTED + setting * 2) == settingOf(RECORD, setting)) state.changed &= ~(1 << setting);
  }
}

/** The language spoken: the one chosen, or the first that the voice image has. */
export function spokenLanguage(): u32 {
  const chosen = preference(SETTING_LANGUAGE);
  if (hasLanguage(chosen)) return chosen;
  for (let language: u32 = 0; language < LANGUAGE_COUNT; language++) {
    if (hasLanguage(language)) return language;
  }
  return chosen;
}

/** The next language in that direction to which keys lead, around the end; the same one when there is no other. */
export function languageBeside(language: u32, step: u32): u32 {
  let next = language;
  do {
    next = (next + step) % LANGUAGE_COUNT;
  } while (next != language && !isOffered(next));
  return next;
}

/** Whether a code may be heard now: by everyone near, if that was chosen, or in headphones. */
export function mayBeHeard(): bool {
  return device.headphones != 0 || preference(SETTING_AUDIO_OUTPUT) == OUTPUT_LOUDSPEAKER;
}
