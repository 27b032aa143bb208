/** The voice for the page's hints, by speak-tts, which says what gets the focus. A part of the page that few people turn on. */
import { followFocus } from './focus-hints.ts';
import { HintVoice } from './hint-voice.ts';
import type { Speaker } from './hint-voice.ts';

/** The package is CommonJS made of an ES module: depending on the bundler its class lies one `default` deeper. */
async function loadSpeaker(): Promise<Speaker> {
  const { default: found } = await import('speak-tts');
  const SpeakTTS = 'default' in found ? found.default : found;
  return new SpeakTTS();
}

export function openHintVoice(missing: () => void): HintVoice {
  const voice = new HintVoice(loadSpeaker, missing);
  followFocus((hint) => void voice.say(hint));
  return voice;
}
