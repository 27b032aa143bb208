/** For how long a key of the code reader takes no second press: a choice for hands that tremble, which its own keys offer, too. */
import type { ElementMaker } from '../document/dom.ts';
import type { CodeReaderWords, DeviceWords } from '../words/words.ts';

/** The steps that the device's own keys go through (EN 301 549, 5.8: half a second must be among them). */
const PAUSES_MS = [0, 500, 1000, 2000];
const ID = 'key-pause';

export class KeyPauseChoice {
  readonly element: HTMLElement;
  readonly #select: HTMLSelectElement;

  constructor(maker: ElementMaker<DeviceWords & CodeReaderWords>, changed: (milliseconds: number) => void) {
    this.#select = maker.make(
      'select',
      { id: ID, 'aria-describedby': `${ID}-hint` },
      ...PAUSES_MS.map((milliseconds, step) =>
        maker.make('option', { value: String(milliseconds) }, (words) => words.glass.keyPauses[step]!),
      ),
    );
    this.#select.addEventListener('change', () => changed(Number(this.#select.value)));
    this.element = maker.make(
      'div',
      {},
      maker.make(
        'p',
        { class: 'field' },
        maker.make('label', { for: ID }, (words) => words.reader.keyPause),
        this.#select,
      ),
      maker.make('p', { class: 'hint', id: `${ID}-hint` }, (words) => words.reader.keyPauseHint),
    );
  }

  /** How the device is set now; one of another kind may have been set over the link. */
  show(milliseconds: number): void {
    const step = PAUSES_MS.findLastIndex((each) => each <= milliseconds);
    this.#select.value = String(PAUSES_MS[step]);
  }
}
