/**
 * What a code display does, said once more and differently: a list of deadlines instead of a core that is polled.
 * Knows nothing of memory, storage layout or drawing; a test compares it with the core after every step.
 */
import { LinkModel } from './link-model.ts';
import { liveCode, type LiveCode } from './model-code.ts';
import { ModelBudget } from './model-budget.ts';
import { ModelClock } from './model-clock.ts';
import {
  ALL_LIT,
  codeText,
  DARK,
  pageGlass,
  PAGES,
  signs,
  type ExpectedGlass,
  type Page,
} from './model-glass.ts';
import { ModelKey } from './model-key.ts';
import { FACTORY_NEW, type ModelRecord } from './model-record.ts';
import type { Frame } from '../../host-tools/link/framing.ts';
import type { EntropySource } from '../../simulator/token/sources.ts';

const SELF_TEST_MS = 3_000;
const FRESH_CELL_MILLIVOLTS = 3_000;

export type Screen =
  | { mode: 'off' }
  | { mode: 'code'; step: bigint; code: string }
  | { mode: 'no-time' }
  | { mode: 'no-data' }
  | { mode: 'self-test' }
  | { mode: 'page'; page: Page };

export interface Image {
  development: boolean;
  version: string;
}

export class TokenModel {
  record: ModelRecord = FACTORY_NEW;
  image: Image;
  clock = new ModelClock();
  budget = new ModelBudget();
  millivolts = FRESH_CELL_MILLIVOLTS;
  /** What the host's source will give; a board may have none. */
  entropy: EntropySource | undefined;
  nowMs = 0;
  screen: Screen = { mode: 'off' };
  #toldMs = 0;
  #litSinceMs = 0;
  #key = new ModelKey();
  #pressedOnPage = false;
  #link = new LinkModel(this);

  constructor(image: Image) {
    this.image = image;
  }

  /** Another host and a start: what is not in the record is forgotten. */
  restart(nowMs: number, image: Image): void {
    this.image = image;
    this.clock = new ModelClock();
    this.budget = new ModelBudget();
    this.millivolts = FRESH_CELL_MILLIVOLTS;
    this.nowMs = nowMs;
    this.screen = { mode: 'off' };
    this.#key = new ModelKey();
    this.#pressedOnPage = false;
    this.#link = new LinkModel(this);
  }

  /** The token is told the time: it reads its RTC, then does what is due. */
  tick(nowMs: number, rtcMs: number): void {
    if (nowMs > this.nowMs) this.advanceTo(nowMs - 1);
    this.nowMs = nowMs;
    this.#toldMs = nowMs;
    this.budget.begin(nowMs, this.record.linkWrites);
    this.clock.read(rtcMs, nowMs, this.record.clock);
    this.#rememberDistrust();
    this.advanceTo(nowMs);
  }

  /** A clock once found wrong stays unknown until it is set, through every power loss. No record is written for it. */
  #rememberDistrust(): void {
    if (this.clock.isDistrusted) this.record = { ...this.record, clock: null };
  }

  contact(closed: boolean): void {
    this.#key.setContact(closed);
    this.advanceTo(this.nowMs);
  }

  /** The frame that the token answers with; null when it says nothing. */
  request(frame: Frame): Frame | null {
    return this.#link.answer(frame);
  }

  /** What it would answer at the time it was told last, without remembering. Only for requests that change nothing. */
  answerApart(frame: Frame): Frame {
    const { nowMs } = this;
    this.nowMs = this.#toldMs;
    const answer = new LinkModel(this).answer(frame)!;
    this.nowMs = nowMs;
    return answer;
  }

  unixMs(atMs = this.nowMs): number | null {
    return this.clock.unixMsAt(atMs, this.record.clock);
  }

  /** The one code that may be on the glass now, or null. */
  rightCode(atMs = this.nowMs): LiveCode | null {
    const unixMs = this.unixMs(atMs);
    return unixMs === null || this.record.state === 0 ? null : liveCode(this.record, unixMs);
  }

  /** Nothing but a key or the link can change anything: the chip may sleep. */
  get isAsleep(): boolean {
    return this.screen.mode === 'off' && this.#key.dueMs === null;
  }

  show(screen: Screen): void {
    this.screen = screen;
    this.#litSinceMs = this.nowMs;
  }

  /** Lets everything happen until `endMs`, in order. */
  advanceTo(endMs: number): void {
    for (;;) {
      const keyMs = this.#key.dueMs ?? Infinity;
      const glassMs = this.#glassDueMs();
      const dueMs = Math.max(this.nowMs, Math.min(keyMs, glassMs));
      if (dueMs > endMs) break;
      this.nowMs = dueMs;
      // A press in the very millisecond in which the glass would go dark is still a press.
      if (keyMs <= glassMs || keyMs <= dueMs) this.#actOnKey();
      else this.#expire();
    }
    this.nowMs = endMs;
  }

  #actOnKey(): void {
    const gesture = this.#key.act(this.nowMs, this.record.settings[1]!);
    if (gesture === 'stuck') this.screen = { mode: 'off' };
    if (gesture === 'press') this.#press();
    if (gesture === 'long') {
      if (this.#pressedOnPage) this.screen = { mode: 'off' };
      else this.show({ mode: 'page', page: PAGES[0] });
    }
  }

  #press(): void {
    this.#pressedOnPage = this.screen.mode === 'page';
    if (this.screen.mode !== 'page') return this.#showCode();
    const next = PAGES[PAGES.indexOf(this.screen.page) + 1];
    if (next === undefined) this.screen = { mode: 'off' };
    else this.show({ mode: 'page', page: next });
  }

  #showCode(): void {
    if (this.record.state === 0) return this.show({ mode: 'no-data' });
    const live = this.rightCode();
    if (live === null) this.show({ mode: 'no-time' });
    else this.show({ mode: 'code', step: live.step, code: live.code });
  }

  #expire(): void {
    const hasNoTime = this.screen.mode === 'code' && this.rightCode() === null;
    if (hasNoTime && this.nowMs < this.#litSinceMs + this.#litForMs()) this.show({ mode: 'no-time' });
    else this.screen = { mode: 'off' };
  }

  #litForMs(): number {
    return this.screen.mode === 'self-test' ? SELF_TEST_MS : this.record.settings[0]! * 1000;
  }

  #glassDueMs(): number {
    if (this.screen.mode === 'off') return Infinity;
    const darkMs = this.#litSinceMs + this.#litForMs();
    return this.screen.mode === 'code' ? Math.min(darkMs, this.#codeDiesMs(darkMs)) : darkMs;
  }

  #isDead(step: bigint, atMs: number): boolean {
    const unixMs = this.unixMs(atMs);
    if (unixMs === null) return true;
    const sinceMs = BigInt(unixMs) - this.record.t0UnixSeconds * 1000n;
    return sinceMs < 0n || sinceMs / (BigInt(this.record.timeStepSeconds) * 1000n) !== step;
  }

  /** The first millisecond in which the code on the glass is no longer the token's; `limitMs` if that comes first. */
  #codeDiesMs(limitMs: number): number {
    if (this.screen.mode !== 'code') return Infinity;
    const { step } = this.screen;
    if (this.#isDead(step, this.nowMs)) return this.nowMs;
    let aliveMs = this.nowMs;
    let endMs = Math.max(limitMs, this.nowMs + 1);
    if (!this.#isDead(step, endMs)) return endMs;
    while (endMs - aliveMs > 1) {
      const middleMs = Math.floor((aliveMs + endMs) / 2);
      if (this.#isDead(step, middleMs)) endMs = middleMs;
      else aliveMs = middleMs;
    }
    return endMs;
  }

  /** What a person reads now. */
  glass(): ExpectedGlass {
    const { screen, millivolts } = this;
    switch (screen.mode) {
      case 'off':
        return DARK;
      case 'self-test':
        return ALL_LIT;
      case 'no-time':
        return { text: 'no CLoC', bar: 0, icons: signs(millivolts, 'no-time'), code: null };
      case 'no-data':
        return { text: 'no dAtA', bar: 0, icons: signs(millivolts, 'no-data'), code: null };
      case 'page':
        return pageGlass(screen.page, {
          serialNumber: this.record.serialNumber,
          unixMs: this.unixMs(),
          millivolts,
          version: this.image.version,
        });
      case 'code': {
        const live = this.rightCode();
        if (live?.code !== screen.code) throw new Error('model: a code outlived its step');
        return { text: codeText(live.code), bar: live.bar, icons: signs(millivolts), code: live.code };
      }
    }
  }
}
