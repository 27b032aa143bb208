/** Carries out a scenario's steps on a simulated token, in simulated time only, and stops at the first surprise. */
import { LinkRefusal, LinkSilence } from '../../host-tools/link/errors.ts';
import type { MessageName, Messages } from '../../host-tools/link/protocol.generated.ts';
import type { Session } from '../session/session.ts';
import type { MissingCodeReason } from '../session/missing-code.ts';
import { whyNoCode } from '../session/why-no-code.ts';
import { TAP_MS } from '../session/session.ts';
import { checkCondition, checkLink, type Difference, type LinkOutcome } from './check.ts';
import type { Action, Condition, Step, TokenLine } from './steps.ts';

/** What a scenario runs on. The token is made at the first step that needs it. */
export interface Stage {
  /** Before the token is there: what it shall be. */
  wish(token: TokenLine): void;
  /** The real-time clock's time, from now on; a token that is on starts anew. */
  setUnixMs(unixMs: number): void;
  /** Lets time pass until something may have changed; gives how much, at most `limitMs`. */
  step(limitMs: number): number;
  setMillivolts(millivolts: number): void;
  /** Cuts the power once this many more storage operations have happened and the next one is due. */
  cutAfter(operations: number): void;
  /** Makes the token, or gives the one made before. Rejects when the factory's steps fail. */
  session(): Promise<Session>;
}

/** What was not as expected. `missingCode`: why there is no code, where that is what was looked for. */
interface Unexpected {
  outcome: 'surprise' | 'timeout';
  expected: string;
  seen: string;
  missingCode: MissingCodeReason | null;
}

export type Result = { outcome: 'as expected' } | ({ step: Step } & Unexpected);

/** Something that no scenario can expect happened at this step; `cause` is what. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure';
  readonly step: Step;
  constructor(step: Step, cause: unknown) {
    super((cause as Error).message, { cause });
    this.step = step;
  }
}

async function request(
  session: Session,
  message: MessageName,
  fields: Record<string, unknown>,
): Promise<LinkOutcome> {
  try {
    const answer = await session.request(message, fields as Messages[MessageName]['request']);
    return { kind: 'answer', fields: { ...answer } };
  } catch (error) {
    if (error instanceof LinkRefusal) return { kind: 'error', error: error.name, message: error.message };
    if (error instanceof LinkSilence) return { kind: 'silence' };
    throw error;
  }
}

function waitFor(stage: Stage, session: Session, condition: Condition, forMs: number): Difference {
  for (let leftMs = forMs; ;) {
    const difference = checkCondition(session, condition);
    if (difference === null || leftMs <= 0) return difference;
    leftMs -= stage.step(leftMs);
  }
}

/** What a promised code changes on the glass. */
const OF_A_CODE: readonly Condition['kind'][] = ['text', 'code', 'bar', 'icon'];
/** What is not there when the code is missing. */
const NEEDS_CODE: readonly Condition['kind'][] = ['text', 'code', 'spoken code'];

function surprise(difference: Difference): Unexpected | null {
  return difference && { outcome: 'surprise', missingCode: null, ...difference };
}

async function unmet(
  session: Session,
  condition: Condition,
  difference: Difference,
  outcome: Unexpected['outcome'],
): Promise<Unexpected | null> {
  if (difference === null) return null;
  const missingCode = NEEDS_CODE.includes(condition.kind) ? await whyNoCode(session) : null;
  return { outcome, ...difference, missingCode };
}

const KEY_STEPS: readonly Action['do'][] = ['press', 'strike', 'hold', 'release'];
/** Steps by which the tester chooses the moment at which the glass is looked at. */
const TIME_STEPS: readonly Action['do'][] = ['advance', 'wait', 'at', 'power cut', 'power on'];

/** Steps that need no token, or come before it. */
function prepare(stage: Stage, action: Action): boolean {
  if (action.do === 'at') stage.setUnixMs(action.unixMs);
  else if (action.do === 'battery') stage.setMillivolts(action.millivolts);
  else return false;
  return true;
}

class ScenarioRun {
  readonly #stage: Stage;
  #lastLink: LinkOutcome = null;
  /** The last key's press may have to settle: no step after it has let time pass. */
  #settles = false;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** To be called after the last step. */
  async finish(): Promise<void> {
    if (this.#settles) (await this.#stage.session()).settle();
  }

  /** What is not on the glass at once may be what the press has promised, and is looked for once more when that has come. */
  async #expect(session: Session, condition: Condition): Promise<Unexpected | null> {
    let difference = checkCondition(session, condition);
    if (difference && this.#settles && OF_A_CODE.includes(condition.kind)) {
      session.settle();
      difference = checkCondition(session, condition);
    }
    return unmet(session, condition, difference, 'surprise');
  }

  async carryOut(action: Action, next: Action | undefined): Promise<Unexpected | null> {
    if (KEY_STEPS.includes(action.do)) this.#settles = true;
    if (TIME_STEPS.includes(action.do)) this.#settles = false;
    if (action.do === 'token') {
      this.#stage.wish(action);
      return null;
    }
    if (prepare(this.#stage, action)) return null;
    const session = await this.#stage.session();
    switch (action.do) {
      case 'press':
        if (action.staysDown) session.press(action.key);
        else session.hold(action.key, TAP_MS);
        return null;
      case 'strike':
        session.strike(action.strokes);
        return null;
      case 'headphones':
        session.device.setHeadphones(action.present);
        return null;
      case 'hold':
        session.hold(action.key, action.ms);
        return null;
      case 'release':
        session.release(action.key);
        return null;
      case 'advance':
        session.advance(action.ms);
        return null;
      case 'link':
        this.#lastLink = await request(session, action.message, action.fields);
        // A refusal that no line asks about is a surprise, not something to pass over.
        return next?.do === 'expect link' ? null : surprise(checkLink(this.#lastLink, { kind: 'ok' }));
      case 'expect link':
        return surprise(checkLink(this.#lastLink, action.condition));
      case 'expect':
        return this.#expect(session, action.condition);
      case 'wait': {
        const difference = waitFor(this.#stage, session, action.condition, action.forMs);
        return unmet(session, action.condition, difference, 'timeout');
      }
      case 'power cut':
        if (action.afterOperations === null) session.powerCut();
        else this.#stage.cutAfter(action.afterOperations);
        return null;
      case 'power on':
        session.device.powerOn();
        return null;
      default:
        throw new Error(`no such step: ${action.do}`);
    }
  }
}

/** Rejects with StepFailure for what no scenario can expect, such as a token that cannot be made. */
export async function runScenario(steps: readonly Step[], stage: Stage): Promise<Result> {
  const run = new ScenarioRun(stage);
  for (const [index, step] of steps.entries()) {
    const result = await run.carryOut(step.action, steps[index + 1]?.action).catch((error: unknown) => {
      throw new StepFailure(step, error);
    });
    if (result) return { ...result, step };
  }
  await run.finish();
  return { outcome: 'as expected' };
}
