/** Reads one scenario of the command line: its text, its model, its steps. */
import { parseScenario, scenarioModel } from '../../simulator/scenario/parse.ts';
import type { Step } from '../../simulator/scenario/steps.ts';
import { ScenarioSyntaxError } from '../../simulator/scenario/words.ts';
import { UsageError } from '../messages/failures.ts';
import type { ModelName } from '../../simulator/token/contract.generated.ts';
import type { ScenarioSource } from './scenario-files.ts';
import { readText, MAXIMUM_SCENARIO_BYTES } from '../files/read-file.ts';
import { inputName } from '../files/standard-streams.ts';

export interface ReadScenario {
  file: string;
  model: ModelName;
  steps: Step[];
}

/** A scenario that cannot be run, and where that was noticed. */
export interface UnreadableScenario {
  file: string;
  problem: UsageError;
  line: number | null;
  column: number | null;
}

/** The model that --model names, and the one of scenarios that name none. */
export interface ModelWish {
  given: ModelName | null;
  otherwise: ModelName;
}

/** Names the file as its messages do. */
export async function readScenario(
  source: ScenarioSource,
  wish: ModelWish,
): Promise<ReadScenario | UnreadableScenario> {
  const file = inputName(source.file);
  try {
    if ('problem' in source) throw source.problem;
    const text = await readText('--scenario', source.file, MAXIMUM_SCENARIO_BYTES);
    const model = wish.given ?? scenarioModel(text) ?? wish.otherwise;
    const steps = parseScenario(text, model);
    if (steps.length === 0) throw new UsageError('expected at least one step, got none');
    return { file, model, steps };
  } catch (error) {
    if (error instanceof ScenarioSyntaxError)
      return { file, problem: new UsageError(error.message), line: error.line, column: error.column };
    if (error instanceof UsageError) return { file, problem: error, line: null, column: null };
    throw error;
  }
}
