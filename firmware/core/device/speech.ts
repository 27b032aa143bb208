/**
 * The voice at work: takes items from the queue and plays them, in the language and at the speed chosen when the
 * announcement began. Volume follows at once.
 */
import { TONE_COUNT } from '../audio/clips.generated';
import { isPlaying, playClip, playSilence, playTone, samplesSinceBegin, stopPlaying } from '../audio/player';
import { digitSlotMs } from '../audio/voice';
import { EFFECT_AUDIO, SETTING_SPEED } from '../contract.generated';
import { readU8, wipeBytes } from '../memory';
import { preference, spokenLanguage } from './preferences';
import {
  clearQueue,
  ITEM_ARGUMENT,
  ITEM_CLIP,
  ITEM_DIGIT,
  ITEM_KIND,
  ITEM_NONE,
  ITEM_SILENCE,
  STEP_PACE,
  STEP_TONE,
  takeItem,
} from './speech-queue';
import { device } from './state';

/** What is being said decides what happens when it can no longer be true. */
export const TOPIC_NONE: u32 = 0;
/** A code, or digits of it. */
export const TOPIC_CODE: u32 = 1;
export const TOPIC_OTHER: u32 = 2;

const SAMPLES_A_MS: u32 = 16;

@unmanaged
class SpeechState {
  topic: u32;
  /** speed step of this announcement */
  speed: u32;
  /** language of this announcement */
  language: u32;
  /** place on the glass of the digit being said, from 1; 0: none */
  mark: u32;
  /** something is queued or sounding */
  active: u32;
}
export const speech = changetype<SpeechState>(memory.data(offsetof<SpeechState>(), 8));

/** Percent of normal speed by speed step 1 to 7. */
const SPEED_PERCENT: usize = memory.data<u8>([0, 50, 65, 80, 100, 125, 150, 200]);

export function resetSpeech(): void {
  wipeBytes(changetype<usize>(speech), offsetof<SpeechState>());
  clearQueue();
}

export function speedPercent(speed: u32): u32 {
  return readU8(SPEED_PERCENT + speed);
}

export function isSpeaking(): bool {
  return speech.active != 0;
}

/** Begins an announcement in place of whatever is being said. */
export function beginAnnouncement(topic: u32): void {
  hush();
  speech.topic = topic;
  speech.speed = preference(SETTING_SPEED);
  speech.language = spokenLanguage();
  speech.active = 1;
  device.effects |= EFFECT_AUDIO;
}

/** Stops speech at once. */
export function hush(): void {
  if (speech.active == 0) return;
  stopPlaying();
  clearQueue();
  speech.topic = TOPIC_NONE;
  speech.mark = 0;
  speech.active = 0;
  // What was sounding still has to fade out.
  if (isPlaying()) device.effects |= EFFECT_AUDIO;
}

/**
 * Starts the next item that takes time. Gives the step that only the device can carry out, ITEM_NONE when all is said,
 * or 0 when something plays.
 */
export function playNext(): u32 {
  const item = takeItem();
  if (item == ITEM_NONE) return ITEM_NONE;
  const kind = item & ITEM_KIND;
  const argument = item & ITEM_ARGUMENT;
  if (kind == ITEM_SILENCE) {
    speech.mark = 0;
    playSilence((argument * 10 * SAMPLES_A_MS * 100) / speedPercent(speech.speed));
  } else if (kind == ITEM_CLIP) {
    speech.mark = 0;
    playClip(speech.language, argument);
  } else if (kind == ITEM_DIGIT) {
    speech.mark = (argument >> 4) + 1;
    playClip(speech.language, argument & 15);
  } else {
    const step = argument >> 8;
    if (step == STEP_TONE) {
      speech.mark = 0;
      playTone(min<u32>(argument & 255, TONE_COUNT - 1));
    } else if (step == STEP_PACE) {
      pace();
    } else {
      return item;
    }
  }
  return 0;
}

/** Waits until the digit that was begun last has had its time: about a second from start to start. */
function pace(): void {
  const slot = (digitSlotMs(speech.language) * SAMPLES_A_MS * 100) / speedPercent(speech.speed);
  const since = samplesSinceBegin();
  speech.mark = 0;
  if (since < slot) playSilence(slot - since);
}

/** All is said. */
export function endAnnouncement(): void {
  speech.topic = TOPIC_NONE;
  speech.mark = 0;
  speech.active = 0;
}
