/** The page's one polite status line: what it is given is spoken once by a screen reader, and stays to be read. */
export class StatusLine {
  readonly element: HTMLParagraphElement;

  constructor() {
    this.element = document.createElement('p');
    this.element.id = 'status';
    this.element.className = 'status';
    this.element.setAttribute('role', 'status');
    this.element.setAttribute('aria-live', 'polite');
    this.element.setAttribute('aria-atomic', 'true');
  }

  /** A new text node each time: the same words said again on demand are a change that is spoken, too. */
  say(message: string): void {
    this.element.replaceChildren(document.createTextNode(message));
  }

  /** Removing a text is not spoken. */
  clear(): void {
    this.element.replaceChildren();
  }
}
