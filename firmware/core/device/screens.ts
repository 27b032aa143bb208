/** Draws the glass for what the device is doing, and says when it must be drawn again. */
import { EFFECT_FRAME, SETTING_AUDIO_OUTPUT, SETTING_INVERSE_GLASS } from '../base/contract.generated';
import { barChangeMs, barLength, drawBar } from '../display/bar';
import { drawBattery } from '../display/battery';
import {
  digitPattern,
  firstCodePlace,
  placeCode,
  placeDashes,
  placeFault,
  placeNoClock,
  placeNoData,
} from '../display/digits';
import { beginDrawing, finishDrawing, light, lightFirst, place } from '../display/glass';
import {
  ICON_FAULT,
  ICON_NO_DATA,
  ICON_NO_TIME,
  ICON_ORIENTATION,
  ICON_PAGE_HELP,
  ICON_PAGE_OUTPUT,
  ICON_SOUND_HEADPHONES,
  ICON_SOUND_LOUDSPEAKER,
  ICON_WAIT,
  INVERSE_GLASS,
  MARK_START,
} from '../display/segments.generated';
import { remainingMs } from '../oath/totp';
import { record } from '../storage/record';
import { shortestWaitMs, unixMsAt } from './clock';
import { drawGiantCode, showsGiantDigit } from './giant-digit';
import { digitOfKey, NO_DIGIT } from './key-names';
import { keyThatBegins } from './key-school';
import { levelOf } from './levels';
import { localMs } from './local-time';
import { hasVoice, segmentCount } from './models';
import { drawPage, pagePeriodMs } from './pages';
import { batteryLevel } from './power';
import { OUTPUT_HEADPHONES, OUTPUT_LOUDSPEAKER, preference } from './preferences';
import { KEY_SCHOOL, signOfSetting } from './settings-table';
import { speech } from './speech';
import {
  device,
  hasLiveCode,
  MODE_ASLEEP,
  MODE_CHOOSE,
  MODE_CODE,
  MODE_FAULT,
  MODE_HELP,
  MODE_KEY_SCHOOL,
  MODE_LEVEL,
  MODE_NO_DATA,
  MODE_NO_TIME,
  MODE_PAGES,
  MODE_SELF_TEST,
  MODE_WAITING,
  OFFER_TO_COME,
} from './state';

const NEVER: u32 = 0xffffffff;

/** Milliseconds that the code on the glass still lives. */
function remainingAt(uptimeMs: u32): u32 {
  return remainingMs(unixMsAt(uptimeMs), record.t0UnixSeconds, record.timeStepSeconds);
}

function stepMs(): u32 {
  return <u32>record.timeStepSeconds * 1000;
}

export function draw(uptimeMs: u32): void {
  beginDrawing();
  if (device.mode == MODE_SELF_TEST) {
    lightFirst(segmentCount(device.model));
  } else if (device.mode != MODE_ASLEEP) {
    light(ICON_ORIENTATION);
    drawBattery(batteryLevel());
    if (hasVoice(device.model)) drawOfVoice();
    drawMode(uptimeMs);
  }
  if (finishDrawing()) device.effects |= EFFECT_FRAME;
}

function drawMode(uptimeMs: u32): void {
  switch (device.mode) {
    case MODE_CODE:
      if (showsGiantDigit()) drawGiantCode();
      else placeCode(device.code, record.digits);
      return drawBar(barLength(remainingAt(uptimeMs), stepMs()));
    case MODE_NO_TIME:
      light(ICON_NO_TIME);
      return placeNoClock();
    case MODE_NO_DATA:
      light(ICON_NO_DATA);
      return placeNoData();
    case MODE_FAULT:
      light(ICON_FAULT);
      return placeFault(device.fault);
    case MODE_PAGES:
      return drawPage(device.page, pageMsAt(uptimeMs));
    case MODE_CHOOSE:
      light(ICON_PAGE_OUTPUT);
      place(2, digitPattern(OUTPUT_LOUDSPEAKER));
      return place(5, digitPattern(OUTPUT_HEADPHONES));
    case MODE_WAITING:
      light(ICON_WAIT);
      return placeDashes(firstCodePlace(record.digits), record.digits);
    case MODE_KEY_SCHOOL:
      light(ICON_PAGE_HELP);
      return placeKey(device.helpKey);
    case MODE_LEVEL:
      return drawLevel(device.offering == OFFER_TO_COME ? SETTING_AUDIO_OUTPUT : device.level);
    case MODE_HELP:
      return light(ICON_PAGE_HELP);
  }
}

/** A key of the key school, or a dash where no digit stands on it. */
function placeKey(key: u32): void {
  const digit = digitOfKey(key);
  if (digit == NO_DIGIT) placeDashes(1, 1);
  else place(1, digitPattern(digit));
}

/** A setting with its sign, or the key that begins the key school. */
function drawLevel(setting: u32): void {
  light(signOfSetting(setting));
  if (setting == KEY_SCHOOL) placeKey(keyThatBegins());
  else place(1, digitPattern(levelOf(setting)));
}

/** Where sound goes, which digit is being said, and whether light and dark are changed: what models with a voice have. */
function drawOfVoice(): void {
  if (preference(SETTING_INVERSE_GLASS) != 0) light(INVERSE_GLASS);
  light(device.headphones != 0 ? ICON_SOUND_HEADPHONES : ICON_SOUND_LOUDSPEAKER);
  if (speech.mark != 0) light(MARK_START + speech.mark - 1);
}

/**
 * Milliseconds after which the same mode may look different or a code dies or comes; NEVER if nothing does by itself.
 * Rather too early than too late: a dead code must not stand on the glass.
 */
export function screenChangeMs(uptimeMs: u32): u32 {
  if (device.mode == MODE_CODE) return shortestWaitMs(barChangeMs(remainingAt(uptimeMs), stepMs()));
  const own = device.mode == MODE_PAGES ? pageChangeMs(uptimeMs) : NEVER;
  // Whatever is on the glass meanwhile: a code that was asked for comes with the next time step, and a live one dies.
  const isCodeDue = device.awaited != 0 || hasLiveCode();
  return isCodeDue ? min<u32>(own, shortestWaitMs(remainingAt(uptimeMs))) : own;
}

/** The time on the information pages: what a speaking token says beside them, and UTC on the others. */
function pageMsAt(uptimeMs: u32): u64 {
  const unixMs = unixMsAt(uptimeMs);
  return hasVoice(device.model) ? localMs(unixMs) : unixMs;
}

function pageChangeMs(uptimeMs: u32): u32 {
  const pageMs = pageMsAt(uptimeMs);
  const periodMs = pagePeriodMs(device.page);
  return periodMs == 0 || pageMs == 0 ? NEVER : shortestWaitMs(periodMs - <u32>(pageMs % periodMs));
}
