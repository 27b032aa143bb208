/** Which keys silence speech: Escape, and Control where it is not part of a shortcut. */
import { Window } from 'happy-dom';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { onSilenceKey } from '../../simulator/web/src/sound/silence-keys.ts';

describe('the keys that silence', () => {
  let window: Window;
  let silenced: number;

  function send(...events: readonly (readonly [kind: string, key?: string, repeat?: boolean])[]): void {
    for (const [kind, key, repeat = false] of events)
      window.document.dispatchEvent(
        key === undefined
          ? new window.Event(kind)
          : new window.KeyboardEvent(kind, { key, repeat, cancelable: true }),
      );
  }

  beforeEach(() => {
    window = new Window();
    vi.stubGlobal('document', window.document);
    silenced = 0;
    onSilenceKey(() => silenced++);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('are Escape and Control, held however long', () => {
    send(['keydown', 'Escape'], ['keyup', 'Escape']);
    expect(silenced).toBe(1);
    send(['keydown', 'Control'], ['keydown', 'Control', true], ['keyup', 'Control']);
    expect(silenced).toBe(2);
  });

  test('are not Control with another key or the pointer, nor any other key', () => {
    send(['keydown', 'Control'], ['keydown', 'v'], ['keyup', 'v'], ['keyup', 'Control']);
    send(['keydown', 'Control'], ['pointerdown'], ['keyup', 'Control']);
    send(['keydown', 'v'], ['keydown', 'Control', true], ['keyup', 'Control']);
    send(['keydown', 'f'], ['keyup', 'f'], ['keydown', ' '], ['keyup', ' ']);
    expect(silenced).toBe(0);
  });
});
