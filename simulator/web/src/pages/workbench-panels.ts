/** The workbench's panels, which come after its devices: the clock, and what can be done to devices and page. */
import { ClockPanel } from '../device/clock-panel.ts';
import type { CodeDisplay } from '../device/code-display.ts';
import { SettingsPanel } from '../device/settings-panel.ts';
import { utcText } from '../device/utc-text.ts';
import { ElementMaker } from '../document/dom.ts';
import { spaced } from '../glass/glass-words.ts';
import type { ModelName } from '../../../token/contract.generated.ts';
import type { WorkbenchPageWords, WorkbenchWords } from '../words/words.ts';
import type { PracticePage } from './practice-page.ts';
import type { PageParts } from './start-up.ts';
import { WORKBENCH_PANEL_WORDS } from './workbench-panel-words.ts';

type PanelWords = WorkbenchPageWords & WorkbenchWords;

class WorkbenchPanels {
  readonly #maker: ElementMaker<PanelWords>;
  readonly #parts: PageParts<WorkbenchPageWords>;
  readonly #page: PracticePage<WorkbenchPageWords>;
  readonly #display: CodeDisplay;

  constructor(
    maker: ElementMaker<PanelWords>,
    parts: PageParts<WorkbenchPageWords>,
    page: PracticePage<WorkbenchPageWords>,
    display: CodeDisplay,
  ) {
    this.#maker = maker;
    this.#parts = parts;
    this.#page = page;
    this.#display = display;
  }

  get #words(): PanelWords {
    return this.#maker.language.words;
  }

  clockPanel(): ClockPanel {
    const { clock, practice, status } = this.#page;
    const sayTime = (): void => status.say(this.#words.done.clock(utcText(clock.unixMs())));
    return new ClockPanel(this.#maker, clock, {
      moved: (back) => void this.#page.attempt(() => practice.clockMoved(back).then(sayTime)),
      setTokenClock: () => void this.#page.attempt(() => practice.setTokenClocks().then(sayTime)),
    });
  }

  settingsPanel(): SettingsPanel {
    const { settings, change } = this.#parts;
    const { voice } = this.#page;
    return new SettingsPanel(this.#maker, settings, {
      stickyPress: (stickyPress) => {
        this.#display.sticky = stickyPress;
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
    status.say(this.#words.done.batteryOut);
    return Promise.resolve();
  }

  async #makeNewToken(model: ModelName): Promise<void> {
    const serialNumber = await this.#page.makeNew(model);
    this.#page.status.say(this.#words.done.newToken[model](spaced(serialNumber)));
  }
}

/** Puts the panels into `place`. */
export async function addWorkbenchPanels(
  parts: PageParts<WorkbenchPageWords>,
  page: PracticePage<WorkbenchPageWords>,
  display: CodeDisplay,
  place: HTMLElement,
): Promise<void> {
  const language = await parts.maker.language.add(WORKBENCH_PANEL_WORDS);
  const panels = new WorkbenchPanels(new ElementMaker(language), parts, page, display);
  const clock = panels.clockPanel();
  const settings = panels.settingsPanel();
  page.onTick = () => clock.write();
  page.onVoiceMissing = () => settings.withoutHintVoice();
  place.append(clock.element, settings.element);
}
