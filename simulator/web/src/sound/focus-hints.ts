/** What the page's own voice says of the element with the focus: its name and the hint that describes it. */

function textOf(ids: string | null): string {
  return (ids ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent?.trim() ?? '')
    .filter((text) => text !== '')
    .join(' ');
}

function nameOf(element: HTMLElement): string {
  const labelled = textOf(element.getAttribute('aria-labelledby'));
  if (labelled !== '') return labelled;
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement)
    return element.labels?.[0]?.textContent?.trim() ?? '';
  const hidden = element.querySelector('.visually-hidden');
  return element.getAttribute('aria-label') ?? (hidden ?? element).textContent?.trim() ?? '';
}

/** Name and description, as two sentences. */
export function focusHint(element: HTMLElement): string {
  return [nameOf(element), textOf(element.getAttribute('aria-describedby'))]
    .filter((text) => text !== '')
    .join('. ');
}

/** Runs `say` with the hint of each element that gets the focus. */
export function followFocus(say: (hint: string) => void): void {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target !== document.body) say(focusHint(target));
  });
}
