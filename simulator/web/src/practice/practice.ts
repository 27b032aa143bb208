/** The practice as a whole: tokens and a verifier that know each other, in one simulated time. */
import type { WorldClock } from '../device/world-clock.ts';
import type { EnrolledToken } from './enrolled-token.ts';
import type { CodeAnswer, PracticeVerifier } from './verifier.ts';

export class Practice {
  readonly #tokens: readonly EnrolledToken[];
  readonly #verifier: PracticeVerifier;
  readonly #clock: WorldClock;

  constructor(tokens: readonly EnrolledToken[], verifier: PracticeVerifier, clock: WorldClock) {
    this.#tokens = tokens;
    this.#verifier = verifier;
    this.#clock = clock;
  }

  async open(): Promise<void> {
    this.#verifier.forgetFuture(this.#clock.unixMs() / 1000);
    for (const token of this.#tokens) await token.open();
  }

  checkCode(typed: string): Promise<CodeAnswer> {
    return this.#verifier.check(typed, this.#clock.unixMs() / 1000);
  }

  /** After the practice's clock was moved: the tokens follow, unless they have lost their own clocks. */
  async clockMoved(back: boolean): Promise<void> {
    if (back) this.#verifier.forgetHistory();
    if (!this.#clock.isTokenRtcLost) await this.setTokenClocks();
  }

  async setTokenClocks(): Promise<void> {
    this.#verifier.forgetFuture(this.#clock.unixMs() / 1000);
    for (const token of this.#tokens) await token.setClock();
  }
}
