/** The page's own voice as an option: speak-tts, fetched when it is wanted, in the language of the page. */
import type { Language } from '../words/language.ts';
import type { FrameWords } from '../words/words.ts';
import { followFocus } from './focus-hints.ts';
import { HintVoice } from './hint-voice.ts';
import type { Speaker } from './hint-voice.ts';

/** The package is CommonJS made of an ES module: depending on the bundler its class lies one `default` deeper. */
async function loadSpeaker(): Promise<Speaker> {
  const { default: found } = await import('speak-tts');
  const SpeakTTS = 'default' in found ? found.default : found;
  return new SpeakTTS();
}

export class PageVoice {
  readonly #language: Language<FrameWords>;
  readonly #voice: HintVoice;

  /** `missing` is called when the browser has no voice, at once or later. */
  constructor(language: Language<FrameWords>, missing: () => void) {
    this.#language = language;
    this.#voice = new HintVoice(loadSpeaker, missing);
    followFocus((hint) => void this.#voice.say(hint));
  }

  /** `greeting` is said when there is a voice. */
  async turnOn(greeting = ''): Promise<void> {
    if (await this.#voice.turnOn(this.#language.words.languageTag)) await this.#voice.say(greeting);
  }

  turnOff(): void {
    this.#voice.turnOff();
  }

  /** A device has the word. */
  stop(): void {
    this.#voice.stop();
  }
}
