/** The practice as a whole: tokens and an issuer that know each other, in one simulated time. */
import type { WorldClock } from '../device/world-clock.ts';
import type { EnrolledToken } from './enrolled-token.ts';
import type { CodeAnswer, PracticeIssuer } from './issuer.ts';

export class Practice {
  readonly #tokens: readonly EnrolledToken[];
  readonly #issuer: PracticeIssuer;
  readonly #clock: WorldClock;

  constructor(tokens: readonly EnrolledToken[], issuer: PracticeIssuer, clock: WorldClock) {
    this.#tokens = tokens;
    this.#issuer = issuer;
    this.#clock = clock;
  }

  async open(): Promise<void> {
    this.#issuer.forgetFuture(this.#clock.unixMs() / 1000);
    for (const token of this.#tokens) await token.open();
  }

  checkCode(typed: string): CodeAnswer {
    return this.#issuer.check(typed, this.#clock.unixMs() / 1000);
  }

  /** After the practice's clock was moved: the tokens follow, unless they have lost their own clocks. */
  async clockMoved(back: boolean): Promise<void> {
    if (back) this.#issuer.forgetHistory();
    if (!this.#clock.isTokenRtcLost) await this.setTokenClocks();
  }

  async setTokenClocks(): Promise<void> {
    this.#issuer.forgetFuture(this.#clock.unixMs() / 1000);
    for (const token of this.#tokens) await token.setClock();
  }
}
