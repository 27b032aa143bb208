/**
 * Which settings the settings key walks through, in this order, and the key school at the end. Settings with keys of their
 * own are not among them.
 */
import {
  SETTING_AUDIO_OUTPUT,
  SETTING_AUTO_REPEAT,
  SETTING_BOOSTED_SOUND,
  SETTING_GIANT_DIGIT,
  SETTING_INVERSE_GLASS,
  SETTING_KEY_LOCK_OUT,
  SETTING_VIBRATION,
} from '../base/contract.generated';
import { readU8 } from '../base/memory';

/** Stands for the key school, which is no setting. */
export const KEY_SCHOOL: u32 = 0xfe;

const MENU: usize = memory.data<u8>([
  <u8>SETTING_KEY_LOCK_OUT,
  <u8>SETTING_AUTO_REPEAT,
  <u8>SETTING_AUDIO_OUTPUT,
  <u8>SETTING_BOOSTED_SOUND,
  <u8>SETTING_GIANT_DIGIT,
  <u8>SETTING_INVERSE_GLASS,
  <u8>SETTING_VIBRATION,
  <u8>KEY_SCHOOL,
]);
const MENU_LENGTH: u32 = 8;
/** Behind the last one. */
export const NO_SETTING: u32 = 0xff;

export function firstSetting(): u32 {
  return readU8(MENU);
}

/** The setting that follows in the menu, or NO_SETTING. One that stands beside the menu is followed by the first. */
export function settingAfter(setting: u32): u32 {
  for (let i: u32 = 0; i < MENU_LENGTH; i++) {
    if (readU8(MENU + i) == setting) return i + 1 < MENU_LENGTH ? readU8(MENU + i + 1) : NO_SETTING;
  }
  return firstSetting();
}
