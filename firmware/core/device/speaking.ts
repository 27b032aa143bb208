/** Renders what is said, item after item, and takes the steps between them that change the device. */
import { CLIP_AGAIN_QUESTION } from '../audio/clips.generated';
import { beginMarks, isPlaying, render } from '../audio/player';
import { isVoiceWanted, voiceArrived } from '../audio/voice';
import {
  PCM_BYTES,
  SETTING_AUTO_REPEAT,
  SETTING_BOOSTED_SOUND,
  SETTING_VOLUME,
} from '../base/contract.generated';
import { queueAgain, queueTick } from './announcements';
import { canBeSaid } from './code-speech';
import { queueHelp } from './help';
import { NORMAL_SPEED } from './levels';
import { enter, enterMain } from './modes';
import { PAGE_NONE } from './pages';
import { isBatteryLow } from './power';
import { preference } from './preferences';
import { queueBatteryLow, queueStatus } from './status-speech';
import { endAnnouncement, endWords, isSpeaking, isTelling, playNext, speech, TOPIC_OTHER } from './speech';
import {
  ITEM_ARGUMENT,
  ITEM_NONE,
  queueClip,
  queueSilence,
  STEP_CODE_SAID,
  STEP_HELP,
  STEP_OFFER,
  STEP_PAGE,
  STEP_REPEAT,
  STEP_STATUS,
} from './speech-queue';
import { device, hasLiveCode, MODE_PAGES, OFFER_NAMED } from './state';

const BEFORE_BATTERY_MS: u32 = 1000;
const SLOWEST_SPEED: u32 = 1;

/** Renders up to `maxSamples`; gives how many. Fewer: voice bytes are wanted, or there is nothing more to hear. */
export function renderSpeech(maxSamples: u32): u32 {
  // Halved, not doubled: twice 2^31 and more overflows to a small number.
  if (maxSamples > PCM_BYTES / 2) unreachable();
  beginMarks();
  let rendered: u32 = 0;
  while (rendered < maxSamples) {
    if (!isPlaying()) {
      // The directory says which voices there are: nothing is begun before it is known.
      if (isVoiceWanted() || !isSpeaking()) break;
      if (!playOn()) break;
      continue;
    }
    rendered += render(
      rendered,
      maxSamples - rendered,
      clipSpeed(),
      preference(SETTING_VOLUME),
      preference(SETTING_BOOSTED_SOUND) != 0,
    );
    if (isVoiceWanted()) break;
  }
  return rendered;
}

/** Slower than normal a marked digit has more time, and is not stretched: a stretched "seven" is misheard. */
function clipSpeed(): u32 {
  return speech.mark != 0 ? max<u32>(speech.speed, NORMAL_SPEED) : speech.speed;
}

/** The host has laid voice bytes, or has none. */
export function voiceBytesGiven(bytes: u32): void {
  voiceArrived(bytes);
}

/** Goes on with the next item. False when all is said. */
function playOn(): bool {
  const item = playNext();
  if (item == ITEM_NONE) {
    // From here on the glass stays as long as after a press.
    if (isTelling()) device.shownAtMs = device.uptimeMs;
    if (device.awaited != 0) {
      endWords();
      queueTick();
      return true;
    }
    endAnnouncement();
    return false;
  }
  if (item != 0) takeStep((item & ITEM_ARGUMENT) >> 8, item & 255);
  return true;
}

function takeStep(step: u32, argument: u32): void {
  switch (step) {
    case STEP_PAGE:
      return turnPage(argument);
    case STEP_HELP:
      return queueHelp(argument);
    case STEP_STATUS:
      return queueStatus(argument);
    case STEP_REPEAT:
      if (preference(SETTING_AUTO_REPEAT) != 0 && hasLiveCode() && canBeSaid(speech.speed))
        return queueAgain();
      // At the slowest speed there is hardly ever time for it: whoever wants it asks for it.
      if (preference(SETTING_AUTO_REPEAT) != 0 && hasLiveCode() && speech.speed == SLOWEST_SPEED)
        queueClip(CLIP_AGAIN_QUESTION);
      return codeSaid();
    case STEP_OFFER:
      device.offering = OFFER_NAMED;
      return;
    case STEP_CODE_SAID:
      return codeSaid();
  }
}

/** The code is out; what may follow it is true of any code. */
function codeSaid(): void {
  speech.topic = TOPIC_OTHER;
  if (!isBatteryLow()) return;
  queueSilence(BEFORE_BATTERY_MS);
  queueBatteryLow();
}

function turnPage(page: u32): void {
  if (page == PAGE_NONE) {
    if (hasLiveCode()) enterMain();
    return;
  }
  device.page = page;
  enter(MODE_PAGES);
}
