/** The code display as one sees and handles it: case, key, glass, and the status line below. */
import { readGlass } from '../../../glass/reading.ts';
import type { ElementMaker } from '../document/dom.ts';
import { DEVICE_ID, KEY_ID, LOG_ON_ID } from '../document/element-ids.ts';
import { GlassView } from '../glass/glass-view.ts';
import { glassLabel } from '../glass/glass-words.ts';
import type { StatusLine } from '../document/status-line.ts';
import type { PickWords } from '../words/language.ts';
import type { CodeDisplayWords, DeviceWords } from '../words/words.ts';
import { serialNumberLine } from './serial-number-line.ts';

export interface DeviceActions {
  sayTimeLeft: () => void;
  repeatCode: () => void;
}

export class DevicePanel {
  readonly element: HTMLElement;
  readonly key: HTMLButtonElement;
  readonly showSerialNumber: (digits: string) => void;
  readonly #glass = new GlassView('code-display');
  readonly #drawGlass: () => void;
  #frame = new Uint8Array(0);

  constructor(
    maker: ElementMaker<DeviceWords & CodeDisplayWords>,
    status: StatusLine,
    actions: DeviceActions,
  ) {
    const keyName = maker.make('span', { class: 'visually-hidden' }, (words) => words.display.key);
    this.key = maker.make('button', { type: 'button', id: KEY_ID, class: 'token-key' }, keyName);
    const body = maker.make(
      'div',
      { class: 'case' },
      maker.make('div', { class: 'key-well' }, this.key),
      maker.make('div', { class: 'window' }, this.#glass.element),
    );
    const questions = maker.make(
      'div',
      { class: 'buttons' },
      maker.button((words) => words.display.timeLeft, actions.sayTimeLeft),
      maker.button((words) => words.display.repeat, actions.repeatCode),
    );
    const hint = (pick: PickWords<CodeDisplayWords>): HTMLElement => maker.make('li', {}, pick);
    const hints = maker.make(
      'ul',
      { class: 'hints' },
      hint((words) => words.display.keyCaption),
      hint((words) => words.display.turn),
      hint((words) => words.display.hold),
    );
    const serialNumber = serialNumberLine(maker);
    this.showSerialNumber = serialNumber.show;
    const toLogOn = maker.make('a', { href: `#${LOG_ON_ID}` }, (words) => words.device.toLogOn);
    this.#drawGlass = maker.language.follow((words) => {
      this.#glass.show(this.#frame, glassLabel(readGlass(this.#frame), words));
    });
    this.element = maker.section(
      DEVICE_ID,
      (words) => words.display.heading,
      body,
      status.element,
      questions,
      maker.make('p', {}, toLogOn),
      hints,
      serialNumber.element,
    );
  }

  show(frame: Uint8Array): void {
    this.#frame = frame.slice();
    this.#drawGlass();
  }
}
