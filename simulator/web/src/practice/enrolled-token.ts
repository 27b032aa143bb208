/** One of the practice's tokens as the practice knows it: found again or made anew, and known to the verifier. */
import { NumberedRefusal } from '../../../../host-tools/link/errors.ts';
import { CLOCK_STATES, ERROR_CODES } from '../../../../host-tools/link/protocol.generated.ts';
import type { HandedOver } from '../../../../host-tools/token/handed-over.ts';
import { ALGORITHMS } from '../../../../host-tools/token/limits.generated.ts';
import type { Identity, PracticeToken } from '../device/practice-token.ts';
import type { WorldClock } from '../device/world-clock.ts';
import type { PracticeVerifier } from './verifier.ts';

export class EnrolledToken {
  readonly #token: PracticeToken;
  readonly #verifier: PracticeVerifier;
  readonly #clock: WorldClock;
  readonly #equip: () => Promise<void> | undefined;
  #identity: Identity | null = null;

  /** `equip` sets what a new token of this kind is handed out with. */
  constructor(
    token: PracticeToken,
    verifier: PracticeVerifier,
    clock: WorldClock,
    equip: () => Promise<void> | undefined = () => undefined,
  ) {
    this.#equip = equip;
    this.#token = token;
    this.#verifier = verifier;
    this.#clock = clock;
  }

  /** 12 digits; empty when the token cannot say, in a fault. */
  get serialNumber(): string {
    return this.#identity?.serialNumber ?? '';
  }

  /** Goes on with the token of the last visit, or makes one. A token with a fault is left for the person to see. */
  async open(): Promise<void> {
    const identity = await this.#token.identify();
    const { serialNumber } = identity;
    const known = serialNumber !== '' && this.#verifier.knows(this.#token.model, serialNumber);
    if (!known && identity.fault === 0) return this.makeNew();
    this.#identity = identity;
    // The practice went on with another device, and to an earlier time: its batteries have not been out.
    if (identity.clockState === CLOCK_STATES.unknown && !this.#clock.isTokenRtcLost) await this.setClock();
  }

  /** With a random secret, or one that was made elsewhere. */
  async makeNew(made?: HandedOver): Promise<void> {
    const { serialNumber, secret } = await this.#token.makeNew(made);
    await this.#equip();
    const identity = await this.#token.identify();
    const { algorithm, digits, timeStepSeconds } = identity;
    if (algorithm !== ALGORITHMS.SHA1 || digits !== 6)
      throw new Error(`provision: expected SHA1 and 6 digits, got algorithm ${algorithm} and ${digits}`);
    const t0UnixSeconds = Number(identity.t0UnixSeconds);
    this.#verifier.enrol(this.#token.model, serialNumber, secret, {
      algorithm: 'SHA1',
      digits,
      timeStepSeconds,
      t0UnixSeconds,
    });
    secret.fill(0);
    this.#identity = identity;
  }

  /** When the code of this moment ends, in ms of UTC; now, while there is no secret. */
  codeEndUnixMs(): number {
    const unixMs = this.#clock.unixMs();
    if (!this.#identity || this.#identity.algorithm === 0) return unixMs;
    const stepMs = this.#identity.timeStepSeconds * 1000;
    const sinceT0Ms = unixMs - Number(this.#identity.t0UnixSeconds) * 1000;
    return unixMs + stepMs - (sinceT0Ms % stepMs);
  }

  /** A token with a fault refuses; it shows its fault instead of a code anyway. */
  async setClock(): Promise<void> {
    try {
      await this.#token.setClock();
    } catch (error) {
      if (!(error instanceof NumberedRefusal && error.code === ERROR_CODES.fault)) throw error;
    }
  }
}
