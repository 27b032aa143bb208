/** The code reader's motor on the page: the motor of the telephone that the page is on, and a line where there is none. */
import type { MotorPort } from '../../../ports/motor.ts';
import type { ElementMaker } from '../document/dom.ts';
import type { CodeReaderWords } from '../words/words.ts';

/** The device says when a pulse ends. Should the page be stopped within one, the telephone does not hum on. */
const MAXIMUM_MS = 1000;

export class Vibration implements MotorPort {
  readonly element: HTMLElement;
  readonly #write: () => void;
  readonly #vibrate: ((ms: number) => void) | null;
  readonly #afterDevice: (tell: () => void) => void;
  #hasVibrated = false;

  /** `afterDevice` runs what a screen reader then reads once the device has said that it vibrates. */
  constructor(maker: ElementMaker<CodeReaderWords>, afterDevice: (tell: () => void) => void) {
    this.#afterDevice = afterDevice;
    // Safari and Firefox have none (hardware-docs/haptics.md).
    const canVibrate = typeof navigator.vibrate === 'function';
    this.#vibrate = canVibrate ? (ms) => navigator.vibrate(ms) : null;
    this.element = maker.make('p', { id: 'reader-vibration', role: 'status' });
    this.#write = maker.language.follow(({ reader }) => {
      if (this.#hasVibrated) this.element.textContent = canVibrate ? reader.vibrates : reader.cannotVibrate;
    });
  }

  turn(on: boolean): void {
    if (on && !this.#hasVibrated) {
      this.#hasVibrated = true;
      this.#afterDevice(() => this.#write());
    }
    if (this.#hasVibrated) this.#vibrate?.(on ? MAXIMUM_MS : 0);
  }
}
