/** The voice image as the device sees it: asked for through the voice window, answered by the host. */
import { askForClip, clipDataArrived, clipIndexArrived, closeClip } from './clip';
import { DIRECTORY_BYTES, directoryArrived, resetDirectory } from './directory';
import {
  askForBytes,
  FOR_CLIP_DATA,
  FOR_CLIP_INDEX,
  FOR_DIRECTORY,
  isWindowBusy,
  resetWindow,
  takeAnswer,
} from './window';

export {
  digitSlotMs,
  hasAllPacks,
  hasDirectory,
  hasLanguage,
  hasPack,
  isComplete,
  isOffered,
} from './directory';

/** At boot: forgets everything and, where the model has a voice, asks for the directory. */
export function resetVoice(hasVoice: bool): void {
  resetWindow();
  resetDirectory();
  closeClip();
  if (hasVoice) askForBytes(FOR_DIRECTORY, 0, DIRECTORY_BYTES);
}

/** Whether the host is to lay voice bytes in the window. */
export function isVoiceWanted(): bool {
  return isWindowBusy();
}

/** The host has laid as many bytes in the window as were asked for, or has none (`bytes` 0). */
export function voiceArrived(bytes: u32): void {
  const purpose = takeAnswer(bytes);
  if (purpose == FOR_DIRECTORY) directoryArrived(bytes);
  else if (purpose == FOR_CLIP_INDEX) clipIndexArrived(bytes);
  else if (purpose == FOR_CLIP_DATA) clipDataArrived(bytes);
  askForClip();
}
