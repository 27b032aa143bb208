/**
 * The voice at work: takes items from the queue and plays them, in the language and at the speed chosen when the
 * announcement began. Volume follows at once.
 */
import { FALLBACK_LANGUAGES, PACK_CORE, TONE_COUNT } from '../audio/clips.generated';
import {
  hasBegun,
  isPlaying,
  playClip,
  playSilence,
  playTone,
  samplesSinceBegin,
  speedPercent,
  stopPlaying,
} from '../audio/player';
import { digitSlotMs } from '../audio/voice';
import { EFFECT_AUDIO, SETTING_SPEED } from '../base/contract.generated';
import { readU8, wipeBytes } from '../base/memory';
import { preference, spokenLanguage } from './preferences';
import {
  clearQueue,
  ITEM_ARGUMENT,
  ITEM_CLIP,
  ITEM_DIGIT,
  ITEM_KIND,
  ITEM_NONE,
  ITEM_SILENCE,
  skipItems,
  STEP_IF_HEARD,
  STEP_PACE,
  STEP_TONE,
  STEP_UNLESS_HEARD,
  takeItem,
} from './speech-queue';
import { device } from './state';

/** What is being said decides what happens when it can no longer be true. */
const TOPIC_NONE: u32 = 0;
/** A code, or digits of it. */
export const TOPIC_CODE: u32 = 1;
export const TOPIC_OTHER: u32 = 2;
/** Nothing: ticks until the code comes that is waited for. */
const TOPIC_WAIT: u32 = 3;

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
  /** the clip that was begun last, while its fallback has not been tried */
  clip: u32;
}
export const speech = changetype<SpeechState>(memory.data(offsetof<SpeechState>(), 8));

/** No clip is to be tried in another language. */
const NO_CLIP: u32 = 0xffff;

export function resetSpeech(): void {
  wipeBytes(changetype<usize>(speech), offsetof<SpeechState>());
  speech.clip = NO_CLIP;
  clearQueue();
}

export function isSpeaking(): bool {
  return speech.active != 0;
}

/** Words are to come or to end, not ticks alone. */
export function isTelling(): bool {
  return speech.active != 0 && speech.topic != TOPIC_WAIT;
}

/** From here on there are ticks alone. */
export function endWords(): void {
  speech.topic = TOPIC_WAIT;
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
  speech.clip = NO_CLIP;
  // What was sounding still has to fade out.
  if (isPlaying()) device.effects |= EFFECT_AUDIO;
}

/**
 * Starts the next item that takes time. Gives the step that only the device can carry out, ITEM_NONE when all is said,
 * or 0 when something plays.
 */
export function playNext(): u32 {
  if (playFallback()) return 0;
  const item = takeItem();
  if (item == ITEM_NONE) return ITEM_NONE;
  const kind = item & ITEM_KIND;
  const argument = item & ITEM_ARGUMENT;
  if (kind == ITEM_SILENCE) {
    speech.mark = 0;
    playSilence((argument * 10 * SAMPLES_A_MS * 100) / speedPercent(speech.speed));
  } else if (kind == ITEM_CLIP) {
    speech.mark = 0;
    say(argument);
  } else if (kind == ITEM_DIGIT) {
    speech.mark = (argument >> 4) + 1;
    say(argument & 15);
  } else {
    return takeSoundStep(argument >> 8, argument & 255) ? 0 : item;
  }
  return 0;
}

/** Carries out a step that concerns sound alone; false when it is another. */
function takeSoundStep(step: u32, argument: u32): bool {
  switch (step) {
    case STEP_TONE:
      speech.mark = 0;
      playTone(min<u32>(argument, TONE_COUNT - 1));
      return true;
    case STEP_PACE:
      pace();
      return true;
    case STEP_UNLESS_HEARD:
      if (hasBegun()) skipItems(argument);
      return true;
    case STEP_IF_HEARD:
      if (!hasBegun()) skipItems(argument);
      return true;
    default:
      return false;
  }
}

function say(clip: u32): void {
  speech.clip = clip;
  playClip(speech.language, clip);
}

/** A word that the device needs and the language lacks is said in another one rather than not at all. */
function playFallback(): bool {
  const clip = speech.clip;
  speech.clip = NO_CLIP;
  if (clip >> 8 != PACK_CORE || hasBegun()) return false;
  playClip(readU8(FALLBACK_LANGUAGES + speech.language), clip);
  return true;
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
