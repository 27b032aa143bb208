/** What each function of the key map does. A press arrives here as a function; the device is awake, or the key wakes it. */
import {
  SETTING_AUDIO_OUTPUT,
  SETTING_KEY_LOCK_OUT,
  SETTING_LANGUAGE,
  SETTING_SPEED,
  SETTING_VOLUME,
  STATE_BLANK,
} from '../base/contract.generated';
import { LANGUAGE_COUNT, TONE_END } from '../audio/clips.generated';
import { defaultOf, record } from '../storage/record';
import {
  announceChoice,
  announceDigit,
  announceHeadphones,
  announceOutput,
  announceRedKey,
  announceSerialNumber,
  announceTone,
  hasGuide,
  isUnheardOutput,
  queueChoiceAgain,
  LEAD_AGAIN,
  LEAD_CHANGED,
  LEAD_CODE,
} from './announcements';
import { feelDigit } from './felt-code';
import { turnGiantDigit, turnsGiantDigit } from './giant-digit';
import { feel, vibrates } from './haptics';
import { SIGNAL_NONE, SIGNAL_QUESTION } from './haptics.generated';
import { announceHelp } from './help';
import {
  FUNCTION_DIGIT_BY_DIGIT,
  FUNCTION_FASTER,
  FUNCTION_HELP,
  FUNCTION_NEXT_LANGUAGE,
  FUNCTION_PREVIOUS_LANGUAGE,
  FUNCTION_REPEAT,
  FUNCTION_SERIAL_NUMBER,
  FUNCTION_SETTINGS,
  FUNCTION_SHOW_CODE,
  FUNCTION_SLOWER,
  FUNCTION_STATUS,
  FUNCTION_VOLUME_DOWN,
  FUNCTION_VOLUME_UP,
} from './keys.generated';
import { nameKey, startKeySchool } from './key-school';
import { announceChosenSetting, announceLevel, changeLevel, queueKeyPauseOffer } from './levels';
import {
  announceUnheardCode,
  computeCode,
  enter,
  enterMain,
  isTimeForCode,
  showCode,
  showObstacle,
  waitForCode,
} from './modes';
import { PAGE_BATTERY, PAGE_SERIAL_START } from './pages';
import {
  languageBeside,
  mayBeHeard,
  OUTPUT_HEADPHONES,
  OUTPUT_LOUDSPEAKER,
  preference,
  setPreference,
} from './preferences';
import { firstSetting, KEY_SCHOOL, NO_SETTING, settingAfter } from './settings-table';
import { hush } from './speech';
import { announceStatus } from './status-speech';
import {
  device,
  hasLiveCode,
  MODE_ASLEEP,
  MODE_CHOOSE,
  MODE_HELP,
  MODE_CODE,
  MODE_KEY_SCHOOL,
  MODE_LEVEL,
  MODE_PAGES,
  OFFER_AWAITS_SOUND,
  OFFER_NAMED,
  OFFER_NONE,
  OFFER_TO_COME,
  SAID_DIGIT,
  SAID_HEADPHONES,
  SAID_HELP,
  SAID_LEVEL,
  SAID_SERIAL_NUMBER,
  SAID_STATUS,
} from './state';

/** A key of a device that speaks. */
export function startFunction(started: u32, key: u32): void {
  if (device.mode == MODE_ASLEEP) return wake(started);
  if (device.mode == MODE_CHOOSE) return choose(started, key);
  if (device.mode == MODE_KEY_SCHOOL) return nameKey(key);
  if (device.offering == OFFER_TO_COME) device.offering = OFFER_NAMED;
  if (started == FUNCTION_VOLUME_DOWN || started == FUNCTION_VOLUME_UP) {
    return lowerOrRaise(started == FUNCTION_VOLUME_UP);
  }
  if (started == FUNCTION_SETTINGS && turnsGiantDigit()) return showNextDigit();
  if (started == FUNCTION_SETTINGS) return nextSetting();
  if (started == FUNCTION_REPEAT && device.said == SAID_LEVEL) return tellLevel();
  device.choosing = 0;
  switch (started) {
    case FUNCTION_SHOW_CODE:
      return tellCode();
    case FUNCTION_REPEAT:
      return repeat();
    case FUNCTION_SLOWER:
      return showLevel(SETTING_SPEED, false);
    case FUNCTION_FASTER:
      return showLevel(SETTING_SPEED, true);
    case FUNCTION_PREVIOUS_LANGUAGE:
      return changeLanguage(LANGUAGE_COUNT - 1);
    case FUNCTION_NEXT_LANGUAGE:
      return changeLanguage(1);
    case FUNCTION_SERIAL_NUMBER:
      return tellSerialNumber();
    case FUNCTION_STATUS:
      return tellStatus();
    case FUNCTION_DIGIT_BY_DIGIT:
      return tellNextDigit();
    case FUNCTION_HELP:
      return tellHelp(0);
  }
}

/** The red key and help wake the device. Any other key is told once which one does, and the device sleeps on. */
function wake(started: u32): void {
  if (started == FUNCTION_SHOW_CODE) showCode(LEAD_CODE, false);
  else if (started == FUNCTION_HELP) tellHelp(0);
  else {
    feel(SIGNAL_NONE);
    announceRedKey();
  }
}

/** What was said last, as it is now: a status may have changed, a code may have ended. */
function repeat(): void {
  switch (device.said) {
    case SAID_DIGIT:
      if (hasLiveCode()) device.nextDigit = (device.nextDigit == 0 ? record.digits : device.nextDigit) - 1;
      return tellNextDigit();
    case SAID_STATUS:
      return tellStatus();
    case SAID_SERIAL_NUMBER:
      return tellSerialNumber();
    case SAID_HELP:
      return tellHelp(device.helpKey);
    case SAID_HEADPHONES:
      return announceHeadphones(device.headphones != 0);
    default:
      return tellCode();
  }
}

function tellCode(): void {
  showCode(hasLiveCode() && device.awaited == 0 ? LEAD_AGAIN : LEAD_CODE, device.awaited != 0);
}

function tellStatus(): void {
  device.said = SAID_STATUS;
  // The code goes with the time left, which is said first.
  if (announceStatus() && hasLiveCode()) return enterMain();
  device.page = PAGE_BATTERY;
  enter(MODE_PAGES);
}

function tellHelp(from: u32): void {
  device.said = SAID_HELP;
  enter(MODE_HELP);
  announceHelp(from);
}

/** Where the setting on the glass stands. */
function tellLevel(): void {
  enter(MODE_LEVEL);
  if (device.choosing != 0) announceChosenSetting(device.level);
  else announceLevel(device.level);
}

/**
 * Loudspeaker or headphones, at first use: 1 or 2. Who cannot understand the question or hear it must be able to change
 * that first: 7 and 9 change the language, the side keys the volume. Every key but 1 and 2 asks again.
 */
function choose(started: u32, key: u32): void {
  if (key == 0 || key > OUTPUT_HEADPHONES) {
    enter(MODE_CHOOSE);
    feel(SIGNAL_QUESTION);
    if (!changedWhileAsked(started)) return announceChoice();
    return queueChoiceAgain();
  }
  answer(key);
}

/** First use: that output is chosen. Where nothing would be heard of an offer, it waits until something would. */
function answer(output: u32): void {
  setPreference(SETTING_AUDIO_OUTPUT, output);
  beginLevel(SETTING_AUDIO_OUTPUT);
  announceOutput(output, true);
  if (!isUnheardOutput(output)) return offerKeyPause();
  // As in the settings, 1 chooses the loudspeaker.
  device.choosing = 1;
  device.offering = OFFER_AWAITS_SOUND;
}

/** Whether headphones were chosen at first use and are still missing: what is offered then waits for them. */
export function awaitsSound(): bool {
  return device.choosing != 0 && device.offering == OFFER_AWAITS_SOUND;
}

/** Those headphones have been plugged in, as was just said. */
export function offerIfAwaited(): void {
  if (awaitsSound()) offerKeyPause();
}

/** The first setting of the menu, open already: hands that tremble press once more than they mean to. */
function offerKeyPause(): void {
  device.choosing = 0;
  device.offering = OFFER_NONE;
  if (!hasGuide()) return;
  beginLevel(SETTING_KEY_LOCK_OUT);
  device.choosing = 1;
  device.offering = OFFER_TO_COME;
  queueKeyPauseOffer();
}

function changedWhileAsked(started: u32): bool {
  switch (started) {
    case FUNCTION_PREVIOUS_LANGUAGE:
      setLanguage(LANGUAGE_COUNT - 1);
      return true;
    case FUNCTION_NEXT_LANGUAGE:
      setLanguage(1);
      return true;
    case FUNCTION_HELP:
      changeLevel(SETTING_VOLUME, false);
      return true;
    case FUNCTION_SETTINGS:
      changeLevel(SETTING_VOLUME, true);
      return true;
  }
  return false;
}

/** The setting that is being chosen, or the volume. The key school has nothing to lower: the key that raises begins it. */
function lowerOrRaise(up: bool): void {
  if (device.choosing == 0) return showLevel(SETTING_VOLUME, up);
  if (!up && awaitsSound()) return answer(OUTPUT_LOUDSPEAKER);
  if (device.level != KEY_SCHOOL) return showLevel(device.level, up);
  if (up) startKeySchool();
  else tellLevel();
}

function showLevel(setting: u32, up: bool): void {
  beginLevel(setting);
  changeLevel(setting, up);
}

/** A setting is what is shown, and said from here on. */
function beginLevel(setting: u32): void {
  device.level = setting;
  device.said = SAID_LEVEL;
  enter(MODE_LEVEL);
}

function changeLanguage(step: u32): void {
  beginLevel(SETTING_LANGUAGE);
  setLanguage(step);
}

/** Says its name, in itself. */
function setLanguage(step: u32): void {
  setPreference(SETTING_LANGUAGE, languageBeside(preference(SETTING_LANGUAGE), step));
  announceLevel(SETTING_LANGUAGE);
}

/** The language that a new device speaks: the way back for who is lost among languages. */
export function returnToFactoryLanguage(): void {
  const asks = device.mode == MODE_CHOOSE;
  if (!asks) beginLevel(SETTING_LANGUAGE);
  else enter(MODE_CHOOSE);
  setPreference(SETTING_LANGUAGE, defaultOf(SETTING_LANGUAGE));
  announceLevel(SETTING_LANGUAGE);
  if (asks) queueChoiceAgain();
}

/** One setting of the menu after the other, and the way out, one press apart; at first use the two that are offered. */
function nextSetting(): void {
  const isOffered = device.choosing != 0 && device.offering == OFFER_NAMED;
  device.offering = OFFER_NONE;
  let next = device.choosing != 0 ? settingAfter(device.level) : firstSetting();
  if (isOffered) next = KEY_SCHOOL;
  if (next == KEY_SCHOOL && !hasGuide()) next = settingAfter(next);
  if (next == NO_SETTING) {
    device.choosing = 0;
    enterMain();
    return announceTone(TONE_END);
  }
  beginLevel(next);
  device.choosing = 1;
  announceChosenSetting(next);
}

function tellSerialNumber(): void {
  if (device.fault != 0 || record.lifeCycleState == <u8>STATE_BLANK) {
    showObstacle();
    return;
  }
  device.said = SAID_SERIAL_NUMBER;
  device.page = PAGE_SERIAL_START;
  enter(MODE_PAGES);
  announceSerialNumber();
}

/** Silent: who reads the code may not want others to hear it, and what was being said would turn it on. */
function showNextDigit(): void {
  hush();
  turnGiantDigit();
  enter(MODE_CODE);
}

/** The next digit of the code; after the last, from the first again. Digits of two codes are never mixed unsaid. */
function tellNextDigit(): void {
  if (!hasLiveCode()) {
    if (device.nextDigit != 0) return showCode(LEAD_CHANGED, true);
    if (showObstacle()) return;
    computeCode();
  }
  if (!mayBeHeard() && !vibrates()) {
    enter(MODE_CODE);
    return announceUnheardCode();
  }
  // Who was told that the code is ready begins it; there was time then, and if it dies they are told.
  const wasReady = vibrates() && device.mode == MODE_CODE;
  const insists = device.awaited != 0 || device.nextDigit != 0 || wasReady;
  if (!insists && !isTimeForCode()) return waitForCode();
  device.awaited = 0;
  device.said = SAID_DIGIT;
  enter(MODE_CODE);
  if (mayBeHeard()) announceDigit(device.nextDigit);
  else announceUnheardCode();
  feelDigit(device.nextDigit);
  device.giantDigit = device.nextDigit;
  device.nextDigit = device.nextDigit + 1 == record.digits ? 0 : device.nextDigit + 1;
}
