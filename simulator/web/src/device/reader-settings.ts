/** Asks the code reader over its link how it is set, for the page to show; its keys are what changes it. */
import { SETTINGS } from '../../../../host-tools/link/protocol.generated.ts';
import { LANGUAGES } from '../../../voice/languages.generated.ts';
import type { LanguageTag } from '../words/language.ts';
import type { SoundSettings } from '../words/words.ts';
import type { PracticeToken } from './practice-token.ts';

const OUTPUTS: readonly SoundSettings['output'][] = ['unchosen', 'loudspeaker', 'headphones'];

/** Rejects as LinkClient does; a device with a fault refuses. */
export async function readSoundSettings(token: PracticeToken): Promise<SoundSettings> {
  const volume = await token.readSetting('volume');
  const speed = await token.readSetting('speed');
  const language = await token.readSetting('language');
  const output = await token.readSetting('audio-output');
  return {
    volume,
    volumeSteps: SETTINGS.volume.maximum,
    speed,
    speedSteps: SETTINGS.speed.maximum,
    language: LANGUAGES[language]!.name,
    output: OUTPUTS[output]!,
  };
}

/** A new device speaks the language of the page that it was made on, as one would be handed out. */
export async function setFirstLanguage(token: PracticeToken, tag: LanguageTag): Promise<void> {
  const language = LANGUAGES.findIndex((each) => each.tag === tag);
  if (language !== SETTINGS.language.default) await token.changeSetting('language', language);
}
