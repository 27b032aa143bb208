/** What a login should come to, written down a second time and as simply as it can be: sets and numbers, no database. */
import type { SimulatedToken } from './world.ts';

const STEP_SECONDS = 30;
const POOL_CODES = 33;
const WAITS: Readonly<Record<number, number>> = { 3: 300, 6: 1_800, 9: 86_400 };

interface ReferenceBrowser {
  isKnown: boolean;
  errors: number;
  lastErrorUnixSeconds: number;
  strangerCodes: number;
}

/** As the store has it: where the verifier last saw the clock. */
export interface SeenClock {
  readonly driftSteps: number;
  readonly lastAcceptedStep: number;
}

export type Expected = 'logged-in' | 'wrong' | 'browser-waits';

export class ReferenceOwner {
  readonly token: SimulatedToken;
  readonly #password: string;
  isOpen = true;
  isBlocked = false;
  poolCodes = 0;
  pairErrors = 0;
  readonly acceptedSteps: number[] = [];
  readonly notices: string[] = [];
  readonly #browsers = new Map<string, ReferenceBrowser>();

  constructor(token: SimulatedToken, password: string, knownBrowser: string, lastAcceptedStep: number) {
    this.token = token;
    this.#password = password;
    this.acceptedSteps.push(lastAcceptedStep);
    this.#browser(knownBrowser).isKnown = true;
  }

  #browser(browserId: string): ReferenceBrowser {
    const fresh = { isKnown: false, errors: 0, lastErrorUnixSeconds: 0, strangerCodes: 0 };
    const browser = this.#browsers.get(browserId) ?? fresh;
    this.#browsers.set(browserId, browser);
    return browser;
  }

  get isUsable(): boolean {
    return this.isOpen && !this.isBlocked;
  }

  /** The steps near the clock that was last seen and near the present that may still be accepted. */
  #window(now: number, { driftSteps, lastAcceptedStep }: SeenClock): number[] {
    const present = Math.floor(now / STEP_SECONDS);
    const steps = [-1, 0, 1].flatMap((offset) => [present + offset, present + driftSteps + offset]);
    return [...new Set(steps)].filter((step) => step > lastAcceptedStep);
  }

  #fits(codes: readonly string[], now: number, seen: SeenClock): boolean {
    // A token's clock is what it is; by what it shows at a step, the step's code is known.
    const codeOf = (step: number): string =>
      this.token.codeAt(step * STEP_SECONDS - this.token.clockAheadSeconds);
    if (codes.length === 1) return this.#window(now, seen).some((step) => codeOf(step) === codes[0]);
    const expected = Math.floor(now / STEP_SECONDS) + seen.driftSteps;
    const reach = 2 + Math.ceil(Math.max(0, expected - seen.lastAcceptedStep) / 10_000);
    const starts = Array.from({ length: 2 * reach + 1 }, (_, index) => expected - reach + index);
    const found = starts.filter(
      (step) => step > seen.lastAcceptedStep && codeOf(step) === codes[0] && codeOf(step + 1) === codes[1],
    );
    return found.length === 1;
  }

  logIn(
    codes: readonly string[],
    password: string,
    browserId: string,
    now: number,
    seen: SeenClock,
  ): Expected {
    if (!this.isUsable) return 'wrong';
    const isRight = password === this.#password && this.#fits(codes, now, seen);
    const browser = this.#browser(browserId);
    if (codes.length === 2) {
      if (isRight) return this.#accept(browser);
      if (password === this.#password && ++this.pairErrors % 3 === 0) this.notices.push('failed-three-times');
      return 'wrong';
    }
    if (browser.isKnown) {
      const wait = browser.errors >= 12 ? Infinity : (WAITS[browser.errors] ?? 0);
      if (now < browser.lastErrorUnixSeconds + wait) return 'browser-waits';
      if (isRight) return this.#accept(browser);
      browser.errors++;
      browser.lastErrorUnixSeconds = now;
      if (browser.errors % 3 === 0) this.notices.push('failed-three-times');
      return 'wrong';
    }
    const cost = 3 + Math.min(3, Math.abs(seen.driftSteps));
    if (this.poolCodes + cost > POOL_CODES) return 'wrong';
    if (isRight) return this.#accept(browser);
    if (Math.floor((this.poolCodes + cost) / 9) > Math.floor(this.poolCodes / 9))
      this.notices.push('failed-three-times');
    this.poolCodes += cost;
    browser.strangerCodes += cost;
    return 'wrong';
  }

  #accept(browser: ReferenceBrowser): Expected {
    if (!browser.isKnown) this.notices.push('new-browser');
    this.poolCodes -= browser.strangerCodes;
    Object.assign(browser, { isKnown: true, errors: 0, lastErrorUnixSeconds: 0, strangerCodes: 0 });
    this.pairErrors = 0;
    return 'logged-in';
  }
}
