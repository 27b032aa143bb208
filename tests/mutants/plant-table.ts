/** Plants the whole table, several faults side by side, and says what lived. */
import os from 'node:os';
import { stepsBetween } from './build-steps.ts';
import type { Fault } from './fault.ts';
import { Planter } from './planter.ts';
import { FAULTS, placeOf, tableFlaws } from './table.ts';
import { Verdicts, type Verdict } from './verdicts.ts';

export interface TableOptions {
  /** Only faults whose file or name holds this. */
  filter: string;
  jobs: number;
  fresh: boolean;
}

export interface Tally {
  planted: number;
  noticed: number;
}

/** Suites that look at the first faults come first, each once. */
function suitesOf(faults: readonly Fault[]): string[] {
  return [...new Set(faults.flatMap(({ suites }) => suites))];
}

/** Each worker takes the next fault that nobody has. */
async function plantAll(
  root: string,
  waiting: Fault[],
  steps: readonly string[],
  done: (fault: Fault, verdict: Verdict) => void,
): Promise<void> {
  const planter = new Planter(root);
  try {
    await planter.begin(steps);
    for (let fault = waiting.shift(); fault; fault = waiting.shift()) done(fault, await planter.plant(fault));
  } finally {
    planter.end();
  }
}

async function requireSound(
  root: string,
  suites: readonly string[],
  steps: readonly string[],
  workers: number,
): Promise<void> {
  const planter = new Planter(root);
  try {
    await planter.begin(steps);
    await planter.requireSound(suites, workers);
  } finally {
    planter.end();
  }
}

/** Throws when the table, a fault or a suite without one is not as it should be. */
export async function plantTable(root: string, { filter, jobs, fresh }: TableOptions): Promise<Tally> {
  const flaws = tableFlaws(root);
  if (flaws.length > 0) throw new Error(`the table of faults:\n${flaws.join('\n')}`);
  const faults = FAULTS.filter(({ file, name }) => `${file}: ${name}`.includes(filter));
  const verdicts = new Verdicts(root, fresh);
  const waiting = faults.filter((fault) => verdicts.of(fault) === undefined);
  console.log(
    `${faults.length} faults, ${waiting.length} to be planted on ${os.cpus().length} cores, ${jobs} at a time`,
  );
  if (waiting.length > 0) {
    const suites = suitesOf(waiting).filter((suite) => !verdicts.isSound(suite));
    const steps = [...new Set(waiting.flatMap(({ file, suites: named }) => stepsBetween(root, file, named)))];
    if (suites.length > 0) await requireSound(root, suites, steps, jobs);
    verdicts.keepSound(suites);
    console.log('all suites pass without a fault');
    await plantSideBySide(root, waiting, steps, jobs, verdicts);
  }
  return tally(root, faults, verdicts);
}

async function plantSideBySide(
  root: string,
  waiting: readonly Fault[],
  steps: readonly string[],
  jobs: number,
  verdicts: Verdicts,
): Promise<void> {
  const queue = [...waiting];
  const done = (fault: Fault, verdict: Verdict): void => {
    verdicts.keep(fault, verdict);
    const place = placeOf(root, fault);
    console.log(
      verdict.noticed
        ? `noticed   ${place} ${fault.name}  [${verdict.by}]`
        : `SURVIVED  ${place} ${fault.name}`,
    );
  };
  const workers = Array.from({ length: jobs }, () => plantAll(root, queue, steps, done));
  const results = await Promise.allSettled(workers);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

function tally(root: string, faults: readonly Fault[], verdicts: Verdicts): Tally {
  const survivors = faults.filter((fault) => verdicts.of(fault)?.noticed !== true);
  for (const fault of survivors) console.log(`survivor: ${placeOf(root, fault)} ${fault.name}`);
  return { planted: faults.length, noticed: faults.length - survivors.length };
}
