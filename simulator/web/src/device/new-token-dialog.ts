/** Asks before a token is erased, with the browser's own dialog: it holds the focus and gives it back. */
import type { ModelName } from '../../../token/contract.generated.ts';
import type { ElementMaker } from '../document/dom.ts';
import type { NewTokenWords } from '../words/words.ts';

export class NewTokenDialog {
  readonly element: HTMLDialogElement;

  constructor(maker: ElementMaker<NewTokenWords>, model: ModelName, confirmed: () => void) {
    const headingId = `new-${model}-heading`;
    const warningId = `new-${model}-warning`;
    const close = (): void => this.element.close();
    const confirm = (): void => {
      close();
      confirmed();
    };
    this.element = maker.make(
      'dialog',
      { 'aria-labelledby': headingId, 'aria-describedby': warningId },
      maker.make('h2', { id: headingId }, (words) => words.newToken.heading[model]),
      maker.make('p', { id: warningId }, (words) => words.newToken.warning[model]),
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
