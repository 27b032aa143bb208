/** The code reader as one sees and handles it: glass, keys, headphone socket, captions, and its settings in words. */
import { readGlass } from '../../../glass/reading.ts';
import type { ElementMaker } from '../document/dom.ts';
import { LOG_ON_ID, READER_ID } from '../document/element-ids.ts';
import { GlassView } from '../glass/glass-view.ts';
import { glassLabel } from '../glass/glass-words.ts';
import type { Captions } from '../sound/captions.ts';
import type { VoiceState } from '../sound/voice-image.ts';
import type { StatusLine } from '../document/status-line.ts';
import type { PickWords } from '../words/language.ts';
import type { CodeReaderWords, DeviceWords, SoundSettings } from '../words/words.ts';
import { CodeAsTextChoice } from './code-as-text.ts';
import { Keypad } from './keypad.ts';
import type { KeypadEdges } from './keypad.ts';
import type { Vibration } from './vibration.ts';
import { serialNumberLine } from './serial-number-line.ts';

const SHORTCUT_HINT_ID = 'reader-shortcut-hint';

export interface ReaderActions extends KeypadEdges {
  headphones: (present: boolean) => void;
  showCaptions: (wanted: boolean) => void;
  codeAsText: (wanted: boolean) => void;
}

export interface ReaderParts {
  status: StatusLine;
  captions: Captions;
  vibration: Vibration;
  captionsWanted: boolean;
  codeAsText: boolean | null;
}

export class ReaderPanel {
  readonly element: HTMLElement;
  /** What can be chosen of the device itself stands here. */
  readonly choices = document.createElement('div');
  /** What the keys do stands here. */
  readonly legend = document.createElement('div');
  readonly showSerialNumber: (digits: string) => void;
  /** Presses a key and lets it up. */
  readonly tap: (key: string) => void;
  readonly #glass = new GlassView('code-reader');
  readonly #drawGlass: () => void;
  readonly #writeSettings: () => void;
  readonly #writeVoice: () => void;
  #frame = new Uint8Array(0);
  #settings: SoundSettings | null = null;
  #voice: VoiceState = 'loading';

  constructor(
    maker: ElementMaker<DeviceWords & CodeReaderWords>,
    { status, captions, vibration, captionsWanted, codeAsText }: ReaderParts,
    actions: ReaderActions,
  ) {
    const keypad = new Keypad(maker, actions, SHORTCUT_HINT_ID);
    this.tap = (key) => keypad.tap(key);
    const socket = plugButton(maker, actions.headphones);
    const settings = maker.make('p', { class: 'sound-settings', id: 'reader-settings' });
    const textChoice = new CodeAsTextChoice(maker, codeAsText, actions.codeAsText);
    if (captionsWanted) textChoice.ask();
    const showCaptions = (wanted: boolean): void => {
      actions.showCaptions(wanted);
      if (wanted && textChoice.ask()) status.say(maker.language.words.reader.codeAsTextQuestion);
    };
    const voice = maker.make('p', { class: 'hint', id: 'reader-voice' });
    const serialNumber = serialNumberLine(maker);
    this.showSerialNumber = serialNumber.show;
    this.#drawGlass = maker.language.follow((words) => {
      this.#glass.show(this.#frame, glassLabel(readGlass(this.#frame), words));
    });
    this.#writeSettings = maker.language.follow((words) => {
      settings.textContent = this.#settings ? words.reader.soundSettings(this.#settings) : '';
    });
    this.#writeVoice = maker.language.follow(({ reader }) => {
      voice.hidden = this.#voice === 'ready';
      voice.textContent = this.#voice === 'missing' ? reader.voiceMissing : reader.voiceLoading;
    });
    this.element = maker.section(
      READER_ID,
      (words) => words.reader.heading,
      maker.make(
        'div',
        { class: 'reader-case' },
        maker.make(
          'div',
          { class: 'reader-glass' },
          maker.make('div', { class: 'window' }, this.#glass.element),
        ),
        keypad.element,
      ),
      captions.element,
      status.element,
      vibration.element,
      voice,
      settings,
      maker.make('div', { class: 'buttons' }, socket),
      captionsChoice(maker, captionsWanted, showCaptions),
      textChoice.element,
      this.choices,
      maker.make(
        'p',
        {},
        maker.make('a', { href: `#${LOG_ON_ID}` }, (words) => words.device.toLogOn),
      ),
      hints(maker),
      this.legend,
      serialNumber.element,
    );
  }

  show(frame: Uint8Array): void {
    this.#frame = frame.slice();
    this.#drawGlass();
  }

  showSettings(settings: SoundSettings): void {
    this.#settings = settings;
    this.#writeSettings();
  }

  showVoice(state: VoiceState): void {
    this.#voice = state;
    this.#writeVoice();
  }
}

function plugButton(
  maker: ElementMaker<CodeReaderWords>,
  plugged: (present: boolean) => void,
): HTMLButtonElement {
  const button = maker.button(
    (words) => words.reader.plugIn,
    () => {
      const present = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', String(present));
      plugged(present);
    },
    { id: 'headphones', 'aria-pressed': 'false' },
  );
  return button;
}

function captionsChoice(
  maker: ElementMaker<CodeReaderWords>,
  checked: boolean,
  changed: (wanted: boolean) => void,
): HTMLElement {
  const box = maker.make('input', { type: 'checkbox', id: 'show-captions', checked });
  box.addEventListener('change', () => changed(box.checked));
  const label = maker.make('label', { for: box.id }, (words) => words.reader.captions);
  return maker.make('p', { class: 'choice' }, box, label);
}

function hints(maker: ElementMaker<CodeReaderWords>): HTMLElement {
  const hint = (pick: PickWords<CodeReaderWords>, attributes = {}): HTMLElement =>
    maker.make('li', attributes, pick);
  return maker.make(
    'ul',
    { class: 'hints' },
    hint((words) => words.reader.functionKeyHint),
    hint((words) => words.reader.firstUseHint),
    hint((words) => words.reader.functionsHint),
    hint((words) => words.reader.shortcutHint, { id: SHORTCUT_HINT_ID }),
    hint((words) => words.reader.screenReaderHint),
  );
}
