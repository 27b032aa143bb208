/** The workbench: both devices, log-on practice, and all around them that can be changed. */
import voiceUrl from '../../../../build/voice/voice.bin?url';
import type { ModelName } from '../../../token/contract.generated.ts';
import { ClockPanel } from '../device/clock-panel.ts';
import { CodeDisplay } from '../device/code-display.ts';
import { CodeReader } from '../device/code-reader.ts';
import { PAGE_MODELS } from '../device/page-models.ts';
import { SettingsPanel } from '../device/settings-panel.ts';
import { utcText } from '../device/utc-text.ts';
import { DEVICE_ID, FUNCTION_KEY_ID, KEY_ID, READER_ID } from '../document/element-ids.ts';
import { spaced } from '../glass/glass-words.ts';
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
  readonly #settings: SettingsPanel;
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
    this.#settings = this.#settingsPanel();
    this.#page.onVoiceMissing = () => this.#settings.withoutHintVoice();
  }

  async open(): Promise<void> {
    const skipLinks = {
      [DEVICE_ID]: (words: WorkbenchPageWords) => words.display.skipTo,
      [READER_ID]: (words: WorkbenchPageWords) => words.reader.skipTo,
    };
    const clockPanel = this.#clockPanel();
    this.#page.onTick = () => clockPanel.write();
    await this.#page.open(
      { page: 'workbench', skipLinks },
      this.#parts.maker.make('div', { class: 'panels' }, clockPanel.element, this.#settings.element),
    );
    void this.#reader!.fetchVoice(voiceUrl);
  }

  get #words(): WorkbenchPageWords {
    return this.#parts.maker.language.words;
  }

  #clockPanel(): ClockPanel {
    const { clock, practice, status } = this.#page;
    const sayTime = (): void => status.say(this.#words.bench.clock(utcText(clock.unixMs())));
    return new ClockPanel(this.#parts.maker, clock, {
      moved: (back) => void this.#page.attempt(() => practice.clockMoved(back).then(sayTime)),
      setTokenClock: () => void this.#page.attempt(() => practice.setTokenClocks().then(sayTime)),
    });
  }

  #settingsPanel(): SettingsPanel {
    const { maker, settings, change } = this.#parts;
    const { voice } = this.#page;
    return new SettingsPanel(maker, settings, {
      stickyPress: (stickyPress) => {
        this.#display!.sticky = stickyPress;
        change({ stickyPress });
      },
      announceTenSeconds: (announceTenSeconds) => change({ announceTenSeconds }),
      hintVoice: (hintVoice) => {
        change({ hintVoice });
        if (hintVoice) void voice.turnOn(this.#words.settings.hintVoiceOn);
        else voice.turnOff();
      },
      millivolts: (millivolts) => {
        for (const { token } of this.#page.devices) token.runner.setMillivolts(millivolts);
      },
      changeBatteries: () => void this.#page.attempt(() => this.#changeBatteries()),
      makeNewToken: (model) => void this.#page.attempt(() => this.#makeNewToken(model)),
    });
  }

  /** Takes the batteries out and puts them back: the time is lost, the records are not. */
  #changeBatteries(): Promise<void> {
    const { devices, clock, status } = this.#page;
    for (const { token } of devices) token.runner.powerCut();
    clock.loseTokenRtc();
    for (const { token } of devices) token.runner.powerOn();
    status.say(this.#words.bench.batteryOut);
    return Promise.resolve();
  }

  async #makeNewToken(model: ModelName): Promise<void> {
    const serialNumber = await this.#page.makeNew(model);
    this.#page.status.say(this.#words.bench.newToken[model](spaced(serialNumber)));
  }
}

await startPage(
  WORKBENCH_WORDS,
  async (parts) => new Workbench(parts, await fetchCore()).open(),
  Object.values(PAGE_MODELS).map(({ flashEntry }) => flashEntry),
);
