/** Asks before a token is erased, with the browser's own dialog: it holds the focus and gives it back. */
import type { ElementMaker } from '../dom.ts';

export class NewTokenDialog {
  readonly element: HTMLDialogElement;

  constructor(maker: ElementMaker, confirmed: () => void) {
    const close = (): void => this.element.close();
    const confirm = (): void => {
      close();
      confirmed();
    };
    this.element = maker.make(
      'dialog',
      { 'aria-labelledby': 'new-token-heading', 'aria-describedby': 'new-token-warning' },
      maker.make('h2', { id: 'new-token-heading' }, (words) => words.newToken.heading),
      maker.make('p', { id: 'new-token-warning' }, (words) => words.newToken.warning),
      maker.make(
        'div',
        { class: 'buttons' },
        // The harmless answer comes first: it gets the focus.
        maker.button((words) => words.newToken.cancel, close),
        maker.button((words) => words.newToken.confirm, confirm, { class: 'danger' }),
      ),
    );
  }

  ask(): void {
    this.element.showModal();
  }
}
