/**
 * What the code reader tells as text, in its status line: what its glass shows, each thing once a press, and of its spoken
 * answers those that are not on the glass as such: one digit, the time left, the help.
 */
import { markedDigit, readGlass } from '../../../glass/reading.ts';
import type { StatusLine } from '../document/status-line.ts';
import type { Language } from '../words/language.ts';
import type { CodeReaderWords, DeviceWords } from '../words/words.ts';
import { GlassAnnouncer } from './glass-announcer.ts';
import type { AnnouncerParts } from './glass-announcer.ts';
import { functionOf, functionTitle, onKey, READER_KEYS } from './key-names.ts';

export interface ReaderTextParts extends Omit<AnnouncerParts, 'status' | 'language' | 'help' | 'inTheDark'> {
  status: StatusLine;
  language: Language<DeviceWords & CodeReaderWords>;
  /** Not while the device speaks itself, unless a person wants text as well: a code heard twice is a code heard wrong. */
  isWanted: () => boolean;
}

/** The help of the device, all at once: text is read at one's own pace. */
function helpText(language: Language<DeviceWords & CodeReaderWords>): string {
  const { words, tag } = language;
  const keys = READER_KEYS.map((key) => {
    const name = onKey(key, language);
    const title = functionTitle(key, tag);
    return title.startsWith(name) ? `${title}.` : `${name}: ${title}.`;
  });
  return `${words.reader.sideKeys.left}. ${keys.join(' ')}`;
}

/**
 * In the key school: what the key does that was pressed. The glass shows its digit, or a dash for the others; with another
 * digit or the dash it shows how the school begins, and ends.
 */
function schoolText(
  shown: string,
  pressed: string,
  { words, tag }: Language<DeviceWords & CodeReaderWords>,
): string {
  const isDigit = /^\d$/.test(pressed);
  const key = READER_KEYS.find(({ name }) => name === pressed);
  const isNamed = shown === (isDigit ? pressed : '-');
  return key && isNamed ? `${key[tag]}: ${functionTitle(key, tag)}.` : words.reader.keySchool;
}

export class ReaderText {
  readonly announcer: GlassAnnouncer;
  readonly #parts: ReaderTextParts;
  #isDigitAsked = false;
  #pressed = '';

  constructor(parts: ReaderTextParts) {
    this.#parts = parts;
    this.announcer = new GlassAnnouncer({
      ...parts,
      status: { say: (message) => this.#say(message) },
      help: (shown) =>
        shown === '' ? helpText(parts.language) : schoolText(shown, this.#pressed, parts.language),
      get inTheDark() {
        return parts.language.words.reader.pressRedKey;
      },
    });
  }

  showGlass(frame: Uint8Array): void {
    this.announcer.show(readGlass(frame));
    const marked = this.#isDigitAsked ? markedDigit(frame) : null;
    if (!marked) return;
    this.#isDigitAsked = false;
    this.#say(this.#parts.language.words.status.digit(marked.place, marked.digit));
  }

  /** Passes the press of a key on to the device and tells in one what comes of it; not the digit that is to pass unheard. */
  press(key: string, pass: () => void, isHeard: boolean): void {
    this.#pressed = key;
    const asked = functionOf(key);
    this.#isDigitAsked = asked === 'digit-by-digit' && isHeard;
    void this.#parts.status.inOneBreath(() => {
      if (asked === 'status') this.announcer.sayTimeLeft();
      // The code that goes with the time left was said before.
      const isAnswered = asked === 'digit-by-digit' || asked === 'status';
      this.announcer.press(pass, this.announcer.isInKeySchool || !isAnswered);
      return Promise.resolve();
    });
  }

  #say(message: string): void {
    if (this.#parts.isWanted()) this.#parts.status.say(message);
  }
}
