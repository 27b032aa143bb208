/** The token's key as a real button: click, touch and keyboard become raw edges, and the key never stays down by accident. */
import { PacedEdges } from './paced-edges.ts';
import type { KeyEdges } from './paced-edges.ts';

/** Long enough for any debouncing, far too short for a hold. */
const TAP_MS = 100;

/** A click this soon after the pointer let go is the browser's own, made of a press that was already passed on. */
const OWN_CLICK_MS = 500;

/** The keys that work a button in every browser. */
const BUTTON_KEYS = [' ', 'Enter'];

export class TokenKey {
  readonly element: HTMLButtonElement;
  readonly #edges: KeyEdges;
  #down = false;
  #sticky = false;
  /** Time stamp of the event that let the key up last. */
  #pointerUpMs = -Infinity;

  constructor(element: HTMLButtonElement, edges: KeyEdges) {
    this.element = element;
    this.#edges = new PacedEdges(edges);
    this.#listenToPointer();
    this.#listenToKeyboard();
    element.addEventListener('click', (event) => this.#clicked(event.timeStamp));
    const letGo = (): void => {
      if (!this.#sticky) this.release();
    };
    element.addEventListener('blur', letGo);
    window.addEventListener('blur', letGo);
    window.addEventListener('pagehide', () => this.release());
  }

  /** With sticky presses a click puts the key down and the next one lets it up, for people who cannot hold a button. */
  set sticky(sticky: boolean) {
    this.release();
    this.#sticky = sticky;
    if (sticky) this.element.setAttribute('aria-pressed', 'false');
    else this.element.removeAttribute('aria-pressed');
  }

  press(): void {
    if (this.#down) return;
    this.#down = true;
    this.#show();
    this.#edges.press();
  }

  release(): void {
    if (!this.#down) return;
    this.#down = false;
    this.#show();
    this.#edges.release();
  }

  /** A press as short as a finger's. */
  tap(): void {
    this.press();
    setTimeout(() => this.release(), TAP_MS);
  }

  #show(): void {
    this.element.classList.toggle('down', this.#down);
    if (this.#sticky) this.element.setAttribute('aria-pressed', String(this.#down));
  }

  #listenToPointer(): void {
    const { element } = this;
    element.addEventListener('pointerdown', (event) => {
      if (this.#sticky || event.button !== 0) return;
      // Keeps the release coming here when the pointer slides off the key.
      element.setPointerCapture(event.pointerId);
      this.press();
    });
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
      element.addEventListener(end, (event) => {
        if (this.#sticky) return;
        this.#pointerUpMs = event.timeStamp;
        this.release();
      });
    }
    // A long touch would otherwise open the browser's menu and cancel the hold.
    element.addEventListener('contextmenu', (event) => event.preventDefault());
  }

  #listenToKeyboard(): void {
    this.element.addEventListener('keydown', (event) => {
      if (this.#sticky || !BUTTON_KEYS.includes(event.key)) return;
      // The browser's own click would come as a second press.
      event.preventDefault();
      if (!event.repeat) this.press();
    });
    this.element.addEventListener('keyup', (event) => {
      if (this.#sticky || !BUTTON_KEYS.includes(event.key)) return;
      event.preventDefault();
      this.release();
    });
  }

  /** Reached with sticky presses, and by screen readers and voice control, which click without pointer or keyboard. */
  #clicked(timeStampMs: number): void {
    if (this.#sticky) {
      if (this.#down) this.release();
      else this.press();
      return;
    }
    if (timeStampMs - this.#pointerUpMs < OWN_CLICK_MS) return;
    this.tap();
  }
}
