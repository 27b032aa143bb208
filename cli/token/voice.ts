/** The built voices, for commands. */
import { MemoryVoice } from '../../simulator/ports/audio.ts';
import { loadVoice } from '../../simulator/voice/load.ts';
import { offerAllLanguages } from '../../simulator/voice/voice-image.ts';
import { CommandFailure } from '../messages/failures.ts';

/** The built voice image. CommandFailure when there is none, or it is not whole. */
export function loadVoiceForTester(): MemoryVoice {
  try {
    return loadVoice();
  } catch (error) {
    throw new CommandFailure((error as Error).message);
  }
}

/** The same with keys that lead to every language. */
export function loadVoiceWithAllLanguages(): MemoryVoice {
  return new MemoryVoice(offerAllLanguages(loadVoiceForTester().image));
}
