/** What the glass and the voice turn to: a code, a setting, the dark; and back again when something is over. */
import { TONE_END } from '../audio/clips.generated';
import {
  SETTING_AUDIO_OUTPUT,
  SETTING_GLASS_SECONDS,
  SETTING_SPEED,
  STATE_BLANK,
} from '../base/contract.generated';
import { RECORD, record, settingOf } from '../storage/record';
import {
  announceChoice,
  announceCode,
  announceFault,
  announceHeadphonesMissing,
  announceNoData,
  announceNoTime,
  announceSoon,
  announceTone,
  LEAD_CHANGED,
} from './announcements';
import { unixMsAt } from './clock';
import { codeOfStep, stepAt } from './code';
import { canBeSaid } from './code-speech';
import { canBeFelt } from './felt-code';
import { feel, stopPulses, vibrates } from './haptics';
import { SIGNAL_CHANGED, SIGNAL_NONE, SIGNAL_QUESTION, SIGNAL_READY, SIGNAL_WAIT } from './haptics.generated';
import { hasVoice } from './models';
import { mayBeHeard, OUTPUT_UNCHOSEN, preference } from './preferences';
import { hush, isTelling } from './speech';
import {
  device,
  MODE_ASLEEP,
  MODE_AWAKE,
  MODE_CHOOSE,
  MODE_CODE,
  MODE_FAULT,
  MODE_HELP,
  MODE_LEVEL,
  MODE_NO_DATA,
  MODE_NO_TIME,
  MODE_PAGES,
  MODE_SELF_TEST,
  MODE_WAITING,
  SAID_CODE,
} from './state';

const SELF_TEST_MS: u32 = 3000;
/** How long a setting or a page stays on a speaking device's glass after it was said. */
const ASIDE_MS: u32 = 3000;

export function enter(mode: u32): void {
  device.mode = mode;
  device.shownAtMs = device.uptimeMs;
}

/** Silent and dark at once. */
export function sleep(): void {
  device.mode = MODE_ASLEEP;
  device.codeLive = 0;
  device.code = 0;
  device.nextDigit = 0;
  device.giantDigit = 0;
  device.choosing = 0;
  device.awaited = 0;
  device.said = SAID_CODE;
  hush();
  stopPulses();
}

/** Dark, with a falling tone on a device that speaks: a word would be one more between a person and their typing. */
export function goOff(): void {
  sleep();
  if (hasVoice(device.model)) announceTone(TONE_END);
}

export function hasTime(unixMs: u64): bool {
  return unixMs != 0 && unixMs >= record.t0UnixSeconds * 1000;
}

/** The mode that stands in place of a code, MODE_CODE when nothing keeps it away. */
function obstacle(): u32 {
  if (device.fault != 0) return MODE_FAULT;
  if (record.lifeCycleState == <u8>STATE_BLANK) return MODE_NO_DATA;
  if (!hasTime(unixMsAt(device.uptimeMs))) return MODE_NO_TIME;
  const asks = hasVoice(device.model) && preference(SETTING_AUDIO_OUTPUT) == OUTPUT_UNCHOSEN;
  return asks ? MODE_CHOOSE : MODE_CODE;
}

/** What keeps a code away: shown, and said where there is a voice. False when nothing does. */
export function showObstacle(): bool {
  const mode = obstacle();
  if (mode == MODE_CODE) return false;
  enter(mode);
  device.codeLive = 0;
  device.said = SAID_CODE;
  if (hasVoice(device.model)) announceObstacle(mode);
  return true;
}

function announceObstacle(mode: u32): void {
  feel(mode == MODE_CHOOSE ? SIGNAL_QUESTION : SIGNAL_NONE);
  if (mode == MODE_FAULT) announceFault();
  else if (mode == MODE_NO_DATA) announceNoData();
  else if (mode == MODE_NO_TIME) announceNoTime();
  else announceChoice();
}

/** The code of this moment; nothing keeps it away. */
export function computeCode(): void {
  device.shownStep = stepAt(unixMsAt(device.uptimeMs));
  device.code = codeOfStep(device.shownStep);
  device.codeLive = 1;
  device.giantDigit = 0;
}

/** Shows the code and says it; one that dies too soon to be said only if the person insists (`atOnce`). */
export function showCode(lead: u32, atOnce: bool): void {
  device.choosing = 0;
  device.nextDigit = 0;
  device.awaited = 0;
  device.said = SAID_CODE;
  if (showObstacle()) return;
  computeCode();
  if (!hasVoice(device.model)) return enter(MODE_CODE);
  if (!atOnce && !isTimeForCode()) return waitForCode();
  enter(MODE_CODE);
  feel(lead == LEAD_CHANGED ? SIGNAL_CHANGED : SIGNAL_READY);
  if (mayBeHeard()) announceCode(lead);
  else announceUnheardCode();
}

/** Whether the code lives long enough to be told, each way that it is told. */
export function isTimeForCode(): bool {
  if (vibrates() && !canBeFelt()) return false;
  return !mayBeHeard() || canBeSaid(preference(SETTING_SPEED));
}

/** Headphones alone were chosen and are missing: said, but not to who feels the code and wants nothing heard. */
export function announceUnheardCode(): void {
  if (vibrates()) hush();
  else announceHeadphonesMissing();
}

/** Waits for the next code, which follows by itself. */
export function waitForCode(): void {
  device.awaited = 1;
  device.said = SAID_CODE;
  enter(MODE_WAITING);
  feel(SIGNAL_WAIT);
  if (mayBeHeard()) announceSoon();
  else hush();
}

/** Lights every segment for three seconds, so that a person can see that none is broken. */
export function showSelfTest(): void {
  enter(MODE_SELF_TEST);
}

/** A mode that a device with a voice leaves by itself for the code, once it has been said. */
function isAside(): bool {
  if (!hasVoice(device.model)) return false;
  return device.mode == MODE_LEVEL || device.mode == MODE_PAGES || device.mode == MODE_HELP;
}

/** How long the present mode stays. A setting that is being chosen stays as long as the glass does. */
export function shownForMs(): u32 {
  if (device.mode == MODE_SELF_TEST) return SELF_TEST_MS;
  if (isAside() && device.choosing == 0) return ASIDE_MS;
  return settingOf(RECORD, SETTING_GLASS_SECONDS) * 1000;
}

/** Leaves what has been shown long enough. */
export function timeOut(): void {
  if (isTelling() && device.mode != MODE_SELF_TEST) return;
  if (device.uptimeMs - device.shownAtMs < shownForMs()) return;
  if (isAside() && device.choosing == 0) return enterMain();
  // A code that was promised comes, however short the glass is to stay.
  if (device.awaited == 0) goOff();
}

/** Back to the code, to the wait for it, to what keeps it away, or to an empty glass. */
export function enterMain(): void {
  if (device.codeLive != 0) return enter(device.awaited != 0 ? MODE_WAITING : MODE_CODE);
  const mode = obstacle();
  enter(mode == MODE_CODE || mode == MODE_CHOOSE ? MODE_AWAKE : mode);
}
