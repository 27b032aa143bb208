/** Carries out one scenario of `talkode simulate --scenario`, and tells how it ended. */
import { describeGlass } from '../../simulator/glass/describe.ts';
import { runScenario, StepFailure, type Result } from '../../simulator/scenario/run.ts';
import type { SimulatedEnd, Verdict } from '../../simulator/scenario/verdict.ts';
import type { Session } from '../../simulator/session/session.ts';
import { UsageError } from '../messages/failures.ts';
import type { ReadScenario, UnreadableScenario } from './read-scenario.ts';
import type { ScenarioStage } from './scenario-stage.ts';

function blank(file: string): Verdict {
  return {
    file,
    verdict: 'passed',
    isWrongInput: false,
    model: null,
    line: null,
    column: null,
    step: null,
    expected: null,
    seen: null,
    reason: null,
    problem: null,
    saysPlace: false,
    steps: 0,
    simulated: null,
    artifacts: [],
  };
}

function failure(error: unknown): Partial<Verdict> {
  const { message } = error as Error;
  // One that begins with an option's name says which file it means.
  return {
    verdict: 'error',
    isWrongInput: error instanceof UsageError,
    problem: message,
    saysPlace: message.startsWith('--'),
  };
}

export function verdictOfUnreadable({ file, problem, line, column }: UnreadableScenario): Verdict {
  return { ...blank(file), ...failure(problem), line, column };
}

function ofResult(result: Result): Partial<Verdict> {
  if (result.outcome === 'as expected') return {};
  const { step, expected, seen, missingCode } = result;
  const place = { line: step.line, step: step.source, expected, seen, reason: missingCode };
  return result.outcome === 'timeout' ? { ...place, verdict: 'timed-out' } : { ...place, verdict: 'failed' };
}

function ofError(error: unknown): Partial<Verdict> {
  if (!(error instanceof StepFailure)) return failure(error);
  return { ...failure(error.cause), line: error.step.line, step: error.step.source };
}

function endOf({ clock, device }: Session): SimulatedEnd {
  return {
    elapsedMs: clock.uptimeMs(),
    time: new Date(clock.unixMs()).toISOString(),
    glass: describeGlass(device.frame()),
  };
}

export interface ScenarioRun {
  verdict: Verdict;
  /** Null when the token could not be made. */
  session: Session | null;
}

/** Never rejects for what the scenario or its token brings: a failure is a verdict, so that others still run. */
export async function carryOutScenario(scenario: ReadScenario, stage: ScenarioStage): Promise<ScenarioRun> {
  const { file, model, steps } = scenario;
  const verdict: Verdict = { ...blank(file), model, steps: steps.length };
  try {
    Object.assign(verdict, ofResult(await runScenario(steps, stage)));
    // One without a step that needs the token has one all the same.
    await stage.session();
  } catch (error) {
    Object.assign(verdict, ofError(error));
  }
  const session = stage.opened;
  if (session) verdict.simulated = endOf(session);
  session?.trace?.close();
  return { verdict, session };
}
