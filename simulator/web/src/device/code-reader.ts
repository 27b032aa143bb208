/** The code reader of the page: its token, its voice, its loudspeaker, and what the page says only when it cannot. */
import type { Clock } from '../../../ports/clock.ts';
import { Captions } from '../sound/captions.ts';
import type { WordOfMark } from '../sound/captions.ts';
import { SoundOutput } from '../sound/sound-output.ts';
import { SpokenOutput } from '../sound/spoken-output.ts';
import { VoiceImage } from '../sound/voice-image.ts';
import { StatusLine } from '../document/status-line.ts';
import type { CodeReaderWords, DeviceWords } from '../words/words.ts';
import type { DeviceParts } from './device-parts.ts';
import type { GlassAnnouncer } from './glass-announcer.ts';
import { FUNCTION_KEY, functionOf, READER_KEYS } from './key-names.ts';
import { PracticeToken } from './practice-token.ts';
import { ReaderPanel } from './reader-panel.ts';
import { readSoundSettings, setFirstLanguage } from './reader-settings.ts';
import { ReaderText } from './reader-text.ts';
import type { ReaderChoices } from './reader-choices.ts';
import type { ListenAndType } from './listen-and-type.ts';
import { Vibration } from './vibration.ts';

/** How often a device that is in use is looked at, whether it can be given its voice. */
const VOICE_RETRY_MS = 1000;

/** The glass changes first; by then the device is speaking. */
const SPEECH_BEGINS_MS = 500;

const DIGIT_BY_DIGIT = 'digit-by-digit';

type CodeReaderPanelWords = DeviceWords & CodeReaderWords;

export interface CodeReaderParts extends DeviceParts<CodeReaderPanelWords> {
  /** The host's time: speech goes at its own pace when the practice's time runs fast. */
  hostClock: Clock;
  captionsWanted: boolean;
  captionsChanged: (wanted: boolean) => void;
  /** Whether what it tells is to come as text, too; null: nobody has chosen. */
  codeAsText: boolean | null;
  codeAsTextChanged: (wanted: boolean) => void;
  /** A key was pressed: from now on the device has the word. */
  pressed: () => void;
}

export class CodeReader {
  readonly token: PracticeToken;
  readonly panel: ReaderPanel;
  readonly status = new StatusLine('reader-status');
  readonly #text: ReaderText;
  readonly #parts: CodeReaderParts;
  readonly #sound = new SoundOutput();
  readonly #voice = new VoiceImage();
  readonly #captions: Captions;
  readonly #spoken: SpokenOutput;
  /** For how long after a press of a key the device takes no other of that key. */
  #keyPauseMs = 0;
  #choices: ReaderChoices | undefined;
  #isTextWanted: boolean;
  /** Nothing has words before there is a voice, and they come with it. */
  #wordOf: WordOfMark = () => null;

  /** Boots the token, still without a voice. */
  constructor(parts: CodeReaderParts) {
    this.#parts = parts;
    this.#isTextWanted = parts.codeAsText === true;
    const { maker, clock } = parts;
    this.#captions = new Captions(maker, (mark) => this.#wordOf(mark), parts.captionsWanted);
    this.#spoken = new SpokenOutput({ sound: this.#sound, captions: this.#captions });
    const vibration = new Vibration(maker, (tell) => this.#afterDevice(tell));
    this.token = new PracticeToken(
      {
        module: parts.module,
        model: 'code-reader',
        storage: parts.storage,
        voice: this.#voice,
        audio: this.#spoken,
        motor: vibration,
        audioClock: parts.hostClock,
      },
      clock,
    );
    this.#text = new ReaderText({
      clock: clock.time,
      status: this.status,
      isWanted: () => this.#isTextWanted || !this.#speaksItself,
      language: maker.language,
      codeEndUnixMs: parts.codeEndUnixMs,
      noticeWanted: parts.noticeWanted,
    });
    const { runner } = this.token;
    this.panel = new ReaderPanel(
      maker,
      { ...parts, status: this.status, captions: this.#captions, vibration },
      {
        press: (key) => this.#press(key),
        release: (key) => this.#release(key),
        headphones: (present) => runner.setHeadphones(present),
        showCaptions: (wanted) => {
          this.#captions.show(wanted);
          parts.captionsChanged(wanted);
        },
        codeAsText: (wanted) => this.#showText(wanted),
      },
    );
    this.#sound.onChange((state) => state === 'silent' && this.#speakForIt());
    runner.onFrame((frame) => this.#showGlass(frame));
    this.#showGlass(runner.frame());
  }

  get announcer(): GlassAnnouncer {
    return this.#text.announcer;
  }

  get listening(): ListenAndType | undefined {
    return this.#choices?.listening.typing;
  }

  /** After the page: nobody types a code before, or changes how keys are pressed. */
  async addChoices(): Promise<ListenAndType> {
    const { makeReaderChoices } = await import('./reader-choices.ts');
    const { maker, hostClock } = this.#parts;
    const digitKey = READER_KEYS.find(({ press }) => press === DIGIT_BY_DIGIT)!.name;
    const { listening, keyPause, legend } = (this.#choices = makeReaderChoices(
      {
        maker,
        clock: hostClock,
        tap: () => this.panel.tap(digitKey),
        keyPauseMs: () => this.#keyPauseMs,
        codeEndUnixMs: this.#parts.codeEndUnixMs,
        noDigit: () => this.#spoken.listen(),
        tellOld: () => this.#afterDevice(() => this.status.say(maker.language.words.reader.typedOld)),
      },
      (milliseconds) => void this.#changeKeyPause(milliseconds),
    ));
    listening.showGlass(this.token.runner.frame());
    keyPause.show(this.#keyPauseMs);
    this.panel.choices.append(keyPause.element);
    this.panel.legend.append(legend);
    return listening.typing;
  }

  async #changeKeyPause(milliseconds: number): Promise<void> {
    try {
      await this.token.changeSetting('key-lock-out', milliseconds);
    } catch (error) {
      this.status.say(this.#parts.maker.language.words.status.failed);
      console.info('code reader: no other pause:', error);
    }
    await this.showSettings();
  }

  /** Until the browser has refused, sound is expected: a code must not be heard from two sides. */
  get #speaksItself(): boolean {
    return this.#voice.state === 'ready' && this.#sound.state !== 'silent';
  }

  /** Fetches the voice and the words of its captions, and starts the device anew with it as soon as nobody is using it. */
  async fetchVoice(address: string): Promise<void> {
    await this.#fetchWords();
    const state = await this.#voice.load(address);
    this.panel.showVoice(state);
    if (state === 'ready') this.#startWithVoice();
  }

  async #fetchWords(): Promise<void> {
    try {
      this.#wordOf = (await import('../sound/spoken-word.ts')).spokenWord;
    } catch (error) {
      console.info('code reader: no captions:', error);
      this.#captions.tellMissing();
    }
  }

  #startWithVoice(): void {
    const { runner } = this.token;
    if (!runner.asleep) {
      this.#parts.hostClock.schedule(VOICE_RETRY_MS, () => this.#startWithVoice());
      return;
    }
    runner.powerCut();
    runner.powerOn();
  }

  /** A new one speaks the language of the page. */
  equip(): Promise<void> {
    return setFirstLanguage(this.token, this.#parts.maker.language.tag);
  }

  /** Shows how the device is set; with a fault it does not say. */
  async showSettings(): Promise<void> {
    try {
      this.panel.showSettings(await readSoundSettings(this.token));
      this.#keyPauseMs = await this.token.readSetting('key-lock-out');
      this.#choices?.keyPause.show(this.#keyPauseMs);
    } catch (error) {
      console.info('code reader: no settings:', error);
    }
  }

  /** Nothing more is heard of what is being said now. */
  silence(): void {
    this.#choices?.listening.cancel();
    this.#spoken.silence();
  }

  /** Says the code again; woken by it, says one. */
  sayAgain(): void {
    this.panel.tap(FUNCTION_KEY);
  }

  /** A screen reader would say it into what the device is about to say. */
  #afterDevice(tell: () => void): void {
    this.#parts.hostClock.schedule(SPEECH_BEGINS_MS, () => this.#spoken.afterwards(tell));
  }

  #press(key: string): void {
    this.#sound.allow();
    const isHeard =
      this.#choices?.listening.press(functionOf(key) === DIGIT_BY_DIGIT, key === FUNCTION_KEY) ?? true;
    if (isHeard) this.#spoken.listen();
    else this.#spoken.mute();
    this.#parts.pressed();
    this.#parts.clock.keyPressed();
    this.#text.press(key, () => this.token.runner.press(key), isHeard);
    this.#choices?.listening.showLargeDigit(this.token.runner.frame());
  }

  /** A touch counts for the browser only when the finger is lifted. */
  #release(key: string): void {
    this.#sound.allow();
    this.token.runner.release(key);
    this.#parts.clock.keyReleased();
    void this.showSettings();
  }

  #showGlass(frame: Uint8Array): void {
    this.panel.show(frame);
    this.#text.showGlass(frame);
    this.#choices?.listening.showGlass(frame);
  }

  #showText(wanted: boolean): void {
    this.#isTextWanted = wanted;
    if (wanted) this.announcer.sayGlass();
    else this.status.clear();
    this.#parts.codeAsTextChanged(wanted);
  }

  /** The browser gives no sound: from now on the page says what a screen reader would otherwise not hear. */
  #speakForIt(): void {
    const { words } = this.#parts.maker.language;
    void this.status.inOneBreath(() => {
      this.status.say(words.reader.soundFailed);
      this.announcer.sayGlass();
      return Promise.resolve();
    });
  }
}
