/**
 * The device: what each gesture, tick of the clock and start does. The journey of a press to a code begins here:
 * gesture -> `showCode` -> the time step's code (code.ts, oath, crypto) -> `draw` (screens.ts, display) -> frame.
 */
import {
  BOOT_AFTER_TRAP,
  CLOCK_UNKNOWN,
  EFFECT_LINK,
  EFFECT_SLEEP,
  EFFECT_STORAGE,
  FAULT_SELF_TEST_FAILED,
  FAULT_TRAP,
  FAULT_UNKNOWN_MODEL,
  SETTING_GLASS_SECONDS,
  SETTING_KEY_LOCK_OUT,
  STATE_BLANK,
} from '../contract.generated';
import { linkPendingBytes, resetFraming } from '../link/framing';
import { copyBytes, wipeBytes } from '../memory';
import {
  commit,
  hasRecord,
  isHalfWiped,
  isStoring,
  openJournal,
  repairMark,
  takeStorageRequest,
} from '../storage/journal';
import {
  RECORD,
  record,
  RECORD_BYTES,
  settingOf,
  STAGED,
  stage,
  stageBlank,
  staged,
  wipeStaged,
} from '../storage/record';
import { isClockDistrusted, resetClock, unixMsAt } from './clock';
import { codeOfStep, forgetKey, stepAt } from './code';
import {
  contactChanged,
  GESTURE_LONG,
  GESTURE_NONE,
  GESTURE_PRESS,
  GESTURE_STUCK,
  keyWakeMs,
  nextGesture,
  resetKeys,
} from './keys';
import { ALL_KNOWN_ANSWERS, passedKnownAnswers } from './known-answers';
import { isKnownModel, keyCount } from './models';
import { PAGE_COUNT } from './pages';
import { resetPower } from './power';
import { draw, screenChangeMs } from './screens';
import {
  device,
  MODE_ASLEEP,
  MODE_CODE,
  MODE_FAULT,
  MODE_NO_DATA,
  MODE_NO_TIME,
  MODE_PAGES,
  MODE_SELF_TEST,
  resetDevice,
} from './state';

const NEVER: u32 = 0xffffffff;
const SELF_TEST_MS: u32 = 3000;

/** Starts from the storage image that the host has laid. */
export function bootDevice(model: u32, imageBytes: u32, flags: u32): void {
  resetDevice(model, flags);
  resetKeys();
  resetClock();
  resetPower();
  resetFraming();
  forgetKey();
  adoptDefaults();
  const storageFault = openJournal(imageBytes);
  device.fault = bootFault(storageFault);
  if (device.fault == 0) tidyStorage();
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
  if (device.fault != FAULT_UNKNOWN_MODEL && id >= keyCount(device.model)) unreachable();
  passTime(uptimeMs);
  contactChanged(pressed);
  passTime(uptimeMs);
}

/** Lets everything happen that is due at `uptimeMs`. */
export function passTime(uptimeMs: u32): void {
  device.uptimeMs = uptimeMs;
  rememberDistrust();
  const lockOutMs = settingOf(RECORD, SETTING_KEY_LOCK_OUT);
  for (;;) {
    const gesture = nextGesture(uptimeMs, lockOutMs);
    if (gesture == GESTURE_PRESS) onPress();
    else if (gesture == GESTURE_LONG) onLongPress();
    else if (gesture == GESTURE_STUCK) sleep();
    else if (gesture == GESTURE_NONE) break;
  }
  expire();
  draw(uptimeMs);
}

/**
 * A clock once found wrong stays unknown until it is set, through every power loss: an RTC that began anew with its
 * battery would be believed as soon as it has passed the reading at which the clock was set.
 */
function rememberDistrust(): void {
  if (!isClockDistrusted() || isStoring() || device.fault != 0) return;
  stage();
  staged.clockState = <u8>CLOCK_UNKNOWN;
  commit();
}

/** Draws after something other than time or a key has changed. */
export function redraw(): void {
  draw(device.uptimeMs);
}

function enter(mode: u32): void {
  device.mode = mode;
  device.shownAtMs = device.uptimeMs;
}

/** Headphones were plugged in or taken out. */
export function headphonesChanged(present: bool): void {
  device.headphones = present ? 1 : 0;
}

export function voiceBytesGiven(_bytes: u32): void {
  unreachable();
}

export function renderSpeech(_maxSamples: u32): u32 {
  return 0;
}

export function sleep(): void {
  device.mode = MODE_ASLEEP;
}

function onPress(): void {
  device.pressedInPages = device.mode == MODE_PAGES ? 1 : 0;
  if (device.mode != MODE_PAGES) return showCode();
  if (device.page + 1 == PAGE_COUNT) return sleep();
  device.page++;
  enter(MODE_PAGES);
}

/** Opens the information pages, or leaves them if the press began there. In the fault state there is only the fault. */
function onLongPress(): void {
  if (device.fault != 0) return;
  if (device.pressedInPages != 0) return sleep();
  device.page = 0;
  enter(MODE_PAGES);
}

function showCode(): void {
  if (device.fault != 0) return enter(MODE_FAULT);
  if (record.lifeCycleState == <u8>STATE_BLANK) return enter(MODE_NO_DATA);
  const unixMs = unixMsAt(device.uptimeMs);
  if (!hasTime(unixMs)) return enter(MODE_NO_TIME);
  device.shownStep = stepAt(unixMs);
  device.code = codeOfStep(device.shownStep);
  enter(MODE_CODE);
}

function hasTime(unixMs: u64): bool {
  return unixMs != 0 && unixMs >= record.t0UnixSeconds * 1000;
}

/** Lights every segment for three seconds, so that a person can see that none is broken. */
export function showSelfTest(): void {
  enter(MODE_SELF_TEST);
}

/** Takes from the glass what is no longer true or has been shown long enough. */
function expire(): void {
  if (device.mode == MODE_ASLEEP) return;
  if (device.uptimeMs - device.shownAtMs >= shownForMs()) return sleep();
  if (device.mode != MODE_CODE) return;
  const unixMs = unixMsAt(device.uptimeMs);
  if (!hasTime(unixMs)) enter(MODE_NO_TIME);
  else if (stepAt(unixMs) != device.shownStep) sleep();
}

function shownForMs(): u32 {
  return device.mode == MODE_SELF_TEST ? SELF_TEST_MS : settingOf(RECORD, SETTING_GLASS_SECONDS) * 1000;
}

/** Milliseconds after the last uptime at which the host must call `clock` at the latest; NEVER while nothing is due. */
export function wakeMs(): u32 {
  const uptimeMs = device.uptimeMs;
  let wake = keyWakeMs(uptimeMs);
  if (device.mode == MODE_ASLEEP) return wake;
  const shownMs = uptimeMs - device.shownAtMs;
  const shownFor = shownForMs();
  // A setting changed meanwhile may have made the time on the glass shorter than it already was.
  wake = min(wake, shownMs >= shownFor ? 0 : shownFor - shownMs);
  return min(wake, screenChangeMs(uptimeMs));
}

/** What the host has to do since it last asked. */
export function collectEffects(): u32 {
  let effects = device.effects;
  device.effects = 0;
  if (takeStorageRequest()) effects |= EFFECT_STORAGE;
  if (linkPendingBytes() != 0) effects |= EFFECT_LINK;
  const idle = device.mode == MODE_ASLEEP && !isStoring() && linkPendingBytes() == 0;
  if (idle && keyWakeMs(device.uptimeMs) == NEVER) effects |= EFFECT_SLEEP;
  return effects;
}
