/** Carries out `talkode simulate --scenario …`: runs every scenario on a token of its own, and reports on all. */
import { MemoryStorage, type Storage } from '../../simulator/ports/storage.ts';
import type { Loudspeaker } from '../../simulator/ports/loudspeaker.ts';
import type { TimedVerdict } from '../../simulator/scenario/junit.ts';
import {
  countInWords,
  expectedAndSeen,
  verdictInShort,
  verdictInWords,
  type Verdict,
} from '../../simulator/scenario/verdict.ts';
import { CommandFailure, UsageError } from '../messages/failures.ts';
import { counted, onOneLine } from '../../simulator/text/shown.ts';
import { momentOf } from '../../simulator/session/moment.ts';
import { hasVoice } from '../../simulator/session/voices.ts';
import type { LineSink } from '../../simulator/trace/format.ts';
import { artifactNames } from './artifact-names.ts';
import { Artifacts, HeldTrace } from './artifacts.ts';
import { openStorageFile, traceFile } from '../files/files.ts';
import type { JunitFile } from './junit-file.ts';
import { readScenario, type ReadScenario, type UnreadableScenario } from './read-scenario.ts';
import { remark } from '../messages/remarks.ts';
import { makeReport, writeFiles, type SimulateReport } from '../output/report.ts';
import { carryOutScenario, verdictOfUnreadable, type ScenarioRun } from './run-scenario.ts';
import type { ScenarioList } from './scenario-files.ts';
import { exitCodeOf, exitCodeOfAll } from './scenario-exit-codes.ts';
import { ScenarioStage } from './scenario-stage.ts';
import { requireVoice, type SimulateOptions } from './read-options.ts';
import { openLoudspeaker } from './sound.ts';
import type { JsonOutput } from '../output/json-output.ts';

/** What of a run is of one token alone. */
const SINGLE_OUTPUTS = ['trace', 'svg', 'png', 'wav'] as const;

interface Report extends TimedVerdict {
  /** Of the token at the end; null when there was none, or nobody asked. */
  report: SimulateReport | null;
}

function requireOneScenario(options: SimulateOptions, count: number): void {
  const name = SINGLE_OUTPUTS.find((each) => options[each] !== null);
  if (count > 1 && name !== undefined)
    throw new UsageError(
      `--${name}: it holds one token's run, and there are ${count} scenarios; --artifacts keeps files of each that fails`,
    );
}

/** Options of sound are of use as soon as one of the tokens makes any. */
function requireSomeVoice(options: SimulateOptions, scenarios: readonly ReadScenario[]): void {
  const [first] = scenarios;
  if (first && !scenarios.some(({ model }) => hasVoice(model)))
    requireVoice({ ...options, model: first.model });
}

function isReadable(scenario: ReadScenario | UnreadableScenario): scenario is ReadScenario {
  return 'steps' in scenario;
}

function toAll(...sinks: readonly (LineSink | null)[]): LineSink | null {
  const present = sinks.filter((sink) => sink !== null);
  if (present.length === 0) return null;
  return {
    writeLine: (line) => {
      for (const sink of present) sink.writeLine(line);
    },
  };
}

class ScenarioRuns {
  readonly #options: SimulateOptions;
  readonly #loudspeaker: Loudspeaker | null;
  readonly #artifacts: Artifacts | null;
  #stored: Storage | undefined;

  constructor(options: SimulateOptions, loudspeaker: Loudspeaker | null) {
    this.#options = options;
    this.#loudspeaker = loudspeaker;
    this.#artifacts = options.artifacts === null ? null : new Artifacts(options.artifacts);
  }

  /** What an earlier run has kept under these names would be taken for this one's. */
  forgetEarlier(names: readonly string[]): void {
    this.#withFolder((artifacts) => artifacts.forget(names));
  }

  /** `name`: that of its artifacts. */
  async run(scenario: ReadScenario, name: string): Promise<Report> {
    const { trace: traceOption, target } = this.#options;
    const startMs = performance.now();
    const held = this.#artifacts && target === 'simulator' ? new HeldTrace() : null;
    const written = traceOption === null ? null : traceFile(traceOption);
    try {
      const stage = await ScenarioStage.make(this.#options, {
        model: scenario.model,
        storage: this.#storage(),
        trace: toAll(held, written),
        loudspeaker: this.#loudspeaker,
      });
      const run = await carryOutScenario(scenario, stage);
      const report = await this.#report(run, name, held);
      return { verdict: run.verdict, report, tookMs: performance.now() - startMs };
    } finally {
      written?.close();
    }
  }

  /** A file's token lives on from scenario to scenario; without a file each begins with a fresh one. */
  #storage(): Storage {
    const { storage } = this.#options;
    if (storage === null) return new MemoryStorage();
    this.#stored ??= openStorageFile('--storage', storage);
    return this.#stored;
  }

  async #report(
    { verdict, session }: ScenarioRun,
    name: string,
    held: HeldTrace | null,
  ): Promise<SimulateReport | null> {
    if (session === null) return null;
    if (verdict.verdict !== 'passed')
      this.#withFolder((artifacts) => {
        verdict.artifacts = artifacts.keep(name, session, held?.text ?? null);
      });
    const moment = momentOf(session);
    await writeFiles(session, moment.frame, this.#options);
    return this.#options.json ? makeReport(session, moment) : null;
  }

  /** A folder that cannot be written must not hide how the scenarios went. */
  #withFolder(act: (artifacts: Artifacts) => void): void {
    try {
      if (this.#artifacts) act(this.#artifacts);
    } catch (error) {
      const { message } = error as Error;
      remark('simulate', message.startsWith('--') ? message : `--artifacts: ${onOneLine(message)}`);
    }
  }
}

function jsonOf({ verdict, report }: Report): object {
  const exitCode = exitCodeOf(verdict);
  const { file, model, line, column, step, reason, steps, simulated, artifacts } = verdict;
  const [expected, seen] = expectedAndSeen(verdict);
  return {
    ...report,
    model,
    file,
    verdict: verdict.verdict,
    exitCode,
    line,
    column,
    step,
    expected,
    seen,
    reason,
    message: exitCode === 0 ? null : verdictInShort(verdict),
    simulatedSeconds: simulated && Math.round(simulated.elapsedMs) / 1000,
    simulatedTime: simulated?.time ?? null,
    steps,
    artifacts,
  };
}

/** For one scenario its own fields come first, as they do without one. */
function jsonOfAll(reports: readonly Report[], exitCode: number): object {
  const scenarios = reports.map(jsonOf);
  const counts = { verdict: worstName(reports, exitCode), exitCode };
  return { ...(scenarios.length === 1 && scenarios[0]), ...counts, scenarios };
}

function worstName(reports: readonly Report[], exitCode: number): string {
  return reports.find(({ verdict }) => exitCodeOf(verdict) === exitCode)?.verdict.verdict ?? 'passed';
}

/** One scenario's failure is the command's; of several each is told when it happens, and at the end how many. */
function endWith(verdicts: readonly Verdict[], exitCode: number): void {
  const [only] = verdicts;
  if (verdicts.length > 1 && exitCode === 0) remark('simulate', countInWords(verdicts));
  if (exitCode === 0) return;
  throw new CommandFailure(verdicts.length === 1 ? verdictInWords(only!) : countInWords(verdicts), exitCode);
}

function tell(verdict: Verdict, isOnly: boolean): void {
  if (verdict.verdict === 'passed')
    remark('simulate', `${onOneLine(verdict.file)}: ${counted(verdict.steps, 'step')} as expected`);
  else if (!isOnly) remark('simulate', verdictInWords(verdict));
}

/** Rejects with CommandFailure when any scenario did not pass; all others have run all the same. */
export async function simulateScenarios(
  { sources, repeated }: ScenarioList,
  options: SimulateOptions,
  output: JsonOutput,
  junit: JunitFile,
): Promise<void> {
  requireOneScenario(options, sources.length);
  for (const file of repeated) remark('simulate', `${onOneLine(file)}: named more than once, and run once`);
  const wish = { given: options.givenModel, otherwise: options.model };
  const scenarios: (ReadScenario | UnreadableScenario)[] = [];
  for (const source of sources) scenarios.push(await readScenario(source, wish));
  requireSomeVoice(options, scenarios.filter(isReadable));

  const loudspeaker = await openLoudspeaker(options);
  const runs = new ScenarioRuns(options, loudspeaker);
  const names = artifactNames(scenarios.map(({ file }) => file));
  runs.forgetEarlier(names);
  const reports: Report[] = [];
  for (const [index, scenario] of scenarios.entries()) {
    const report = isReadable(scenario)
      ? await runs.run(scenario, names[index]!)
      : { verdict: verdictOfUnreadable(scenario), report: null, tookMs: 0 };
    tell(report.verdict, scenarios.length === 1);
    reports.push(report);
  }
  await loudspeaker?.close();

  const verdicts = reports.map(({ verdict }) => verdict);
  const exitCode = exitCodeOfAll(verdicts);
  junit.write(reports);
  if (options.json) output.print(jsonOfAll(reports, exitCode));
  endWith(verdicts, exitCode);
}
