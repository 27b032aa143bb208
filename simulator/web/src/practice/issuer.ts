/** The other side of the practice: an issuer that knows one token and one person, and verifies codes as a real one does. */
import { timeStepAt } from '../../../../host-tools/verifier/code.ts';
import { UNUSED_TOKEN_STATE, prepareCredential } from '../../../../host-tools/verifier/credential.ts';
import type {
  CodeParameters,
  Credential,
  VerifierState,
} from '../../../../host-tools/verifier/credential.ts';
import { withoutGrouping } from '../../../../host-tools/verifier/entered-code.ts';
import type { CodeProblem } from '../../../../host-tools/verifier/entered-code.ts';
import { nobleHmac } from '../../../../host-tools/verifier/hmac-noble.ts';
import {
  NO_ERRORS,
  afterError,
  afterSuccess,
  throttleStatus,
} from '../../../../host-tools/verifier/throttle.ts';
import type { ThrottleState } from '../../../../host-tools/verifier/throttle.ts';
import { DEFAULT_WINDOW_STEPS, verifyTotp } from '../../../../host-tools/verifier/totp-verifier.ts';
import type { Refused } from '../../../../host-tools/verifier/totp-verifier.ts';
import type { IssuerRecord, IssuerRecords } from './issuer-records.ts';

type RefusedCode = Exclude<Refused, { reason: 'malformed' }>['reason'];

export type CodeAnswer =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'malformed'; readonly problem: CodeProblem }
  | { readonly outcome: 'refused'; readonly reason: RefusedCode; readonly triesLeft: number }
  /** `errors` is set when this very code was the one too many. */
  | { readonly outcome: 'blocked'; readonly remainingSeconds: number; readonly errors?: number }
  | { readonly outcome: 'blocked-until-opened' };

export class PracticeIssuer {
  readonly #records: IssuerRecords;
  #credential: { record: IssuerRecord; credential: Credential } | null = null;

  constructor(records: IssuerRecords) {
    this.#records = records;
  }

  knows(serialNumber: string): boolean {
    return this.#records.read()?.serialNumber === serialNumber;
  }

  /** Takes a new token in; the one before is forgotten. */
  enrol(serialNumber: string, secret: Uint8Array, parameters: CodeParameters): void {
    this.#records.write({
      serialNumber,
      secret: [...secret],
      parameters,
      verifier: UNUSED_TOKEN_STATE,
      throttle: NO_ERRORS,
    });
  }

  /**
   * Forgets which codes were used and how often somebody erred. For a clock set back: codes of a time that has not
   * been yet would otherwise stand as used, and every code until then be refused.
   */
  forgetHistory(): void {
    const record = this.#records.read();
    if (record) this.#records.write({ ...record, verifier: UNUSED_TOKEN_STATE, throttle: NO_ERRORS });
  }

  /** Forgets what happened at a time that has not been yet, as after a clock that was set back unnoticed. */
  forgetFuture(unixSeconds: number): void {
    const record = this.#records.read();
    if (!record) return;
    const { verifier, throttle, parameters } = record;
    const step = timeStepAt(unixSeconds, parameters.timeStepSeconds, parameters.t0UnixSeconds);
    // A login may have used a step around the present as well as around the drifted one.
    const usedToCome =
      verifier.lastAcceptedStep > step + Math.max(verifier.driftSteps, 0) + DEFAULT_WINDOW_STEPS;
    if (usedToCome || throttle.lastErrorUnixSeconds > unixSeconds) this.forgetHistory();
  }

  /** Checks a code as typed; spaces in it do not matter. Its outcome is kept before it is given. */
  check(typed: string, unixSeconds: number): CodeAnswer {
    const record = this.#records.read();
    if (!record) throw new Error('issuer: expected an enrolled token, got none');
    const blocked = blockedAnswer(record.throttle, unixSeconds);
    if (blocked) return blocked;
    const result = verifyTotp({
      credential: this.#prepared(record),
      state: record.verifier,
      code: withoutGrouping(typed),
      unixSeconds,
      explain: true,
    });
    if (result.outcome === 'accepted') {
      this.#keep(record, result.state, afterSuccess(record.throttle, unixSeconds));
      return { outcome: 'accepted' };
    }
    if (result.reason === 'malformed') return { outcome: 'malformed', problem: result.problem };
    const throttle = afterError(record.throttle, unixSeconds);
    this.#keep(record, record.verifier, throttle);
    const status = throttleStatus(throttle, unixSeconds);
    if (status.status === 'open') {
      return { outcome: 'refused', reason: result.reason, triesLeft: status.errorsLeft };
    }
    const nowBlocked = blockedAnswer(throttle, unixSeconds)!;
    return nowBlocked.outcome === 'blocked'
      ? { ...nowBlocked, errors: throttle.consecutiveErrors }
      : nowBlocked;
  }

  #keep(record: IssuerRecord, verifier: VerifierState, throttle: ThrottleState): void {
    this.#records.write({ ...record, verifier, throttle });
  }

  #prepared(record: IssuerRecord): Credential {
    if (this.#credential?.record.serialNumber !== record.serialNumber) {
      this.#credential?.credential.hmac.wipe();
      const credential = prepareCredential(Uint8Array.from(record.secret), record.parameters, nobleHmac);
      this.#credential = { record, credential };
    }
    return this.#credential.credential;
  }
}

function blockedAnswer(
  throttle: ThrottleState,
  unixSeconds: number,
): Extract<CodeAnswer, { outcome: 'blocked' | 'blocked-until-opened' }> | null {
  const status = throttleStatus(throttle, unixSeconds);
  switch (status.status) {
    case 'open':
      return null;
    case 'blocked':
      return { outcome: 'blocked', remainingSeconds: status.remainingSeconds };
    case 'blocked-until-opened':
      return { outcome: 'blocked-until-opened' };
  }
}
