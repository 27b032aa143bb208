/**
 * The device: what happens at a start, at each key's gesture and as time passes. The journey of a press to a code goes
 * on from here: gesture -> functions.ts (code reader) or `pressOneKey` -> modes.ts `showCode` -> the time step's code
 * (code.ts, oath, crypto) -> screens.ts, display -> frame; to the ear: announcements.ts -> speech.ts -> audio; and to the
 * hand: felt-code.ts -> haptics.ts -> motor.
 */
import { isPlaying, resetPlayer } from '../audio/player';
import { isVoiceWanted, resetVoice } from '../audio/voice';
import {
  BOOT_AFTER_TRAP,
  EFFECT_ENTROPY,
  EFFECT_LINK,
  EFFECT_SLEEP,
  EFFECT_STORAGE,
  EFFECT_VOICE,
  FAULT_SELF_TEST_FAILED,
  FAULT_TRAP,
  FAULT_UNKNOWN_MODEL,
  SETTING_KEY_LOCK_OUT,
} from '../base/contract.generated';
import { linkPendingBytes, resetFraming } from '../link/framing';
import { copyBytes, wipeBytes } from '../base/memory';
import {
  clearRemains,
  commit,
  hasRecord,
  isHalfWiped,
  isStoring,
  openJournal,
  repairMark,
  takeStorageRequest,
} from '../storage/journal';
import { RECORD, RECORD_BYTES, STAGED, stage, stageBlank, wipeStaged } from '../storage/record';
import { announceHeadphones, LEAD_CHANGED, LEAD_CODE, LEAD_NEW } from './announcements';
import { resetClock, unixMsAt } from './clock';
import { forgetKey, prepareKey, stepAt } from './code';
import { rememberDistrust, resetDistrust } from './distrust';
import { isEntropyWanted } from './entropy';
import { awaitsSound, offerIfAwaited, returnToFactoryLanguage, startFunction } from './functions';
import { feel, isPulsing, passPulses, pulsesDueMs, resetHaptics, stopPulses } from './haptics';
import { SIGNAL_CHANGED, SIGNAL_KEY } from './haptics.generated';
import {
  contactChanged,
  GESTURE_LONG,
  GESTURE_NONE,
  GESTURE_PRESS,
  GESTURE_STUCK,
  keyWakeMs,
  nextGesture,
  resetKeys,
  spendHolds,
} from './keys';
import { endKeySchool } from './key-school';
import { FUNCTION_FACTORY_LANGUAGE, FUNCTION_INFORMATION_PAGES, FUNCTION_SWITCH_OFF } from './keys.generated';
import { ALL_KNOWN_ANSWERS, passedKnownAnswers } from './known-answers';
import { hasVoice, isKnownModel, keyCount, longFunction, longMs, pressFunction } from './models';
import {
  enter,
  enterMain,
  goOff,
  hasTime,
  showCode,
  shownForMs,
  showObstacle,
  sleep,
  timeOut,
} from './modes';
import { PAGE_COUNT } from './pages';
import { resetPower } from './power';
import { mayBeHeard, preference, preferencesDueMs, resetPreferences, storePreferences } from './preferences';
import { draw, screenChangeMs } from './screens';
import { hush, isSpeaking, isTelling, resetSpeech, speech, TOPIC_CODE } from './speech';
import {
  device,
  MODE_ASLEEP,
  MODE_CODE,
  MODE_KEY_SCHOOL,
  MODE_PAGES,
  MODE_WAITING,
  resetDevice,
  SAID_HEADPHONES,
} from './state';
import { beginBudget, resetWriteBudget } from './write-budget';

const NEVER: u32 = 0xffffffff;

/** Starts from the storage image that the host has laid. */
export function bootDevice(model: u32, imageBytes: u32, flags: u32): void {
  resetDevice(model, flags);
  resetKeys();
  resetPlayer();
  resetVoice(hasVoice(model));
  resetSpeech();
  resetHaptics();
  resetPreferences();
  resetClock();
  resetDistrust();
  resetPower();
  resetFraming();
  forgetKey();
  adoptDefaults();
  const storageFault = openJournal(imageBytes);
  device.fault = bootFault(storageFault);
  resetWriteBudget();
  if (device.fault == 0) {
    tidyStorage();
    prepareKey();
  }
  draw(0);
}

/** Formats a fresh flash, or completes what a power cut has left half done. */
function tidyStorage(): void {
  if (!hasRecord()) {
    stageBlank();
    commit();
  } else if (isHalfWiped()) {
    stage();
    commit();
  } else {
    // At most one of the two has something to do: a slot of remains holds no record to mark.
    clearRemains();
    repairMark();
  }
}

/** A token without a record behaves as a blank one. */
function adoptDefaults(): void {
  wipeBytes(RECORD, RECORD_BYTES);
  stageBlank();
  copyBytes(RECORD, STAGED, RECORD_BYTES);
  wipeStaged();
}

function bootFault(storageFault: u32): u32 {
  if (!isKnownModel(device.model)) return FAULT_UNKNOWN_MODEL;
  if ((device.bootFlags & BOOT_AFTER_TRAP) != 0) return FAULT_TRAP;
  if (storageFault != 0) return storageFault;
  return passedKnownAnswers() == ALL_KNOWN_ANSWERS ? 0 : FAULT_SELF_TEST_FAILED;
}

/** An edge of a key's contact. */
export function keyEdge(id: u32, pressed: bool, uptimeMs: u32): void {
  // A key that the model does not have is a mistake of the host, not of the user.
  const isUnknownModel = device.fault == FAULT_UNKNOWN_MODEL;
  if (!isUnknownModel && id >= keyCount(device.model)) unreachable();
  passTime(uptimeMs);
  contactChanged(isUnknownModel ? 0 : id, pressed);
  passTime(uptimeMs);
}

/** Lets everything happen that is due at `uptimeMs`. */
export function passTime(uptimeMs: u32): void {
  device.uptimeMs = uptimeMs;
  beginBudget(uptimeMs);
  passPulses();
  rememberDistrust();
  storePreferences(isSpeaking());
  // What time has ended is gone before a key can ask for it again.
  if (device.mode != MODE_ASLEEP) expireCode();
  const lockOutMs = preference(SETTING_KEY_LOCK_OUT);
  for (let key: u32 = 0; key < keyCount(device.model); key++) {
    for (;;) {
      const gesture = nextGesture(key, uptimeMs, lockOutMs, longMs(device.model, key));
      if (gesture == GESTURE_NONE) break;
      handle(gesture, key);
    }
  }
  if (device.mode != MODE_ASLEEP) timeOut();
  draw(uptimeMs);
}

/** Draws after something other than time or a key has changed. */
export function redraw(): void {
  draw(device.uptimeMs);
}

function handle(gesture: u32, key: u32): void {
  if (gesture == GESTURE_STUCK) return sleep();
  if (gesture == GESTURE_PRESS) {
    spendHolds(key, keyCount(device.model));
    const started = pressFunction(device.model, key);
    if (keyCount(device.model) == 1) pressOneKey();
    else startAndFeel(started, key);
  } else if (gesture == GESTURE_LONG) {
    const started = longFunction(device.model, key);
    if (started == FUNCTION_INFORMATION_PAGES) holdOneKey();
    else if (device.mode == MODE_ASLEEP) return;
    else if (device.mode == MODE_KEY_SCHOOL) holdInSchool(started);
    else if (started == FUNCTION_SWITCH_OFF) goOff();
    else if (started == FUNCTION_FACTORY_LANGUAGE) returnToFactoryLanguage();
  }
}

/** Whatever a key does, a person who feels knows that it was taken. */
function startAndFeel(started: u32, key: u32): void {
  stopPulses();
  startFunction(started, key);
  if (!isPulsing()) feel(SIGNAL_KEY);
}

/** The red key leaves the school; the others have been named and do nothing else. */
function holdInSchool(started: u32): void {
  if (started == FUNCTION_SWITCH_OFF) endKeySchool();
}

/** The code display's key: the code, or the next page. */
function pressOneKey(): void {
  device.pressedInPages = device.mode == MODE_PAGES ? 1 : 0;
  if (device.mode != MODE_PAGES) return showCode(LEAD_CODE, false);
  if (device.page + 1 == PAGE_COUNT) return sleep();
  device.page++;
  enter(MODE_PAGES);
}

/** Opens the information pages, or leaves them if the press began there. In the fault state there is only the fault. */
function holdOneKey(): void {
  if (device.fault != 0) return;
  if (device.pressedInPages != 0) return sleep();
  device.page = 0;
  device.codeLive = 0;
  enter(MODE_PAGES);
}

/** Headphones were plugged in or taken out: sound moves there, and a code never moves to the loudspeaker by itself. */
export function headphonesChanged(present: bool): void {
  const changed = (device.headphones != 0) != present;
  const couldBeHeard = mayBeHeard();
  device.headphones = present ? 1 : 0;
  if (!changed || device.mode == MODE_ASLEEP || !hasVoice(device.model)) return;
  if (!present) {
    dropPromise();
    device.said = SAID_HEADPHONES;
    announceHeadphones(false);
  } else if (device.mode == MODE_CODE && !couldBeHeard) {
    showCode(LEAD_CODE, false);
  } else if (awaitsSound() || !isTelling()) {
    device.said = SAID_HEADPHONES;
    announceHeadphones(true);
    offerIfAwaited();
  }
}

/** No code follows by itself any more: the one that was waited for is on the glass instead. */
function dropPromise(): void {
  // Whoever has felt some of its digits begins anew.
  if (device.nextDigit != 0) feel(SIGNAL_CHANGED);
  device.nextDigit = 0;
  device.awaited = 0;
  if (device.mode == MODE_WAITING) enterMain();
}

/** Takes from the glass, and from the ear, a code that has died. */
function expireCode(): void {
  if (device.codeLive == 0) return;
  const unixMs = unixMsAt(device.uptimeMs);
  const isOver = !hasTime(unixMs) || stepAt(unixMs) != device.shownStep;
  if (!isOver) return;
  const wasTold = speech.topic == TOPIC_CODE || device.nextDigit != 0 || isPulsing();
  device.codeLive = 0;
  if (speech.topic == TOPIC_CODE) hush();
  if (device.awaited != 0) return showCode(LEAD_NEW, true);
  if (device.mode != MODE_CODE) return;
  if (!hasTime(unixMs)) showObstacle();
  else if (wasTold) showCode(LEAD_CHANGED, true);
  // What is being said, such as that the battery is low, is said to its end.
  else if (isSpeaking()) enterMain();
  else goOff();
}

/** Milliseconds after the last uptime at which the host must call `clock` at the latest; NEVER while nothing is due. */
export function wakeMs(): u32 {
  const uptimeMs = device.uptimeMs;
  let wake = NEVER;
  for (let key: u32 = 0; key < keyCount(device.model); key++) {
    wake = min(wake, keyWakeMs(key, uptimeMs, longMs(device.model, key)));
  }
  wake = min(wake, preferencesDueMs(isSpeaking()));
  wake = min(wake, pulsesDueMs());
  if (device.mode == MODE_ASLEEP) return wake;
  // While something is being said the clock comes with every block of samples.
  if (!isSpeaking()) {
    const shownMs = uptimeMs - device.shownAtMs;
    const shownFor = shownForMs();
    // A setting changed meanwhile may have made the time on the glass shorter than it already was.
    wake = min(wake, shownMs >= shownFor ? 0 : shownFor - shownMs);
  }
  return min(wake, screenChangeMs(uptimeMs));
}

function isIdle(): bool {
  if (device.mode != MODE_ASLEEP || isStoring() || isEntropyWanted() || linkPendingBytes() != 0) return false;
  return !isSpeaking() && !isPlaying() && !isVoiceWanted();
}

/** What the host has to do since it last asked. */
export function collectEffects(): u32 {
  let effects = device.effects;
  device.effects = 0;
  if (takeStorageRequest()) effects |= EFFECT_STORAGE;
  if (linkPendingBytes() != 0) effects |= EFFECT_LINK;
  if (isVoiceWanted()) effects |= EFFECT_VOICE;
  if (isEntropyWanted()) effects |= EFFECT_ENTROPY;
  if (isIdle() && wakeMs() == NEVER) effects |= EFFECT_SLEEP;
  return effects;
}
