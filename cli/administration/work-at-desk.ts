/** One way of working for every command at an issuer: opened, said which, done, told in words or as one JSON object, closed. */
import { ApiProblem } from '../../host-tools/issuer/client/api-problem.ts';
import { ServiceAway } from '../../host-tools/issuer/client/carrier.ts';
import type { IssuerClient } from '../../host-tools/issuer/client/issuer-client.ts';
import { CommandFailure } from '../messages/failures.ts';
import { type RemarkingCommand, remark } from '../messages/remarks.ts';
import { printable } from '../../simulator/text/shown.ts';
import { JsonOutput } from '../output/json-output.ts';
import { type Desk, type DeskNeeds, openDesk } from './open-desk.ts';
import type { PlaceOptions } from './place-options.ts';
import { problemWords } from './refusal-words.ts';

export interface Told {
  /** For --json. */
  readonly result: object;
  readonly words: readonly string[];
}

export type Work = (client: IssuerClient) => Promise<Told>;

function failureOf(error: unknown): unknown {
  if (error instanceof ApiProblem)
    return new CommandFailure(problemWords(error.problem), 1, { problem: error.problem });
  if (error instanceof ServiceAway) return new CommandFailure(error.message);
  return error;
}

function sayWhich(command: RemarkingCommand, { answeredBy, madeKeyFile }: Desk): void {
  remark(
    command,
    'service' in answeredBy
      ? `asks the service at ${answeredBy.service}`
      : `no service runs: opened ${answeredBy.database} itself`,
  );
  if (madeKeyFile !== null)
    remark(command, `made the key file ${madeKeyFile}: keep a copy in a safe place, apart from the database`);
}

export async function workAtDesk(
  command: RemarkingCommand,
  options: PlaceOptions,
  work: Work,
  needs: DeskNeeds = {},
): Promise<void> {
  const json = new JsonOutput(options.json);
  try {
    const desk = await openDesk(options, needs);
    try {
      sayWhich(command, desk);
      const { result, words } = await work(desk.client);
      if (options.json) json.print({ ...result, answeredBy: desk.answeredBy });
      else for (const line of words) console.log(printable(line));
    } finally {
      await desk.close();
    }
  } catch (error) {
    const failure = failureOf(error);
    json.printFailure(failure);
    throw failure;
  }
}
