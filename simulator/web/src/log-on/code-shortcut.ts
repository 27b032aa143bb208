/** A shortcut that says the code again from wherever one is on the page, its choice, and the way to have none. */
import type { ElementMaker } from '../document/dom.ts';
import type { LogOnWords } from '../words/words.ts';

/**
 * Keys that go with Alt and Shift, by their place on the keyboard, which no layout moves. With Alt and Shift, Orca 43 takes
 * 1 to 6, the arrows and most letters for its lists, and Chromium some letters (T, I, B); NVDA and JAWS have not been tried, which is
 * why another key can be chosen. Firefox takes only access keys, of which the page has none. Control or Alt alone are the browsers',
 * and Control with Alt is AltGr, which writes signs on a Danish keyboard. 0 repeats on the code reader, too.
 */
const KEYS = { Digit0: '0', Digit9: '9', KeyY: 'Y' } as const;
const NO_SHORTCUT = 'none';
export const DEFAULT_SHORTCUT = 'Digit0';
const CHOICES = [...Object.keys(KEYS), NO_SHORTCUT];

/** Where it is chosen. `sayAgain` runs at each press; `field` names the shortcut to a screen reader. */
export function codeShortcut(
  maker: ElementMaker<LogOnWords>,
  field: HTMLInputElement,
  chosen: string,
  changed: (shortcut: string) => void,
  sayAgain: () => void,
): HTMLElement {
  const select = maker.make(
    'select',
    { id: 'code-shortcut' },
    ...Object.entries(KEYS).map(([value, key]) =>
      maker.make('option', { value }, (words) => words.logOn.shortcut(key)),
    ),
    maker.make('option', { value: NO_SHORTCUT }, (words) => words.logOn.noShortcut),
  );
  const show = (): void => {
    const key = KEYS[select.value as keyof typeof KEYS] as string | undefined;
    if (key === undefined) field.removeAttribute('aria-keyshortcuts');
    else field.setAttribute('aria-keyshortcuts', `Alt+Shift+${key}`);
  };
  select.value = CHOICES.includes(chosen) ? chosen : DEFAULT_SHORTCUT;
  show();
  select.addEventListener('change', () => {
    show();
    changed(select.value);
  });
  document.addEventListener('keydown', (event) => {
    const { altKey, shiftKey, ctrlKey, metaKey, code, repeat } = event;
    if (!altKey || !shiftKey || ctrlKey || metaKey || code !== select.value) return;
    event.preventDefault();
    if (!repeat) sayAgain();
  });
  return maker.make(
    'p',
    { class: 'field' },
    maker.make('label', { for: select.id }, (words) => words.logOn.sayAgain),
    select,
  );
}
