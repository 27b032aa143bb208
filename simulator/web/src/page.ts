/** Wires the practice to the panels that show it and to what a person does there. */
import { readGlass } from '../../glass/reading.ts';
import { BrowserStorage } from '../../ports/browser-storage.ts';
import { HostClock } from '../../ports/host-clock.ts';
import type { BrowserStore } from './browser-store.ts';
import { ClockPanel, utcText } from './device/clock-panel.ts';
import { DevicePanel } from './device/device-panel.ts';
import { GlassAnnouncer } from './device/glass-announcer.ts';
import { PracticeToken } from './device/practice-token.ts';
import { SettingsPanel } from './device/settings-panel.ts';
import { TokenKey } from './device/token-key.ts';
import { WorldClock } from './device/world-clock.ts';
import type { ElementMaker } from './dom.ts';
import { spaced } from './glass/glass-words.ts';
import { LogOnPanel } from './log-on/log-on-panel.ts';
import { takeReloadReason } from './other-window.ts';
import { introduction, pageFooter, pageHeader } from './page-frame.ts';
import { IssuerRecords } from './practice/issuer-records.ts';
import { PracticeIssuer } from './practice/issuer.ts';
import { Practice } from './practice/practice.ts';
import { keepSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { StatusLine } from './status-line.ts';

/** The entry in the browser's store that holds the token's flash. */
export const FLASH_ENTRY = 'talkode.flash';

/** The only key of the code display. */
const KEY_NAME = 'main';

export class Page {
  readonly #maker: ElementMaker;
  readonly #store: BrowserStore;
  readonly #settings: Settings;
  readonly #status = new StatusLine();
  readonly #clock: WorldClock;
  readonly #token: PracticeToken;
  readonly #practice: Practice;
  readonly #announcer: GlassAnnouncer;
  readonly #device: DevicePanel;
  readonly #key: TokenKey;
  readonly #logOn: LogOnPanel;

  /** Boots the token from the store. */
  constructor(module: WebAssembly.Module, maker: ElementMaker, store: BrowserStore, settings: Settings) {
    this.#maker = maker;
    this.#store = store;
    this.#settings = settings;
    this.#clock = new WorldClock(new HostClock(), store);
    this.#token = new PracticeToken(module, new BrowserStorage(store, FLASH_ENTRY), this.#clock);
    this.#practice = new Practice(this.#token, new PracticeIssuer(new IssuerRecords(store)), this.#clock);
    this.#announcer = new GlassAnnouncer({
      clock: this.#clock.time,
      status: this.#status,
      language: maker.language,
      codeEndUnixMs: () => this.#practice.codeEndUnixMs(),
      noticeWanted: () => settings.announceTenSeconds,
    });
    this.#device = new DevicePanel(maker, this.#status, {
      sayTimeLeft: () => this.#announcer.sayTimeLeft(),
      repeatCode: () => this.#announcer.repeatCode(),
    });
    this.#logOn = new LogOnPanel(maker, (typed) => this.#practice.checkCode(typed));
    const { runner } = this.#token;
    this.#key = new TokenKey(this.#device.key, {
      press: () => {
        this.#clock.keyDown = true;
        this.#announcer.press(() => runner.press(KEY_NAME));
      },
      release: () => {
        runner.release(KEY_NAME);
        this.#clock.keyDown = false;
      },
    });
    for (const leaving of ['pagehide', 'visibilitychange'])
      window.addEventListener(leaving, () => this.#clock.keepTime());
    this.#key.sticky = settings.stickyPress;
    runner.onFrame((frame) => this.#showGlass(frame));
    this.#showGlass(runner.frame());
  }

  /** Makes or finds the practice's token, then builds the page into `body`. */
  async open(body: HTMLElement): Promise<void> {
    await this.#practice.open();
    this.#device.showSerialNumber(this.#practice.serialNumber);
    const maker = this.#maker;
    const panels = maker.make(
      'div',
      { class: 'panels' },
      this.#device.element,
      this.#logOn.element,
      this.#clockPanel().element,
      this.#settingsPanel().element,
    );
    const notKept = maker.make('p', { class: 'warning', id: 'not-kept', hidden: true }, (words) => {
      return words.status.notKept;
    });
    const switchLanguage = (tag: Settings['language']): void => {
      // What was said was said in the other language.
      this.#status.clear();
      maker.language.change(tag);
      this.#change({ language: tag });
    };
    body.replaceChildren(
      pageHeader(maker, switchLanguage),
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
  }

  #change(settings: Partial<Settings>): void {
    Object.assign(this.#settings, settings);
    keepSettings(this.#store, this.#settings);
  }

  /** Does what changes token or time. What was said about the last code is over then. */
  #attempt(work: () => Promise<void>): Promise<void> {
    this.#logOn.forgetCode();
    return this.#status.inOneBreath(async () => {
      try {
        await this.#announcer.during(work);
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

  #showGlass(frame: Uint8Array): void {
    this.#device.show(frame);
    this.#announcer.show(readGlass(frame));
  }

  #clockPanel(): ClockPanel {
    const sayTime = (): void => {
      const { words } = this.#maker.language;
      this.#status.say(words.status.clock(utcText(this.#clock.unixMs())));
    };
    return new ClockPanel(this.#maker, this.#clock, {
      moved: (back) => void this.#attempt(() => this.#practice.clockMoved(back).then(sayTime)),
      setTokenClock: () => void this.#attempt(() => this.#practice.setTokenClock().then(sayTime)),
      ticked: () => void this.#followHost(),
    });
  }

  #settingsPanel(): SettingsPanel {
    const { language } = this.#maker;
    return new SettingsPanel(this.#maker, this.#settings, {
      stickyPress: (wanted) => {
        this.#key.sticky = wanted;
        this.#change({ stickyPress: wanted });
      },
      announceTenSeconds: (wanted) => this.#change({ announceTenSeconds: wanted }),
      millivolts: (millivolts) => this.#token.runner.setMillivolts(millivolts),
      changeBattery: () => {
        void this.#attempt(() => {
          this.#token.changeBattery();
          this.#status.say(language.words.status.batteryOut);
          return Promise.resolve();
        });
      },
      makeNewToken: () => void this.#attempt(() => this.#makeNewToken()),
    });
  }

  async #makeNewToken(): Promise<void> {
    await this.#practice.makeNewToken();
    const { serialNumber } = this.#practice;
    this.#device.showSerialNumber(serialNumber);
    this.#status.say(this.#maker.language.words.status.newToken(spaced(serialNumber)));
  }
}
