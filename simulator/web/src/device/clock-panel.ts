/** The practice's clock: shows its UTC time, shifts it, speeds it up, and puts it back to now. */
import type { ElementMaker } from '../document/dom.ts';
import type { WorkbenchWords } from '../words/words.ts';
import { utcText } from './utc-text.ts';
import type { WorldClock } from './world-clock.ts';

const AMOUNTS_SECONDS: Readonly<Record<keyof WorkbenchWords['clock']['amounts'], number>> = {
  halfMinute: 30,
  minute: 60,
  fiveMinutes: 300,
  hour: 3600,
  day: 86_400,
  year: 365 * 86_400,
};

const RATES: Readonly<Record<keyof WorkbenchWords['clock']['speeds'], number>> = {
  ordinary: 1,
  tenfold: 10,
  sixtyfold: 60,
};

const SECOND_MS = 1000;

export interface ClockActions {
  /** After the clock was moved; `back` when it went back. */
  moved: (back: boolean) => void;
  setTokenClock: () => void;
}

export class ClockPanel {
  readonly element: HTMLElement;
  readonly #clock: WorldClock;
  readonly #time = document.createElement('time');
  readonly #speed: HTMLSelectElement;

  constructor(maker: ElementMaker<WorkbenchWords>, clock: WorldClock, actions: ClockActions) {
    this.#clock = clock;
    const amount = select(maker, 'clock-amount', AMOUNTS_SECONDS, (words) => words.clock.amounts);
    amount.value = String(AMOUNTS_SECONDS.fiveMinutes);
    this.#speed = select(maker, 'clock-speed', RATES, (words) => words.clock.speeds);
    const shift = (direction: number): void => {
      const back = clock.setUnixMs(clock.unixMs() + direction * Number(amount.value) * SECOND_MS);
      this.write();
      actions.moved(back);
    };
    const now = (): void => {
      const back = clock.setToNow();
      this.#speed.value = '1';
      this.write();
      actions.moved(back);
    };
    this.#speed.addEventListener('change', () => clock.setRate(Number(this.#speed.value)));
    const buttons = maker.make(
      'div',
      { class: 'buttons' },
      maker.button(
        (words) => words.clock.back,
        () => shift(-1),
      ),
      maker.button(
        (words) => words.clock.forward,
        () => shift(1),
      ),
      maker.button((words) => words.clock.now, now),
      maker.button((words) => words.clock.set, actions.setTokenClock),
    );
    this.element = maker.section(
      'clock',
      (words) => words.clock.heading,
      maker.make('p', {}, (words) => words.clock.explanation),
      maker.make('p', { class: 'simulated-time' }, this.#time),
      field(maker, amount, (words) => words.clock.amount),
      buttons,
      field(maker, this.#speed, (words) => words.clock.speed),
    );
    this.write();
  }

  /** Shows what time it is. Not announced: a screen reader reads it when it is asked to. */
  write(): void {
    const text = utcText(this.#clock.unixMs());
    if (this.#time.textContent === text) return;
    this.#time.textContent = text;
    this.#time.dateTime = text.replace(' UTC', 'Z').replace(' ', 'T');
  }
}

function select<Name extends string>(
  maker: ElementMaker<WorkbenchWords>,
  id: string,
  values: Readonly<Record<Name, number>>,
  labels: (words: WorkbenchWords) => Record<Name, string>,
): HTMLSelectElement {
  const names = Object.keys(values) as Name[];
  return maker.make(
    'select',
    { id },
    ...names.map((name) =>
      maker.make('option', { value: String(values[name]) }, (words) => labels(words)[name]),
    ),
  );
}

function field(
  maker: ElementMaker<WorkbenchWords>,
  control: HTMLElement,
  label: (words: WorkbenchWords) => string,
): HTMLElement {
  return maker.make('p', { class: 'field' }, maker.make('label', { for: control.id }, label), control);
}
