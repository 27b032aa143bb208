/**
 * What is said on each occasion, as items for the queue. A whole phrase is used where the voice has it, else its parts;
 * a clip beyond the core pack that the voice lacks is left out, so the core pack is enough for every announcement.
 */
import {
  CLIP_AGAIN,
  CLIP_CLOCK_NOT_SET,
  CLIP_CODE,
  CLIP_CODE_CHANGED,
  CLIP_CONNECTED,
  CLIP_FAULT,
  CLIP_FOR,
  CLIP_HEADPHONES,
  CLIP_IN,
  CLIP_NEW,
  CLIP_NEW_CODE,
  CLIP_NEW_CODE_SOON,
  CLIP_NO,
  CLIP_NO_CODE,
  CLIP_NOT_ACTIVATED,
  CLIP_PRESS,
  CLIP_READY,
  CLIP_RED_KEY,
  CLIP_REMOVED,
  CLIP_SECONDS,
  CLIP_SELECTED,
  CLIP_SERIAL_NUMBER,
  CLIP_SOON,
  CLIP_SPEAKER,
  PACK_GUIDE,
  PACK_INFO,
  TONE_CHANGED,
  TONE_END,
  TONE_ERROR,
  TONE_KEY,
  TONE_START,
  TONE_TICK,
} from '../audio/clips.generated';
import { speedPercent } from '../audio/player';
import { hasLanguage, hasPack } from '../audio/voice';
import { SERIAL_NUMBER_DIGITS } from '../base/contract.generated';
import { readU8 } from '../base/memory';
import { RECORD, record, serialNumberOf } from '../storage/record';
import { codeDigit } from './code';
import { codeRemainingMs, speakingMs } from './code-speech';
import { firstCodePlace } from '../display/digits';
import { OUTPUT_HEADPHONES, spokenLanguage } from './preferences';
import { beginAnnouncement, speech, TOPIC_CODE, TOPIC_OTHER } from './speech';
import {
  queueClip,
  queueDigit,
  queueSilence,
  queueStep,
  STEP_CODE_SAID,
  STEP_PACE,
  STEP_PAGE,
  STEP_REPEAT,
  STEP_TONE,
  STEP_UNLESS_HEARD,
} from './speech-queue';
import { queueNumber } from './spoken-numbers';
import { device } from './state';

/** Between the groups of a code, on top of a digit's time (Raanaas et al.: 3+3 with a pause is kept best). */
const GROUP_PAUSE_MS: u32 = 500;
const REPEAT_PAUSE_MS: u32 = 1500;
const PART_PAUSE_MS: u32 = 60;
/** Fewer are over before they are said. */
const FEWEST_COUNTED_SECONDS: u32 = 3;
/** The glass has its gap before this place, and speech its pause. */
const GAP_AT_PLACE: u32 = 4;

export function tone(which: u32): void {
  queueStep(STEP_TONE, which);
}

export function hasInfo(): bool {
  return hasPack(speech.language, PACK_INFO);
}

/** Whether the voice has what guides a person beyond the words of the device's work. */
export function hasGuide(): bool {
  return hasPack(spokenLanguage(), PACK_GUIDE);
}

/** A tone, in place of whatever is being said. */
export function announceTone(which: u32): void {
  beginAnnouncement(TOPIC_OTHER);
  tone(which);
}

/** Which key wakes the device. In a voice without these words it is only heard that the key was. */
export function announceRedKey(): void {
  beginAnnouncement(TOPIC_OTHER);
  if (!hasInfo()) return tone(TONE_KEY);
  queueClip(CLIP_PRESS);
  queueClip(CLIP_RED_KEY);
}

/** A phrase that the comfort pack has as a whole and every voice in two parts. */
export function queuePhrase(whole: u32, first: u32, second: u32): void {
  queueClip(whole);
  queueStep(STEP_UNLESS_HEARD, 2);
  queueClip(first);
  queueClip(second);
}

/** Starts an announcement that is not of a code. False when no voice is there: then only a tone is heard. */
export function begin(): bool {
  beginAnnouncement(TOPIC_OTHER);
  if (hasLanguage(speech.language)) return true;
  tone(TONE_KEY);
  return false;
}

/** Starts one that tells of something wrong, with its tone. */
function beginError(): bool {
  beginAnnouncement(TOPIC_OTHER);
  tone(TONE_ERROR);
  return hasLanguage(speech.language);
}

function noCode(): void {
  queuePhrase(CLIP_NO_CODE, CLIP_NO, CLIP_CODE);
}

/** Items that newCode queues. */
const NEW_CODE_ITEMS: u32 = 4;

function newCode(): void {
  queuePhrase(CLIP_NEW_CODE, CLIP_NEW, CLIP_CODE);
}

export function newCodeSoon(): void {
  queueClip(CLIP_NEW_CODE_SOON);
  queueStep(STEP_UNLESS_HEARD, NEW_CODE_ITEMS + 1);
  newCode();
  queueClip(CLIP_SOON);
}

function queueCodeDigits(): void {
  const firstPlace = firstCodePlace(record.digits);
  queueSilence(PART_PAUSE_MS * 2);
  for (let i: u32 = 0; i < record.digits; i++) {
    if (firstPlace + i == GAP_AT_PLACE) queueSilence(GROUP_PAUSE_MS);
    queueDigit(firstPlace + i, codeDigit(i));
    if (i + 1 < record.digits) queueStep(STEP_PACE, 0);
  }
}

/** How a code is introduced. */
export const LEAD_CODE: u32 = 0;
export const LEAD_AGAIN: u32 = 1;
export const LEAD_NEW: u32 = 2;
/** The code changed while it was being said. */
export const LEAD_CHANGED: u32 = 3;

function queueLead(lead: u32): void {
  if (lead == LEAD_AGAIN) return queueClip(CLIP_AGAIN);
  if (lead == LEAD_NEW) return newCode();
  if (lead == LEAD_CODE) return queueClip(CLIP_CODE);
  tone(TONE_CHANGED);
  queueClip(CLIP_CODE_CHANGED);
  queueStep(STEP_UNLESS_HEARD, NEW_CODE_ITEMS);
  newCode();
}

/** Says the code on the glass, and plans to say it once more. */
export function announceCode(lead: u32): void {
  beginAnnouncement(TOPIC_CODE);
  if (!hasLanguage(speech.language)) return tone(TONE_START);
  speech.speed = speedThatFits(speech.speed);
  queueLead(lead);
  queueCodeDigits();
  queueSilence(REPEAT_PAUSE_MS);
  queueStep(STEP_REPEAT, 0);
}

/** A code that takes longer than it lives would never be said: then it is said faster. */
function speedThatFits(speed: u32): u32 {
  let fitting = speed;
  while (fitting < 7 && speakingMs(fitting) > <u32>record.timeStepSeconds * 900) fitting++;
  return fitting;
}

/** Once more, within the same announcement. */
export function queueAgain(): void {
  queueClip(CLIP_AGAIN);
  queueCodeDigits();
  queueSilence(PART_PAUSE_MS);
  queueStep(STEP_CODE_SAID, 0);
}

/** The digit at `index` of the code, and a tone after the last. */
export function announceDigit(index: u32): void {
  beginAnnouncement(TOPIC_CODE);
  if (!hasLanguage(speech.language)) return tone(TONE_KEY);
  queueDigit(firstCodePlace(record.digits) + index, codeDigit(index));
  if (index + 1 < record.digits) return;
  queueSilence(PART_PAUSE_MS);
  tone(TONE_END);
}

/** Headphones were chosen and are not there: the code is shown only. */
export function announceHeadphonesMissing(): void {
  if (!beginError()) return;
  queueClip(CLIP_NO);
  queueClip(CLIP_HEADPHONES);
}

/** When the code that is waited for comes: in so many seconds, from the moment at which this begins. */
export function announceSoon(): void {
  if (!begin()) return;
  const seconds = codeRemainingMs() / 1000;
  if (seconds < FEWEST_COUNTED_SECONDS || !hasInfo() || !hasGuide()) return newCodeSoon();
  newCode();
  queueClip(CLIP_IN);
  queueNumber(speech.language, seconds);
  queueClip(CLIP_SECONDS);
}

const TICK_EACH_MS: u32 = 2000;
const TICK_MS: u32 = 40;

/** A tick after two seconds of silence, at every speed: the device is on, and the code still to come. */
export function queueTick(): void {
  queueSilence(((TICK_EACH_MS - TICK_MS) * speedPercent(speech.speed)) / 100);
  tone(TONE_TICK);
}

export function announceNoTime(): void {
  if (!beginError()) return;
  queueClip(CLIP_CLOCK_NOT_SET);
  queueSilence(PART_PAUSE_MS * 5);
  noCode();
}

export function announceNoData(): void {
  if (!beginError()) return;
  noCode();
  queueSilence(PART_PAUSE_MS * 5);
  queueClip(CLIP_NOT_ACTIVATED);
}

export function announceFault(): void {
  if (!beginError()) return;
  queueClip(CLIP_FAULT);
  queueClip(device.fault / 10);
  queueClip(device.fault % 10);
}

/** First use: which way may codes be heard? */
export function announceChoice(): void {
  if (begin()) queueChoice();
}

/** The same question after what was just announced. */
export function queueChoiceAgain(): void {
  queueSilence(PART_PAUSE_MS * 10);
  if (hasLanguage(speech.language)) queueChoice();
}

function queueChoice(): void {
  queuePressForSpeaker();
  queueSilence(PART_PAUSE_MS * 5);
  queueClip(2);
  queueClip(CLIP_FOR);
  queueClip(CLIP_HEADPHONES);
}

function queuePressForSpeaker(): void {
  queueClip(CLIP_PRESS);
  queueClip(1);
  queueClip(CLIP_FOR);
  queueClip(CLIP_SPEAKER);
}

/** What was chosen. Where nothing would be heard that way, key 1 is named as the way out: whoever calls makes it so. */
export function announceOutput(output: u32, isFirst: bool): void {
  if (!begin()) return;
  queueClip(output == OUTPUT_HEADPHONES ? CLIP_HEADPHONES : CLIP_SPEAKER);
  queueClip(CLIP_SELECTED);
  const isUnheard = isUnheardOutput(output);
  if (!isUnheard && !isFirst) return;
  queueSilence(PART_PAUSE_MS * 5);
  if (isUnheard) queuePressForSpeaker();
  else queueClip(CLIP_READY);
}

/** Headphones are chosen and none are there: no code will be heard. */
export function isUnheardOutput(output: u32): bool {
  return output == OUTPUT_HEADPHONES && device.headphones == 0;
}

export function announceHeadphones(present: bool): void {
  if (!begin()) return;
  queueClip(present || hasInfo() ? CLIP_HEADPHONES : CLIP_SPEAKER);
  queueClip(present ? CLIP_CONNECTED : CLIP_REMOVED);
}

/** In fours, the glass with them: eight digits, then the last four. */
export function announceSerialNumber(): void {
  if (!begin()) return;
  queueClip(CLIP_SERIAL_NUMBER);
  queueSilence(PART_PAUSE_MS * 2);
  for (let i: u32 = 0; i < SERIAL_NUMBER_DIGITS; i++) {
    if (i != 0 && i % 4 == 0) queueSilence(GROUP_PAUSE_MS);
    if (i == 8) queueStep(STEP_PAGE, 1);
    queueDigit(i % 8, readU8(serialNumberOf(RECORD) + i) - 0x30);
    queueStep(STEP_PACE, 0);
  }
}
