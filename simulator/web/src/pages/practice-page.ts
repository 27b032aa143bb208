/** Wires devices, verifier and log-on practice to the panels that show them, on every page that has them. */
import coreUrl from '../../../../build/core.wasm?url';
import { BrowserStorage } from '../../../ports/browser-storage.ts';
import { HostClock } from '../../../ports/host-clock.ts';
import type { HandedOver } from '../../../../host-tools/token/handed-over.ts';
import type { ModelName } from '../../../token/contract.generated.ts';
import { utcText } from '../device/utc-text.ts';
import type { DeviceParts } from '../device/device-parts.ts';
import { PAGE_MODELS } from '../device/page-models.ts';
import { WorldClock } from '../device/world-clock.ts';
import { LOG_ON_ID } from '../document/element-ids.ts';
import type { StatusLine } from '../document/status-line.ts';
import { LogOnPanel, prepareCodeProblems } from '../log-on/log-on-panel.ts';
import type { CodeSource } from '../log-on/log-on-panel.ts';
import { EnrolledToken } from '../practice/enrolled-token.ts';
import { Practice } from '../practice/practice.ts';
import { PracticeVerifier, prepareCodeCheck } from '../practice/verifier.ts';
import type { CodeAnswer } from '../practice/verifier.ts';
import { VerifierRows } from '../practice/verifier-rows.ts';
import { PageVoice } from '../sound/page-voice.ts';
import { onSilenceKey } from '../sound/silence-keys.ts';
import type { LanguageTag } from '../words/language.ts';
import type { PracticeWords } from '../words/words.ts';
import { followGlassInUse } from './glass-in-use.ts';
import { takeReloadReason } from './other-window.ts';
import type { PageDevice } from './page-device.ts';
import { buildPage } from './page-frame.ts';
import type { Frame } from './page-frame.ts';
import type { PageParts } from './start-up.ts';

const SECOND_MS = 1000;

/** What the page gives every device; each takes what it needs. */
export interface PageDeviceParts<Words> extends DeviceParts<Words> {
  hostClock: HostClock;
  captionsWanted: boolean;
  captionsChanged: (wanted: boolean) => void;
  codeAsText: boolean | null;
  codeAsTextChanged: (wanted: boolean) => void;
  pressed: () => void;
}

interface Enrolled {
  readonly device: PageDevice;
  readonly token: EnrolledToken;
}

export function fetchCore(): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(fetch(coreUrl));
}

export class PracticePage<Words extends PracticeWords> {
  readonly clock: WorldClock;
  readonly practice: Practice;
  readonly voice: PageVoice;
  readonly logOn: LogOnPanel<Words>;
  readonly #parts: PageParts<Words>;
  readonly #enrolled = new Map<ModelName, Enrolled>();

  /** Boots the tokens of the devices from the store. */
  constructor(
    parts: PageParts<Words>,
    module: WebAssembly.Module,
    makers: Partial<Record<ModelName, (parts: PageDeviceParts<Words>) => PageDevice>>,
    source: CodeSource<Words>,
  ) {
    this.#parts = parts;
    const { maker, store, settings, change } = parts;
    const hostClock = new HostClock();
    this.clock = new WorldClock(hostClock, store);
    const models = Object.keys(makers) as ModelName[];
    const verifier = new PracticeVerifier(new VerifierRows(store), models);
    for (const model of models) {
      const device = makers[model]!({
        module,
        maker,
        clock: this.clock,
        storage: new BrowserStorage(store, PAGE_MODELS[model].flashEntry),
        codeEndUnixMs: () => this.#enrolled.get(model)!.token.codeEndUnixMs(),
        noticeWanted: () => settings.announceTenSeconds,
        hostClock,
        captionsWanted: settings.captions,
        captionsChanged: (captions) => change({ captions }),
        codeAsText: settings.codeAsText,
        codeAsTextChanged: (codeAsText) => change({ codeAsText }),
        pressed: () => this.voice.stop(),
      });
      const token = new EnrolledToken(device.token, verifier, this.clock, () => device.equip?.());
      this.#enrolled.set(model, { device, token });
    }
    this.practice = new Practice(
      [...this.#enrolled.values()].map(({ token }) => token),
      verifier,
      this.clock,
    );
    this.logOn = new LogOnPanel(maker, source, (typed) => this.#checkCode(typed));
    this.voice = new PageVoice(maker.language, () => this.#voiceMissing());
    onSilenceKey(() => this.#silence());
    for (const leaving of ['pagehide', 'visibilitychange'])
      window.addEventListener(leaving, () => this.clock.keepTime());
  }

  /** Once a second of the practice's time. */
  onTick: () => void = () => undefined;

  /** Told when the browser has no voice for hints. */
  onVoiceMissing: () => void = () => undefined;

  get devices(): readonly PageDevice[] {
    return [...this.#enrolled.values()].map(({ device }) => device);
  }

  /** Where the page says what concerns it all. */
  get status(): StatusLine {
    return this.devices[0]!.status;
  }

  /** Makes or finds the practice's tokens, then builds the page with `content` after the devices and the log-on. */
  async open(
    frame: Pick<Frame<Words>, 'page' | 'skipLinks'>,
    ...content: readonly HTMLElement[]
  ): Promise<void> {
    const { maker, store, settings } = this.#parts;
    await this.practice.open();
    for (const model of this.#enrolled.keys()) await this.showToken(model);
    const notKept = maker.make('p', { class: 'warning', id: 'not-kept', hidden: true }, (words) => {
      return words.status.notKept;
    });
    const panels = this.devices.map(({ panel }) => panel.element);
    followGlassInUse([...this.#enrolled].map(([model, { device }]) => [model, device.panel.element]));
    buildPage(
      document.body,
      maker,
      {
        ...frame,
        skipLinks: { ...frame.skipLinks, [LOG_ON_ID]: (words) => words.page.skipToLogOn },
        languageChosen: (tag) => void this.#switchLanguage(tag),
      },
      notKept,
      maker.make('div', { class: 'panels' }, ...panels, this.logOn.element),
      ...content,
    );
    await this.status.inOneBreath(async () => {
      store.onRefused(() => {
        notKept.hidden = false;
        this.status.say(maker.language.words.status.notKept);
      });
      const { words } = maker.language;
      if (takeReloadReason()) this.status.say(words.status.otherWindow);
      if (this.clock.wasFast) this.status.say(words.status.ordinarySpeed);
      await this.#followHost();
    });
    void this.#addCodeChoices();
    this.#tick();
    prepareCodeCheck();
    prepareCodeProblems();
    if (settings.hintVoice) void this.voice.turnOn();
  }

  /** Does what changes tokens or time. What was said about the last code is over then. */
  attempt(work: () => Promise<void>): Promise<void> {
    this.logOn.forgetCode();
    const held = this.devices.reduceRight(
      (inner, { announcer }) =>
        () =>
          announcer.during(inner),
      work,
    );
    return this.status.inOneBreath(async () => {
      try {
        await held();
      } catch (error) {
        this.status.say(this.#parts.maker.language.words.status.failed);
        console.error(error);
      }
    });
  }

  /** Erases the device and makes another, with a secret from elsewhere when one is given; gives its serial number. */
  async makeNew(model: ModelName, made?: HandedOver): Promise<string> {
    const { token } = this.#enrolled.get(model)!;
    await token.makeNew(made);
    await this.showToken(model);
    return token.serialNumber;
  }

  async showToken(model: ModelName): Promise<void> {
    const { device, token } = this.#enrolled.get(model)!;
    await device.showSettings?.();
    device.panel.showSerialNumber(token.serialNumber);
  }

  async #switchLanguage(language: LanguageTag): Promise<void> {
    if (!(await this.#parts.maker.language.change(language))) return;
    // What was said was said in the other language.
    for (const { status } of this.devices) status.clear();
    this.#parts.change({ language });
    if (this.#parts.settings.hintVoice) void this.voice.turnOn();
  }

  /** After the page: nobody types a code before. */
  async #addCodeChoices(): Promise<void> {
    const { addCodeChoices } = await import('./code-choices.ts');
    await addCodeChoices(this.#parts, this.logOn, this.devices);
  }

  /** Whoever has logged on needs to hear the code no more, nor to read it, nor that it ends. */
  async #checkCode(typed: string): Promise<CodeAnswer> {
    const answer = await this.practice.checkCode(typed);
    for (const { listening } of this.devices) listening?.forget();
    if (answer.outcome === 'accepted') this.#codeUsed();
    return answer;
  }

  #codeUsed(): void {
    this.#silenceDevices();
    for (const { announcer, status } of this.devices) {
      announcer.codeUsed();
      status.clear();
    }
  }

  #silence(): void {
    this.#silenceDevices();
    this.voice.stop();
  }

  #silenceDevices(): void {
    for (const device of this.devices) device.silence?.();
  }

  #voiceMissing(): void {
    this.onVoiceMissing();
    this.#parts.change({ hintVoice: false });
    this.status.say(this.#parts.maker.language.words.status.hintVoiceMissing);
  }

  /** A computer whose clock was set back is taken for a person who did it to the practice's. */
  async #followHost(): Promise<void> {
    if (!this.clock.followHost()) return;
    await this.attempt(async () => {
      await this.practice.clockMoved(true);
      const { words } = this.#parts.maker.language;
      this.status.say(words.status.hostClockBack(utcText(this.clock.unixMs())));
    });
  }

  #tick(): void {
    void this.#followHost();
    this.onTick();
    const { time } = this.clock;
    time.schedule(SECOND_MS - (time.unixMs() % SECOND_MS), () => this.#tick());
  }
}
