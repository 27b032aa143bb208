/** The built voices, for commands. */
import type { MemoryVoice } from '../../simulator/ports/audio.ts';
import { loadVoice } from '../../simulator/voice/load.ts';
import { CommandFailure } from '../messages/failures.ts';

/** The built voice image. CommandFailure when there is none, or it is not whole. */
export function loadVoiceForTester(): MemoryVoice {
  try {
    return loadVoice();
  } catch (error) {
    throw new CommandFailure((error as Error).message);
  }
}
