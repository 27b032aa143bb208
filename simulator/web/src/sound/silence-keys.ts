/** The keys that silence speech anywhere on the page, as they do a screen reader: Escape, and Control pressed alone. */

/** Runs `silence` at each of them. Neither is kept from what else it does: Escape closes a dialog, too. */
export function onSilenceKey(silence: () => void): void {
  let isControlAlone = false;
  document.addEventListener('keydown', ({ key, repeat }) => {
    isControlAlone = key === 'Control' && (isControlAlone || !repeat);
    if (key === 'Escape') silence();
  });
  // Only now is it known that it was not for a shortcut.
  document.addEventListener('keyup', ({ key }) => {
    if (key === 'Control' && isControlAlone) silence();
    isControlAlone = false;
  });
  document.addEventListener('pointerdown', () => (isControlAlone = false));
}
