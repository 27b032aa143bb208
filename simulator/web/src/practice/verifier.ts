/** The other side of the practice: it knows one person and the person's tokens, and verifies codes as a real service does. */
import { UNUSED_TOKEN_STATE } from '../../../../host-tools/verifier/credential.ts';
import type { CodeParameters } from '../../../../host-tools/token/code-parameters.ts';
import type { CodeProblem } from '../../../../host-tools/verifier/entered-code.ts';
import {
  NO_ERRORS,
  afterError,
  afterSuccess,
  throttleStatus,
} from '../../../../host-tools/verifier/throttle.ts';
import type { ThrottleState } from '../../../../host-tools/verifier/throttle.ts';
import { DEFAULT_WINDOW_STEPS, timeStepAt } from '../../../../host-tools/verifier/time-step.ts';
import { MODELS } from '../../../token/contract.generated.ts';
import type { ModelName } from '../../../token/contract.generated.ts';
import type * as CodeCheck from './code-check.ts';
import type { Enrolled, RefusedCode } from './code-check.ts';
import type { VerifierRow, VerifierRows } from './verifier-rows.ts';

const MODEL_NAMES = Object.keys(MODELS) as ModelName[];

export type CodeAnswer =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'malformed'; readonly problem: CodeProblem }
  | { readonly outcome: 'refused'; readonly reason: RefusedCode; readonly triesLeft: number }
  /** `errors` is set when this very code was the one too many. */
  | { readonly outcome: 'blocked'; readonly remainingSeconds: number; readonly errors?: number }
  | { readonly outcome: 'blocked-until-opened' };

let codeCheckFetch: Promise<typeof CodeCheck> | undefined;

/** The part of the page that checks codes. What could not be fetched is fetched anew. */
function codeCheck(): Promise<typeof CodeCheck> {
  codeCheckFetch ??= import('./code-check.ts').catch((error: unknown) => {
    codeCheckFetch = undefined;
    throw error;
  });
  return codeCheckFetch;
}

/** Fetches it before it is needed. A failure shows where it is needed, and is told there. */
export function prepareCodeCheck(): void {
  codeCheck().catch((error: unknown) => console.info('no code can be checked yet:', error));
}

/**
 * Accepts codes of both of a person's tokens, so that whoever picks one up on the page can log on with it. Errors are
 * the person's, not a token's (RFC 4226, 7.3): the count is the same in both records.
 */
export class PracticeVerifier {
  readonly #records: VerifierRows;
  readonly #models: readonly ModelName[];

  /** `models` are those of the page's devices: they have to be enrolled when a code is checked, another may be. */
  constructor(records: VerifierRows, models: readonly ModelName[] = MODEL_NAMES) {
    this.#records = records;
    this.#models = models;
  }

  knows(model: ModelName, serialNumber: string): boolean {
    return this.#records.read(model)?.serialNumber === serialNumber;
  }

  /** Takes a new token in; the one of its model before is forgotten, and so are the person's errors. */
  enrol(model: ModelName, serialNumber: string, secret: Uint8Array, parameters: CodeParameters): void {
    this.#records.write(model, {
      serialNumber,
      secret: [...secret],
      parameters,
      verifier: UNUSED_TOKEN_STATE,
      throttle: NO_ERRORS,
    });
    this.#keepThrottle(NO_ERRORS);
  }

  /**
   * Forgets which codes were used and how often somebody erred. For a clock set back: codes of a time that has not
   * been yet would otherwise stand as used, and every code until then be refused.
   */
  forgetHistory(): void {
    for (const { model, record } of this.#enrolled())
      this.#records.write(model, { ...record, verifier: UNUSED_TOKEN_STATE, throttle: NO_ERRORS });
  }

  /** Forgets what happened at a time that has not been yet, as after a clock that was set back unnoticed. */
  forgetFuture(unixSeconds: number): void {
    if (this.#enrolled().some(({ record }) => isOfTheFuture(record, unixSeconds))) this.forgetHistory();
  }

  /** Checks a code as typed; spaces in it do not matter. Its outcome is kept before it is given. */
  async check(typed: string, unixSeconds: number): Promise<CodeAnswer> {
    const { checkCode } = await codeCheck();
    const enrolled = this.#enrolled();
    const missing = this.#models.filter((model) => !enrolled.some((each) => each.model === model));
    if (missing.length > 0) throw new Error(`verifier: expected an enrolled ${missing.join(' and ')}`);
    const { throttle } = enrolled[0]!.record;
    const blocked = blockedAnswer(throttle, unixSeconds);
    if (blocked) return blocked;
    const checked = checkCode(typed, enrolled, unixSeconds);
    if (checked.outcome === 'malformed') return checked;
    if (checked.outcome === 'refused') return this.#refuse(checked.reason, throttle, unixSeconds);
    const { model, record } = checked.enrolled;
    this.#records.write(model, { ...record, verifier: checked.state });
    this.#keepThrottle(afterSuccess(throttle, unixSeconds));
    return { outcome: 'accepted' };
  }

  #refuse(reason: RefusedCode, before: ThrottleState, unixSeconds: number): CodeAnswer {
    const throttle = afterError(before, unixSeconds);
    this.#keepThrottle(throttle);
    const status = throttleStatus(throttle, unixSeconds);
    if (status.status === 'open') return { outcome: 'refused', reason, triesLeft: status.errorsLeft };
    const nowBlocked = blockedAnswer(throttle, unixSeconds)!;
    return nowBlocked.outcome === 'blocked'
      ? { ...nowBlocked, errors: throttle.consecutiveErrors }
      : nowBlocked;
  }

  #enrolled(): Enrolled[] {
    return MODEL_NAMES.flatMap((model) => {
      const record = this.#records.read(model);
      return record ? [{ model, record }] : [];
    });
  }

  #keepThrottle(throttle: ThrottleState): void {
    for (const { model, record } of this.#enrolled()) this.#records.write(model, { ...record, throttle });
  }
}

function isOfTheFuture({ verifier, throttle, parameters }: VerifierRow, unixSeconds: number): boolean {
  const step = timeStepAt(unixSeconds, parameters.timeStepSeconds, parameters.t0UnixSeconds);
  // A login may have used a step around the present as well as around the drifted one.
  const latestStep = step + Math.max(verifier.driftSteps, 0) + DEFAULT_WINDOW_STEPS;
  return verifier.lastAcceptedStep > latestStep || throttle.lastErrorUnixSeconds > unixSeconds;
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
