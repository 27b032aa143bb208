/** The practice as a whole: a token and an issuer that know each other, in one simulated time. */
import { LinkRefusal } from '../../../../host-tools/link/errors.ts';
import type { Identity } from '../../../../host-tools/link/identity.ts';
import type { PracticeToken } from '../device/practice-token.ts';
import type { WorldClock } from '../device/world-clock.ts';
import type { CodeAnswer, PracticeIssuer } from './issuer.ts';

export class Practice {
  readonly #token: PracticeToken;
  readonly #issuer: PracticeIssuer;
  readonly #clock: WorldClock;
  #serialNumber = '';
  #code: Identity['code'] = null;

  constructor(token: PracticeToken, issuer: PracticeIssuer, clock: WorldClock) {
    this.#token = token;
    this.#issuer = issuer;
    this.#clock = clock;
  }

  /** 12 digits; empty when the token cannot say, in a fault. */
  get serialNumber(): string {
    return this.#serialNumber;
  }

  /** Goes on with the token of the last visit, or makes one. A token with a fault is left for the person to see. */
  async open(): Promise<void> {
    this.#issuer.forgetFuture(this.#clock.unixMs() / 1000);
    const identity = await this.#token.identify();
    const known = identity.serialNumber !== null && this.#issuer.knows(identity.serialNumber);
    if (known || identity.fault !== null) this.#remember(identity);
    else await this.makeNewToken();
  }

  async makeNewToken(): Promise<void> {
    const { serialNumber, secret } = await this.#token.makeNew();
    const identity = await this.#token.identify();
    const { code } = identity;
    if (code === null) throw new Error('provision: expected a token with a secret, got a blank one');
    const { algorithm, digits, timeStepSeconds, t0UnixSeconds } = code;
    if (algorithm !== 'SHA1' || digits !== 6)
      throw new Error(`provision: expected SHA1 and 6 digits, got ${algorithm} and ${digits}`);
    this.#issuer.enrol(serialNumber, secret, { algorithm, digits, timeStepSeconds, t0UnixSeconds });
    secret.fill(0);
    this.#remember(identity);
  }

  #remember(identity: Identity): void {
    this.#serialNumber = identity.serialNumber ?? '';
    this.#code = identity.code;
  }

  checkCode(typed: string): CodeAnswer {
    return this.#issuer.check(typed, this.#clock.unixMs() / 1000);
  }

  /** When the code of this moment ends, in ms of UTC; now, while there is no secret. */
  codeEndUnixMs(): number {
    const unixMs = this.#clock.unixMs();
    if (this.#code === null) return unixMs;
    const stepMs = this.#code.timeStepSeconds * 1000;
    const sinceT0Ms = unixMs - this.#code.t0UnixSeconds * 1000;
    return unixMs + stepMs - (sinceT0Ms % stepMs);
  }

  /** After the practice's clock was moved: the token follows, unless it has lost its own clock. */
  async clockMoved(back: boolean): Promise<void> {
    if (back) this.#issuer.forgetHistory();
    if (!this.#clock.isTokenRtcLost) await this.setTokenClock();
  }

  /** A token with a fault refuses; it shows its fault instead of a code anyway. */
  async setTokenClock(): Promise<void> {
    this.#issuer.forgetFuture(this.#clock.unixMs() / 1000);
    try {
      await this.#token.setClock();
    } catch (error) {
      if (!(error instanceof LinkRefusal && error.name === 'fault')) throw error;
    }
  }
}
