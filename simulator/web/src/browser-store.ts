/** The browser's localStorage, or a store that lasts as long as the page where a browser refuses it. */
import type { KeyValueStore } from '../../ports/browser-storage.ts';

const PROBE = 'talkode.probe';

function memoryStore(): KeyValueStore {
  const entries = new Map<string, string>();
  return {
    getItem: (name) => entries.get(name) ?? null,
    setItem: (name, value) => void entries.set(name, value),
  };
}

/** Reading the property alone throws where cookies and site data are blocked. */
export function browserStore(): KeyValueStore {
  try {
    window.localStorage.setItem(PROBE, '');
    window.localStorage.removeItem(PROBE);
    return window.localStorage;
  } catch {
    return memoryStore();
  }
}
