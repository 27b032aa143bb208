/** The page's own voice as an option: fetched with speak-tts when it is wanted, in the language of the page. */
import type { Language } from '../words/language.ts';
import type { FrameWords } from '../words/words.ts';
import type { HintVoice } from './hint-voice.ts';

export class PageVoice {
  readonly #language: Language<FrameWords>;
  readonly #missing: () => void;
  #voice: HintVoice | null = null;
  #isWanted = false;

  /** `missing` is called when the browser has no voice or it could not be fetched, at once or later. */
  constructor(language: Language<FrameWords>, missing: () => void) {
    this.#language = language;
    this.#missing = missing;
  }

  /** `greeting` is said when there is a voice. */
  async turnOn(greeting = ''): Promise<void> {
    this.#isWanted = true;
    try {
      const { openHintVoice } = await import('./open-hint-voice.ts');
      this.#voice ??= openHintVoice(this.#missing);
    } catch (error) {
      console.info('no voice for hints:', error);
      this.#missing();
      return;
    }
    // It may have been turned off while it was on its way.
    if (!this.#isWanted) return;
    if (await this.#voice.turnOn(this.#language.words.languageTag)) await this.#voice.say(greeting);
  }

  turnOff(): void {
    this.#isWanted = false;
    this.#voice?.turnOff();
  }

  /** A device has the word. */
  stop(): void {
    this.#voice?.stop();
  }
}
