/**
 * The browser's own voice for the page's guidance: says what has the focus and the hint that belongs to it, for people
 * without a screen reader. Never the code: it says labels and hints, no contents of fields and no status.
 */
import { within } from './within.ts';

/** As much of speak-tts as is needed; a test gives another. */
export interface Speaker {
  init(options: { lang: string; splitSentences: boolean }): Promise<{ voices: readonly { lang: string }[] }>;
  speak(options: {
    text: string;
    queue: boolean;
    listeners: { onend: () => void; onerror: () => void };
  }): Promise<unknown>;
  cancel(): void;
}

/** speak-tts itself looks for voices for 1.1 s, and then rejects or never answers. */
const INIT_LIMIT_MS = 3000;
/** Slow speech takes about 100 ms a letter. */
const SPEAK_LIMIT_MS = 3000;
const LETTER_LIMIT_MS = 200;

const nothing = (): void => undefined;

export class HintVoice {
  readonly #load: () => Promise<Speaker>;
  readonly #missing: () => void;
  #speaker: Speaker | null = null;
  /** Counts texts: what becomes of an older one is nobody's business. */
  #turn = 0;

  /** `load` is called when the voice is wanted first; `missing` when it turns out that there is none. */
  constructor(load: () => Promise<Speaker>, missing: () => void) {
    this.#load = load;
    this.#missing = missing;
  }

  /** Gives whether there is a voice of this language. Never rejects, always settles. */
  async turnOn(language: string): Promise<boolean> {
    try {
      const speaker = await this.#load();
      const { voices } = await within(speaker.init({ lang: language, splitSentences: false }), INIT_LIMIT_MS);
      // Some Androids write an underscore.
      const isThere = voices.some(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === language);
      this.#speaker = isThere ? speaker : null;
      if (isThere) return true;
    } catch (error) {
      console.info('no voice for hints:', error);
      this.#speaker = null;
    }
    this.#missing();
    return false;
  }

  turnOff(): void {
    this.stop();
    this.#speaker = null;
  }

  /** Whoever else speaks now has the word. */
  stop(): void {
    this.#speaker?.cancel();
  }

  /** Says a text in place of the one before. Resolves when it is said, cut off, or could not be said. */
  async say(text: string): Promise<void> {
    const speaker = this.#speaker;
    if (!speaker || text === '') return;
    const turn = ++this.#turn;
    const listeners = { onend: nothing, onerror: nothing };
    const limitMs = SPEAK_LIMIT_MS + text.length * LETTER_LIMIT_MS;
    try {
      await within(speaker.speak({ text, queue: false, listeners }), limitMs);
    } catch (error) {
      if (this.#speaker !== speaker || turn !== this.#turn || isCutOff(error)) return;
      console.info('no voice for hints:', error);
      this.turnOff();
      this.#missing();
    }
  }
}

/** What speak-tts rejects with: the browser's event is in it. */
function isCutOff(error: unknown): boolean {
  const reason = (error as { error?: { error?: string } }).error?.error ?? '';
  return ['canceled', 'interrupted'].includes(reason);
}
