/** The sound of a tester's token: what it is given to speak with, and who hears it. */
import { Loudspeaker } from '../../simulator/ports/loudspeaker.ts';
import { CommandFailure } from '../messages/failures.ts';
import type { SoundWish } from '../../simulator/session/prepare-sound.ts';
import { loadVoiceForTester, loadVoiceWithAllLanguages } from '../token/voice.ts';
import { hasVoice } from '../../simulator/session/voices.ts';
import type { SimulateOptions } from './read-options.ts';

/** Null unless --play is given. CommandFailure when this computer cannot play. */
export async function openLoudspeaker({ play }: SimulateOptions): Promise<Loudspeaker | null> {
  if (!play) return null;
  try {
    return await Loudspeaker.open();
  } catch (error) {
    throw new CommandFailure(
      `--play: the package web-audio-api does not work here: ${(error as Error).message}`,
    );
  }
}

/** Null for a model without a voice. CommandFailure when the voices have not been built. */
export function soundWish(options: SimulateOptions, loudspeaker: Loudspeaker | null): SoundWish | null {
  const { model, headphones, firstUse, language, allLanguages } = options;
  if (!hasVoice(model)) return null;
  const voice = allLanguages ? loadVoiceWithAllLanguages() : loadVoiceForTester();
  return { voice, port: loudspeaker, headphones, firstUse, language };
}
