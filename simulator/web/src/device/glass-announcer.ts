/** Decides what the status line says about the glass: each code once, ten seconds left once, and answers on demand. */
import type { Clock } from '../../../ports/clock.ts';
import type { GlassReading } from '../../../glass/reading.ts';
import { glassSituation, sameSituation } from '../glass/situation.ts';
import type { GlassSituation } from '../glass/situation.ts';
import { situationMessage } from '../glass/glass-words.ts';
import type { StatusLine } from '../status-line.ts';
import type { Language } from '../words/language.ts';

const NOTICE_SECONDS = 10;

export interface AnnouncerParts {
  clock: Clock;
  status: StatusLine;
  language: Language;
  /** When the code of this moment ends, in ms of UTC. */
  codeEndUnixMs: () => number;
  noticeWanted: () => boolean;
}

export class GlassAnnouncer {
  readonly #parts: AnnouncerParts;
  #situation: GlassSituation = { kind: 'off' };
  #endUnixMs = 0;
  #cancelNotice = (): void => undefined;

  constructor(parts: AnnouncerParts) {
    this.#parts = parts;
  }

  /** Takes a new reading of the glass; says something only when it shows something else than before. */
  show(reading: GlassReading): void {
    const before = this.#situation;
    const situation = glassSituation(reading);
    this.#situation = situation;
    if (sameSituation(before, situation)) return;
    this.#cancelNotice();
    const { status, language, clock, codeEndUnixMs } = this.#parts;
    const { words } = language;
    if (situation.kind === 'off') {
      const expired = before.kind === 'code' && clock.unixMs() >= this.#endUnixMs;
      status.say(expired ? words.status.expired : words.status.off);
      return;
    }
    const message = situationMessage(situation, words);
    if (situation.kind !== 'code') {
      status.say(message);
      return;
    }
    this.#endUnixMs = codeEndUnixMs();
    status.say(this.#withNotice(message));
  }

  /** Says how long the code on the glass still lives. */
  sayTimeLeft(): void {
    const { status, language } = this.#parts;
    const { words } = language;
    const onGlass = this.#situation.kind === 'code';
    status.say(onGlass ? words.status.secondsLeft(this.#secondsLeft()) : words.status.noCode);
  }

  /** Says the code on the glass again. */
  repeatCode(): void {
    const { status, language } = this.#parts;
    const { words } = language;
    const situation = this.#situation;
    status.say(situation.kind === 'code' ? situationMessage(situation, words) : words.status.nothingToRepeat);
  }

  /** Plans the notice at ten seconds; a code with less left gets it in the same breath. */
  #withNotice(message: string): string {
    const { clock, language, noticeWanted } = this.#parts;
    const leftMs = this.#endUnixMs - clock.unixMs();
    if (leftMs > NOTICE_SECONDS * 1000) {
      this.#cancelNotice = clock.schedule(leftMs - NOTICE_SECONDS * 1000, () => this.#notice());
      return message;
    }
    return noticeWanted()
      ? `${message}. ${language.words.status.onlySecondsLeft(this.#secondsLeft())}`
      : message;
  }

  #notice(): void {
    const secondsLeft = this.#secondsLeft();
    // The clock may have been set meanwhile; what is said must still be true.
    if (this.#situation.kind !== 'code' || secondsLeft > NOTICE_SECONDS || !this.#parts.noticeWanted())
      return;
    this.#parts.status.say(this.#parts.language.words.status.secondsLeft(secondsLeft));
  }

  #secondsLeft(): number {
    return Math.max(0, Math.ceil((this.#endUnixMs - this.#parts.clock.unixMs()) / 1000));
  }
}
