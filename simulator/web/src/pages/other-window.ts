/** Two windows have the same tokens: when the other one writes a flash, this one has to read it again, by a reload. */

/** Set over a reload, so that the page can say why it came. Session storage belongs to this window alone. */
const REASON_ENTRY = 'talkode.reloaded';

/** Somebody is in the middle of a field, and would lose what is in it. */
function isTyping(): boolean {
  const field = document.activeElement;
  const isText = field instanceof HTMLInputElement && !['checkbox', 'range'].includes(field.type);
  return document.visibilityState === 'visible' && isText && field.value !== '';
}

function reload(): void {
  try {
    sessionStorage.setItem(REASON_ENTRY, 'other-window');
  } catch {
    // A store that is full or blocked: then the reload comes without a word.
  }
  location.reload();
}

/** Reloads when another window changes one of the entries, or as soon as nobody is typing. */
export function reloadOnChange(entries: readonly string[]): void {
  window.addEventListener('storage', ({ key }) => {
    if (key === null || !entries.includes(key)) return;
    const reloadIfQuiet = (): void => {
      if (!isTyping()) reload();
    };
    reloadIfQuiet();
    for (const change of ['input', 'focusin', 'visibilitychange'])
      document.addEventListener(change, reloadIfQuiet);
  });
}

/** Whether this page was reloaded for the other window's sake; true once. */
export function takeReloadReason(): boolean {
  try {
    const reloaded = sessionStorage.getItem(REASON_ENTRY) !== null;
    sessionStorage.removeItem(REASON_ENTRY);
    return reloaded;
  } catch {
    return false;
  }
}

/** A browser that goes back shows a page as it was left; the device, the clock and the language may be others by now. */
export function reloadWhenBack(): void {
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}
