/** The workbench: both devices, log-on practice, and all around them that can be changed. */
import voiceUrl from '../../../../build/voice/voice.bin?url';
import { CodeDisplay } from '../device/code-display.ts';
import { CodeReader } from '../device/code-reader.ts';
import { PAGE_MODELS } from '../device/page-models.ts';
import { DEVICE_ID, FUNCTION_KEY_ID, KEY_ID, READER_ID } from '../document/element-ids.ts';
import '../styles/base.css';
import '../styles/device.css';
import '../styles/reader.css';
import '../styles/forms.css';
import '../styles/glass-in-view.css';
import '../styles/workbench.css';
import { WORKBENCH_WORDS } from './page-words.ts';
import type { WorkbenchPageWords } from '../words/words.ts';
import { fetchCore, PracticePage } from './practice-page.ts';
import { startPage } from './start-up.ts';
import type { PageParts } from './start-up.ts';

class Workbench {
  readonly #parts: PageParts<WorkbenchPageWords>;
  readonly #page: PracticePage<WorkbenchPageWords>;
  #display: CodeDisplay | undefined;
  #reader: CodeReader | undefined;

  constructor(parts: PageParts<WorkbenchPageWords>, module: WebAssembly.Module) {
    this.#parts = parts;
    this.#page = new PracticePage(
      parts,
      module,
      {
        'code-display': (device) => (this.#display = new CodeDisplay(device)),
        'code-reader': (device) => (this.#reader = new CodeReader(device)),
      },
      {
        codeHint: (words) => words.bench.codeHint,
        keys: {
          [KEY_ID]: (words) => words.display.toKey,
          [FUNCTION_KEY_ID]: (words) => words.reader.toKey,
        },
        note: (words) => words.bench.eitherDevice,
      },
    );
    this.#display!.sticky = parts.settings.stickyPress;
  }

  async open(): Promise<void> {
    const skipLinks = {
      [DEVICE_ID]: (words: WorkbenchPageWords) => words.display.skipTo,
      [READER_ID]: (words: WorkbenchPageWords) => words.reader.skipTo,
    };
    const panels = this.#parts.maker.make('div', { class: 'panels' });
    await this.#page.open({ page: 'workbench', skipLinks }, panels);
    void this.#addPanels(panels);
    void this.#reader!.fetchVoice(voiceUrl);
  }

  /** After the page: nothing is changed around a device before it stands there. */
  async #addPanels(place: HTMLElement): Promise<void> {
    try {
      const { addWorkbenchPanels } = await import('./workbench-panels.ts');
      await addWorkbenchPanels(this.#parts, this.#page, this.#display!, place);
    } catch (error) {
      this.#page.status.say(this.#parts.maker.language.words.status.failed);
      console.error(error);
    }
  }
}

await startPage(
  WORKBENCH_WORDS,
  async (parts) => new Workbench(parts, await fetchCore()).open(),
  Object.values(PAGE_MODELS).map(({ flashEntry }) => flashEntry),
);
