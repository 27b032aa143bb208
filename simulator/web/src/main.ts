/** Starts the page. */
import coreUrl from '../../../build/core.wasm?url';
import voiceUrl from '../../../build/voice/voice.bin?url';
import { BrowserStore } from './browser-store.ts';
import { ElementMaker } from './document/dom.ts';
import { keepForOffline } from './offline.ts';
import { reloadOnChange } from './other-window.ts';
import { PAGE_MODELS } from './device/page-models.ts';
import { Page } from './page.ts';
import { readSettings } from './device/settings.ts';
import './styles/base.css';
import './styles/device.css';
import './styles/reader.css';
import './styles/forms.css';
import { Language } from './words/language.ts';

async function start(): Promise<void> {
  const store = new BrowserStore();
  const settings = readSettings(store, navigator.languages);
  const language = new Language(settings.language);
  language.follow((words) => {
    document.documentElement.lang = words.languageTag;
    document.title = words.page.title;
  });
  try {
    const module = await WebAssembly.compileStreaming(fetch(coreUrl));
    await new Page(module, new ElementMaker(language), store, settings).open(document.body, voiceUrl);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = document.createElement('p');
    message.setAttribute('role', 'alert');
    const technical = document.createElement('span');
    technical.lang = 'en';
    technical.textContent = reason;
    message.append(language.words.page.cannotStart, technical);
    document.body.append(message);
    throw error;
  }
}

reloadOnChange(Object.values(PAGE_MODELS).map(({ flashEntry }) => flashEntry));
keepForOffline();
await start();
