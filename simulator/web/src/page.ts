/** Wires the practice to the panels that show it and to what a person does there. */
import { BrowserStorage } from '../../ports/browser-storage.ts';
import { HostClock } from '../../ports/host-clock.ts';
import type { ModelName } from '../../token/contract.generated.ts';
import type { BrowserStore } from './browser-store.ts';
import { ClockPanel, utcText } from './device/clock-panel.ts';
import { CodeDisplay } from './device/code-display.ts';
import { CodeReader } from './device/code-reader.ts';
import { PAGE_MODEL_NAMES, PAGE_MODELS } from './device/page-models.ts';
import type { PracticeToken } from './device/practice-token.ts';
import { setFirstLanguage } from './device/reader-settings.ts';
import { SettingsPanel } from './device/settings-panel.ts';
import { WorldClock } from './device/world-clock.ts';
import type { ElementMaker } from './document/dom.ts';
import { spaced } from './glass/glass-words.ts';
import { LogOnPanel } from './log-on/log-on-panel.ts';
import { takeReloadReason } from './other-window.ts';
import { introduction, pageFooter, pageHeader } from './page-frame.ts';
import { EnrolledToken } from './practice/enrolled-token.ts';
import { VerifierRows } from './practice/verifier-rows.ts';
import { PracticeVerifier } from './practice/verifier.ts';
import type { CodeAnswer } from './practice/verifier.ts';
import { Practice } from './practice/practice.ts';
import { keepSettings } from './device/settings.ts';
import type { Settings } from './device/settings.ts';
import { PageVoice } from './sound/page-voice.ts';
import { onSilenceKey } from './sound/silence-keys.ts';
import type { StatusLine } from './document/status-line.ts';

/** What the page asks of a model's device. */
interface PageDevice {
  readonly token: PracticeToken;
  readonly panel: { showSerialNumber(serialNumber: string): void };
  showSettings?(): Promise<void>;
}

export class Page {
  readonly #maker: ElementMaker;
  readonly #store: BrowserStore;
  readonly #settings: Settings;
  readonly #clock: WorldClock;
  readonly #display: CodeDisplay;
  readonly #reader: CodeReader;
  readonly #devices: Readonly<Record<ModelName, PageDevice>>;
  readonly #tokens: Readonly<Record<ModelName, EnrolledToken>>;
  readonly #practice: Practice;
  readonly #voice: PageVoice;
  readonly #logOn: LogOnPanel;
  readonly #settingsPanel: SettingsPanel;

  /** Boots the tokens from the store. */
  constructor(module: WebAssembly.Module, maker: ElementMaker, store: BrowserStore, settings: Settings) {
    this.#maker = maker;
    this.#store = store;
    this.#settings = settings;
    const hostClock = new HostClock();
    this.#clock = new WorldClock(hostClock, store);
    const shared = (model: ModelName) => ({
      module,
      maker,
      clock: this.#clock,
      storage: new BrowserStorage(store, PAGE_MODELS[model].flashEntry),
      codeEndUnixMs: () => this.#tokens[model].codeEndUnixMs(),
      noticeWanted: () => settings.announceTenSeconds,
    });
    this.#display = new CodeDisplay(shared('code-display'));
    this.#reader = new CodeReader({
      ...shared('code-reader'),
      hostClock,
      captionsWanted: settings.captions,
      captionsChanged: (captions) => this.#change({ captions }),
      codeAsText: settings.codeAsText,
      codeAsTextChanged: (codeAsText) => this.#change({ codeAsText }),
      pressed: () => this.#voice.stop(),
    });
    this.#devices = { 'code-display': this.#display, 'code-reader': this.#reader };
    const verifier = new PracticeVerifier(new VerifierRows(store));
    this.#tokens = {
      'code-display': new EnrolledToken(this.#display.token, verifier, this.#clock),
      'code-reader': new EnrolledToken(this.#reader.token, verifier, this.#clock, () =>
        setFirstLanguage(this.#reader.token, maker.language.tag),
      ),
    };
    this.#practice = new Practice(Object.values(this.#tokens), verifier, this.#clock);
    this.#logOn = new LogOnPanel(maker, (typed) => this.#checkCode(typed));
    this.#settingsPanel = this.#makeSettingsPanel();
    this.#voice = new PageVoice(maker.language, () => {
      this.#settingsPanel.withoutHintVoice();
      this.#change({ hintVoice: false });
      this.#status.say(maker.language.words.settings.hintVoiceMissing);
    });
    onSilenceKey(() => this.#silence());
    for (const leaving of ['pagehide', 'visibilitychange'])
      window.addEventListener(leaving, () => this.#clock.keepTime());
    this.#display.sticky = settings.stickyPress;
  }

  /** Where the page says what concerns it all. */
  get #status(): StatusLine {
    return this.#display.status;
  }

  /** Makes or finds the practice's tokens, then builds the page into `body` and fetches the voice. */
  async open(body: HTMLElement, voiceAddress: string): Promise<void> {
    await this.#practice.open();
    for (const model of PAGE_MODEL_NAMES) await this.#showToken(model);
    const maker = this.#maker;
    const panels = maker.make(
      'div',
      { class: 'panels' },
      this.#display.panel.element,
      this.#reader.panel.element,
      this.#logOn.element,
      this.#clockPanel().element,
      this.#settingsPanel.element,
    );
    const notKept = maker.make('p', { class: 'warning', id: 'not-kept', hidden: true }, (words) => {
      return words.status.notKept;
    });
    body.replaceChildren(
      pageHeader(maker, (tag) => this.#switchLanguage(tag)),
      maker.make('main', {}, ...introduction(maker), notKept, panels),
      pageFooter(maker),
    );
    await this.#status.inOneBreath(async () => {
      const { words } = maker.language;
      this.#store.onRefused(() => {
        notKept.hidden = false;
        this.#status.say(maker.language.words.status.notKept);
      });
      if (takeReloadReason()) this.#status.say(words.status.otherWindow);
      if (this.#clock.wasFast) this.#status.say(words.status.ordinarySpeed);
      await this.#followHost();
    });
    if (this.#settings.hintVoice) void this.#voice.turnOn();
    void this.#reader.fetchVoice(voiceAddress);
  }

  /** Whoever has logged on needs to hear the code no more. */
  #checkCode(typed: string): CodeAnswer {
    const answer = this.#practice.checkCode(typed);
    if (answer.outcome === 'accepted') this.#reader.silence();
    return answer;
  }

  #silence(): void {
    this.#reader.silence();
    this.#voice.stop();
  }

  #switchLanguage(language: Settings['language']): void {
    // What was said was said in the other language.
    this.#display.status.clear();
    this.#reader.status.clear();
    this.#maker.language.change(language);
    this.#change({ language });
    if (this.#settings.hintVoice) void this.#voice.turnOn();
  }

  async #showToken(model: ModelName): Promise<void> {
    const device = this.#devices[model];
    await device.showSettings?.();
    device.panel.showSerialNumber(this.#tokens[model].serialNumber);
  }

  #change(settings: Partial<Settings>): void {
    Object.assign(this.#settings, settings);
    keepSettings(this.#store, this.#settings);
  }

  /** Does what changes tokens or time. What was said about the last code is over then. */
  #attempt(work: () => Promise<void>): Promise<void> {
    this.#logOn.forgetCode();
    return this.#status.inOneBreath(async () => {
      try {
        await this.#display.announcer.during(() => this.#reader.announcer.during(work));
      } catch (error) {
        this.#status.say(this.#maker.language.words.status.failed);
        console.error(error);
      }
    });
  }

  /** A computer whose clock was set back is taken for a person who did it to the practice's. */
  async #followHost(): Promise<void> {
    if (!this.#clock.followHost()) return;
    await this.#attempt(async () => {
      await this.#practice.clockMoved(true);
      this.#status.say(this.#maker.language.words.status.hostClockBack(utcText(this.#clock.unixMs())));
    });
  }

  #clockPanel(): ClockPanel {
    const sayTime = (): void => {
      const { words } = this.#maker.language;
      this.#status.say(words.status.clock(utcText(this.#clock.unixMs())));
    };
    return new ClockPanel(this.#maker, this.#clock, {
      moved: (back) => void this.#attempt(() => this.#practice.clockMoved(back).then(sayTime)),
      setTokenClock: () => void this.#attempt(() => this.#practice.setTokenClocks().then(sayTime)),
      ticked: () => void this.#followHost(),
    });
  }

  #makeSettingsPanel(): SettingsPanel {
    return new SettingsPanel(this.#maker, this.#settings, {
      stickyPress: (stickyPress) => {
        this.#display.sticky = stickyPress;
        this.#change({ stickyPress });
      },
      announceTenSeconds: (announceTenSeconds) => this.#change({ announceTenSeconds }),
      hintVoice: (hintVoice) => {
        this.#change({ hintVoice });
        if (hintVoice) void this.#voice.turnOn(this.#maker.language.words.settings.hintVoiceOn);
        else this.#voice.turnOff();
      },
      millivolts: (millivolts) => {
        for (const { runner } of this.#hardware) runner.setMillivolts(millivolts);
      },
      changeBatteries: () => void this.#attempt(() => this.#changeBatteries()),
      makeNewToken: (model) => void this.#attempt(() => this.#makeNewToken(model)),
    });
  }

  get #hardware(): readonly PracticeToken[] {
    return Object.values(this.#devices).map(({ token }) => token);
  }

  /** Takes the batteries out and puts them back: the time is lost, the records are not. */
  #changeBatteries(): Promise<void> {
    for (const { runner } of this.#hardware) runner.powerCut();
    this.#clock.loseTokenRtc();
    for (const { runner } of this.#hardware) runner.powerOn();
    this.#status.say(this.#maker.language.words.status.batteryOut);
    return Promise.resolve();
  }

  async #makeNewToken(model: ModelName): Promise<void> {
    await this.#tokens[model].makeNew();
    await this.#showToken(model);
    const { serialNumber } = this.#tokens[model];
    this.#status.say(this.#maker.language.words.status.newToken[model](spaced(serialNumber)));
  }
}
