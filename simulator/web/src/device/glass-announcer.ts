/** Decides what the status line says about the glass: each code once, ten seconds left once, and answers on demand. */
import type { Clock } from '../../../ports/clock.ts';
import type { GlassReading } from '../../../glass/reading.ts';
import { glassSituation, sameSituation } from '../glass/situation.ts';
import type { GlassSituation } from '../glass/situation.ts';
import { situationMessage } from '../glass/glass-words.ts';
import type { StatusLine } from '../document/status-line.ts';
import type { Language } from '../words/language.ts';
import type { DeviceWords } from '../words/words.ts';

const NOTICE_SECONDS = 10;

/** The sign of the battery with nothing in it. A code that was said is followed by it. */
function isBatteryLow({ icons, code }: GlassReading): boolean {
  return code !== null && icons.includes('battery') && !icons.some((icon) => /^battery-\d$/.test(icon));
}

export interface AnnouncerParts {
  clock: Clock;
  /** Says nothing while the device itself speaks: a code heard twice is a code heard wrong. */
  status: Pick<StatusLine, 'say'>;
  language: Language<DeviceWords>;
  /** When the code of this moment ends, in ms of UTC. */
  codeEndUnixMs: () => number;
  noticeWanted: () => boolean;
  /** Said when a key is pressed and the glass stays dark; on a device whose keys all wake it, nothing is. */
  inTheDark?: string;
  /** What a device that speaks says of its help, where the glass has but a sign, or of the key school, with a digit or a dash. */
  help?: (shown: string) => string;
}

type Visible = Exclude<GlassSituation, { kind: 'off' | 'awake' }>;

export class GlassAnnouncer {
  readonly #parts: AnnouncerParts;
  #situation: GlassSituation = { kind: 'off' };
  /** The code that was said last, while it lives. */
  #code: string | null = null;
  #endUnixMs = 0;
  /** End of the code whose last seconds were told. */
  #toldEndUnixMs = 0;
  #cancelNotice = (): void => undefined;
  #answered = false;
  #isHeld = false;
  /** The code on the glass was accepted. */
  #isUsed = false;
  #latest: GlassReading | null = null;

  constructor(parts: AnnouncerParts) {
    this.#parts = parts;
  }

  /** Tells of the glass at the end of `work`: what it shows in between, such as a clock not yet set, is nobody's news. */
  async during(work: () => Promise<void>): Promise<void> {
    this.#isHeld = true;
    try {
      await work();
    } finally {
      this.#isHeld = false;
      if (this.#latest) this.show(this.#latest);
    }
  }

  get showsCode(): boolean {
    return this.#situation.kind === 'code';
  }

  /** Takes a new reading of the glass; says something only when it shows something else than before. */
  show(reading: GlassReading): void {
    this.#latest = reading;
    if (this.#isHeld) return;
    const before = this.#situation;
    const situation = glassSituation(reading);
    this.#situation = situation;
    if (sameSituation(before, situation)) return;
    this.#answered = true;
    this.#cancelNotice();
    const { status, language, clock } = this.#parts;
    const { words } = language;
    if (situation.kind === 'awake' || situation.kind === 'off') this.#code = null;
    if (situation.kind === 'awake') return;
    if (situation.kind === 'off') {
      const expired =
        (before.kind === 'code' || before.kind === 'digit') && clock.unixMs() >= this.#endUnixMs;
      if (!this.#isUsed) status.say(expired ? words.status.expired : words.status.off);
      this.#isUsed = false;
      return;
    }
    if (situation.kind === 'digit') {
      const endUnixMs = this.#parts.codeEndUnixMs();
      if (endUnixMs !== this.#endUnixMs) this.#isUsed = false;
      this.#code = situation.digit;
      this.#endUnixMs = endUnixMs;
    }
    const said = this.#message(situation);
    const message = isBatteryLow(reading) ? `${said}. ${words.status.batteryLow}` : said;
    if (situation.kind === 'code') this.#showCode(situation.code, message, before.kind === 'page');
    else status.say(message);
  }

  /** A code to which the glass comes back from a page was said before it. */
  #showCode(code: string, message: string, fromPage: boolean): void {
    const isSaid = fromPage && code === this.#code;
    if (!isSaid) this.#isUsed = false;
    this.#code = code;
    this.#endUnixMs = this.#parts.codeEndUnixMs();
    const isTold = isSaid && this.#toldEndUnixMs === this.#endUnixMs;
    const notice = this.#planNotice();
    const parts = [...(isSaid ? [] : [message]), ...(isTold ? [] : notice)];
    if (parts.length > 0) this.#parts.status.say(parts.join('. '));
  }

  /**
   * Passes a press on to the token; when that changes nothing, what keeps the code away is said again, or the way to it, and
   * of a device that would say it again itself (`repeats`) whatever the glass shows.
   */
  press(pass: () => void, repeats = false): void {
    this.#answered = false;
    pass();
    if (this.#answered) return;
    const way = this.#situation.kind === 'off' ? this.#parts.inTheDark : undefined;
    const answer = this.#obstacle() ?? way;
    if (answer !== undefined) this.#parts.status.say(answer);
    else if (repeats) this.sayGlass();
  }

  #message(situation: Visible): string {
    const { help, language } = this.#parts;
    const isHelp = situation.kind === 'page' && situation.page === 'help';
    return isHelp && help ? help(situation.text) : situationMessage(situation, language.words);
  }

  /** What the glass shows in place of a code and stays until somebody does something about it. */
  #obstacle(): string | null {
    const situation = this.#situation;
    const stays = situation.kind === 'no-time' || situation.kind === 'no-data' || situation.kind === 'fault';
    return stays ? situationMessage(situation, this.#parts.language.words) : null;
  }

  /** Says what the glass shows now, for a person who so far had to hear it elsewhere. */
  sayGlass(): void {
    const situation = this.#situation;
    if (situation.kind === 'off' || situation.kind === 'awake') return;
    this.#parts.status.say(this.#message(situation));
  }

  /** The help's sign with something beside it: keys are named, and do nothing else. */
  get isInKeySchool(): boolean {
    const situation = this.#situation;
    return situation.kind === 'page' && situation.page === 'help' && situation.text !== '';
  }

  /** The code was accepted: who types a password next is not told that it ends. */
  codeUsed(): void {
    this.#isUsed = this.#situation.kind !== 'off';
  }

  /** Says how long the code still lives: the one on the glass, or the one that a page stands in place of. */
  sayTimeLeft(): void {
    const { status, language } = this.#parts;
    const { words } = language;
    const situation = this.#situation;
    // There the key that asks for it is but named.
    if (this.isInKeySchool) return;
    const { kind } = situation;
    const isLive = kind === 'page' ? this.#code !== null : kind === 'code' || kind === 'digit';
    status.say(
      isLive ? words.status.secondsLeft(this.#secondsLeft()) : (this.#obstacle() ?? words.status.noCode),
    );
  }

  /** Says the code on the glass again. */
  repeatCode(): void {
    const { status, language } = this.#parts;
    const { words } = language;
    const situation = this.#situation;
    status.say(
      situation.kind === 'code'
        ? situationMessage(situation, words)
        : (this.#obstacle() ?? words.status.nothingToRepeat),
    );
  }

  /** Plans the notice at ten seconds; of a code with less left it gives it, to be said in the same breath. */
  #planNotice(): string[] {
    const { clock, language, noticeWanted } = this.#parts;
    const leftMs = this.#endUnixMs - clock.unixMs();
    if (leftMs > NOTICE_SECONDS * 1000) {
      this.#cancelNotice = clock.schedule(leftMs - NOTICE_SECONDS * 1000, () => this.#notice());
      return [];
    }
    if (this.#isUsed || !noticeWanted()) return [];
    this.#toldEndUnixMs = this.#endUnixMs;
    return [language.words.status.onlySecondsLeft(this.#secondsLeft())];
  }

  #notice(): void {
    const secondsLeft = this.#secondsLeft();
    // The clock may have been set meanwhile; what is said must still be true.
    const isNews = this.#situation.kind === 'code' && secondsLeft <= NOTICE_SECONDS && !this.#isUsed;
    if (!isNews || !this.#parts.noticeWanted()) return;
    this.#toldEndUnixMs = this.#endUnixMs;
    this.#parts.status.say(this.#parts.language.words.status.secondsLeft(secondsLeft));
  }

  #secondsLeft(): number {
    return Math.max(0, Math.ceil((this.#endUnixMs - this.#parts.clock.unixMs()) / 1000));
  }
}
