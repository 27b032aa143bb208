/** A polite status line: what it is given is spoken once by a screen reader, and stays to be read. */

/** Seen and heard by nobody. */
const NO_BREAK_SPACE = '\u00a0';

export class StatusLine {
  readonly element: HTMLParagraphElement;
  /** What waits to be said together; null when each message is said by itself. */
  #breath: string[] | null = null;

  constructor(id: string) {
    this.element = document.createElement('p');
    this.element.id = id;
    this.element.className = 'status';
    this.element.setAttribute('role', 'status');
    this.element.setAttribute('aria-live', 'polite');
    this.element.setAttribute('aria-atomic', 'true');
  }

  /** The same words said again on demand are spoken, too: with Chromium 156 Orca 43 says nothing of a text that stays as it was. */
  say(message: string): void {
    if (this.#breath) {
      this.#breath.push(message);
      return;
    }
    const again = this.element.textContent === message ? NO_BREAK_SPACE : '';
    this.element.replaceChildren(document.createTextNode(message + again));
  }

  /** Says at the end of `work`, in one, what it and its consequences have to say: two changes would cut each other off. */
  async inOneBreath(work: () => Promise<void>): Promise<void> {
    if (this.#breath) return work();
    const breath: string[] = [];
    this.#breath = breath;
    try {
      await work();
    } finally {
      this.#breath = null;
      if (breath.length > 0) this.say(breath.map(asSentence).join(' '));
    }
  }

  /** Removing a text is not spoken. */
  clear(): void {
    this.element.replaceChildren();
  }
}

/** The last sentence needs no full stop, but one more before it does. */
function asSentence(message: string, index: number, all: readonly string[]): string {
  return index === all.length - 1 || message.endsWith('.') ? message : `${message}.`;
}
