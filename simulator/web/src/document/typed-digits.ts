/** What of a code stands in its field, each time that a person changes it there. */

export interface TypedDigits {
  /** How many digits there are, spaces and whatever else not counted. */
  all: number;
  /** How many of them stand before the place where the next one would go. */
  before: number;
  /** What made it so: one digit was typed, something was taken out, or neither, as when a code is pasted. */
  by: 'digit' | 'deletion' | 'other';
}

function digitsIn(text: string): number {
  return text.replace(/\D/g, '').length;
}

function madeBy({ inputType, data }: InputEvent): TypedDigits['by'] {
  if (inputType === 'insertText' && /^\d$/.test(data ?? '')) return 'digit';
  return inputType.startsWith('delete') ? 'deletion' : 'other';
}

export function onTypedDigits(field: HTMLInputElement, tell: (typed: TypedDigits) => void): void {
  field.addEventListener('input', (event) => {
    const { value, selectionEnd } = field;
    tell({
      all: digitsIn(value),
      before: digitsIn(value.slice(0, selectionEnd ?? value.length)),
      by: madeBy(event),
    });
  });
}
