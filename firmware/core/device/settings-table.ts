/**
 * The settings as rows: which one, its sign on the glass, and the clip that names it if it is on or off. First those
 * through which the settings key walks, in its order, with the key school at their end; then those with keys of their own.
 */
import {
  CLIP_AUTO_REPEAT,
  CLIP_BOOSTED_SOUND,
  CLIP_GIANT_DIGIT,
  CLIP_INVERSE_GLASS,
  CLIP_VIBRATION,
} from '../audio/clips.generated';
import {
  SETTING_AUDIO_OUTPUT,
  SETTING_AUTO_REPEAT,
  SETTING_BOOSTED_SOUND,
  SETTING_GIANT_DIGIT,
  SETTING_INVERSE_GLASS,
  SETTING_KEY_LOCK_OUT,
  SETTING_LANGUAGE,
  SETTING_SPEED,
  SETTING_VIBRATION,
  SETTING_VOLUME,
} from '../base/contract.generated';
import { readU16 } from '../base/memory';
import {
  ICON_PAGE_BOOSTED,
  ICON_PAGE_GIANT,
  ICON_PAGE_HELP,
  ICON_PAGE_INVERSE,
  ICON_PAGE_LANGUAGE,
  ICON_PAGE_OUTPUT,
  ICON_PAGE_PAUSE,
  ICON_PAGE_REPEAT,
  ICON_PAGE_SPEED,
  ICON_PAGE_VIBRATION,
  ICON_PAGE_VOLUME,
} from '../display/segments.generated';

/** Stands for the key school, which is no setting. */
export const KEY_SCHOOL: u32 = 0xfe;
/** Behind the last one of the menu. */
export const NO_SETTING: u32 = 0xff;
/** Of a setting that is not on or off. */
export const NO_NAME: u32 = 0xffff;

const ROWS: usize = memory.data<u16>([
  <u16>SETTING_KEY_LOCK_OUT,
  <u16>ICON_PAGE_PAUSE,
  <u16>NO_NAME,

  <u16>SETTING_AUTO_REPEAT,
  <u16>ICON_PAGE_REPEAT,
  <u16>CLIP_AUTO_REPEAT,

  <u16>SETTING_AUDIO_OUTPUT,
  <u16>ICON_PAGE_OUTPUT,
  <u16>NO_NAME,

  <u16>SETTING_BOOSTED_SOUND,
  <u16>ICON_PAGE_BOOSTED,
  <u16>CLIP_BOOSTED_SOUND,

  <u16>SETTING_GIANT_DIGIT,
  <u16>ICON_PAGE_GIANT,
  <u16>CLIP_GIANT_DIGIT,

  <u16>SETTING_INVERSE_GLASS,
  <u16>ICON_PAGE_INVERSE,
  <u16>CLIP_INVERSE_GLASS,

  <u16>SETTING_VIBRATION,
  <u16>ICON_PAGE_VIBRATION,
  <u16>CLIP_VIBRATION,

  <u16>KEY_SCHOOL,
  <u16>ICON_PAGE_HELP,
  <u16>NO_NAME,

  <u16>SETTING_VOLUME,
  <u16>ICON_PAGE_VOLUME,
  <u16>NO_NAME,

  <u16>SETTING_SPEED,
  <u16>ICON_PAGE_SPEED,
  <u16>NO_NAME,

  <u16>SETTING_LANGUAGE,
  <u16>ICON_PAGE_LANGUAGE,
  <u16>NO_NAME,
]);
const ROW_BYTES: usize = 6;
const LAST_ROW: usize = ROWS + 10 * ROW_BYTES;
const SIGN_AT: usize = 2;
const NAME_AT: usize = 4;

/** Every setting that keys change has one. */
function rowOf(setting: u32): usize {
  let row = ROWS;
  while (readU16(row) != setting && row < LAST_ROW) row += ROW_BYTES;
  return row;
}

export function signOfSetting(setting: u32): u32 {
  return readU16(rowOf(setting) + SIGN_AT);
}

/** The clip that names a setting which is on or off, or NO_NAME for any other. */
export function nameOfOnOrOff(setting: u32): u32 {
  return readU16(rowOf(setting) + NAME_AT);
}

export function firstSetting(): u32 {
  return readU16(ROWS);
}

/** The setting that follows in the menu, NO_SETTING after its end. One with keys of its own is followed by the first. */
export function settingAfter(setting: u32): u32 {
  if (setting == KEY_SCHOOL) return NO_SETTING;
  const row = rowOf(setting);
  return row < rowOf(KEY_SCHOOL) ? readU16(row + ROW_BYTES) : firstSetting();
}
