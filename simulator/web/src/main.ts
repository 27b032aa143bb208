/** Starts the page. */
import coreUrl from '../../../build/core.wasm?url';
import { browserStore } from './browser-store.ts';
import { ElementMaker } from './dom.ts';
import { keepForOffline } from './offline.ts';
import { FLASH_ENTRY, Page } from './page.ts';
import { readSettings } from './settings.ts';
import './styles/base.css';
import './styles/device.css';
import './styles/forms.css';
import { Language } from './words/language.ts';

async function start(): Promise<void> {
  const store = browserStore();
  const settings = readSettings(store, navigator.languages);
  const language = new Language(settings.language);
  language.follow((words) => {
    document.documentElement.lang = words.languageTag;
    document.title = words.page.title;
  });
  try {
    const module = await WebAssembly.compileStreaming(fetch(coreUrl));
    await new Page(module, new ElementMaker(language), store, settings).open(document.body);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = document.createElement('p');
    message.setAttribute('role', 'alert');
    message.textContent = language.words.page.cannotStart(reason);
    document.body.append(message);
    throw error;
  }
}

// Two windows have one token: when the other one writes its flash, this one has to read it again.
window.addEventListener('storage', ({ key }) => {
  if (key === FLASH_ENTRY) location.reload();
});

keepForOffline();
await start();
