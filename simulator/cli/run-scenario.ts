// Carries out `talkode simulate --scenario FILE`: reads the file, runs it in simulated time, says where it surprised.
import type { BoardClock } from '../emulator/device/board-clock.ts';
import { MemoryStorage } from '../ports/storage.ts';
import { parseScenario } from '../scenario/parse.ts';
import { runScenario, type Result, type Stage } from '../scenario/run.ts';
import type { Step, TokenLine } from '../scenario/steps.ts';
import { ScenarioSyntaxError } from '../scenario/words.ts';
import { CuttingStorage } from '../session/cutting-storage.ts';
import { CommandFailure, UsageError } from '../session/failures.ts';
import type { OpenedSession } from '../session/open-session.ts';
import type { Session } from '../session/session.ts';
import type { TokenParameters } from '../session/token-parameters.ts';
import type { LineSink } from '../trace/format.ts';
import type { Loudspeaker } from '../ports/loudspeaker.ts';
import { SteppingClock } from '../session/stepping-clock.ts';
import { loadCore } from '../token/load.ts';
import { openStorageFile, readTextFile, traceFile } from './files.ts';
import { openForTester } from './open-for-tester.ts';
import { remark } from './remarks.ts';
import { makeReport, writeFiles } from './report.ts';
import type { SimulateOptions } from './simulate-options.ts';
import { openLoudspeaker, soundWish } from './sound.ts';
import { boardClock, emulatedTarget } from './target.ts';

/** Scenarios without a time of their own all begin at the same one: a run must not depend on the day. */
const START_UNIX_MS = Date.parse('2026-11-22T12:00:00Z');
const SIMULATED_TIMEOUT_EXIT_CODE = 42;

const PARAMETER_OPTIONS: Record<keyof TokenParameters, string> = {
  serialNumber: '--serial-number',
  algorithm: '--algorithm',
  digits: '--digits',
  timeStepSeconds: '--time-step',
  t0UnixSeconds: '--t0',
  secret: '--secret',
};

type ScenarioClock = SteppingClock | BoardClock;

/** The command line's token and clock, changed by the scenario's lines until the first step that needs the token. */
class CommandLineStage implements Stage {
  readonly #options: SimulateOptions;
  readonly #storage: CuttingStorage;
  readonly #clock: ScenarioClock;
  readonly #trace: LineSink | null;
  #token: TokenLine;
  #millivolts: number | null;
  #opened: OpenedSession | undefined;
  readonly #loudspeaker: Loudspeaker | null;

  constructor(
    options: SimulateOptions,
    clock: ScenarioClock,
    trace: LineSink | null,
    loudspeaker: Loudspeaker | null,
  ) {
    const { storage, parameters, blank, millivolts, firstUse, language } = options;
    this.#options = options;
    this.#trace = trace;
    this.#loudspeaker = loudspeaker;
    this.#storage = new CuttingStorage(
      storage === null ? new MemoryStorage() : openStorageFile('--storage', storage),
    );
    this.#clock = clock;
    this.#token = { parameters, blank, clockUnset: false, firstUse, language };
    this.#millivolts = millivolts;
  }

  wish(token: TokenLine): void {
    this.#tellOverridden(token);
    this.#token = {
      ...token,
      parameters: { ...this.#token.parameters, ...token.parameters },
      firstUse: this.#token.firstUse || token.firstUse,
      language: token.language ?? this.#token.language,
    };
    if (token.blank) this.#token.parameters = {};
  }

  /** The scenario says what its token is; the command line fills in what it leaves out. */
  #tellOverridden(token: TokenLine): void {
    const typed = Object.keys(this.#token.parameters) as (keyof TokenParameters)[];
    const overridden = typed.filter((name) => token.blank || name in token.parameters);
    const names = overridden.map((name) => PARAMETER_OPTIONS[name]);
    if (names.length > 0)
      remark('simulate', `${names.join(', ')}: not used, since the scenario's token line says otherwise`);
  }

  setUnixMs(unixMs: number): void {
    this.#clock.setUnixMs(unixMs);
  }

  step(limitMs: number): number {
    return this.#clock.step(limitMs);
  }

  setMillivolts(millivolts: number): void {
    this.#millivolts = millivolts;
    this.#opened?.session.device.setMillivolts(millivolts);
  }

  cutAfter(operations: number): void {
    this.#storage.cutAfter(operations, () => this.#opened?.session.trace?.powerCut());
  }

  async session(): Promise<Session> {
    this.#opened ??= await this.#open();
    return this.#opened.session;
  }

  async #open(): Promise<OpenedSession> {
    const device =
      this.#clock instanceof SteppingClock
        ? undefined
        : await emulatedTarget('simulate', this.#options, this.#storage, this.#clock, this.#millivolts);
    return openForTester({
      module: loadCore(),
      model: this.#options.model,
      clock: this.#clock,
      storage: this.#storage,
      ...(device && { device }),
      wish: { ...this.#token, erase: this.#options.erase },
      millivolts: this.#millivolts,
      sound: soundWish({ ...this.#options, ...this.#token }, this.#loudspeaker),
      trace: this.#trace,
    });
  }
}

/** `FILE:LINE:COLUMN: what was expected`, as compilers write it. */
function readScenario(file: string, options: SimulateOptions): Step[] {
  try {
    const steps = parseScenario(readTextFile('--scenario', file), options.model);
    if (steps.length === 0) throw new UsageError(`${file}: expected at least one step, got none`);
    return steps;
  } catch (error) {
    if (error instanceof ScenarioSyntaxError)
      throw new UsageError(`${file}:${error.line}:${error.column}: ${error.message}`);
    throw error;
  }
}

function requireExpected(file: string, result: Result): void {
  if (result.outcome === 'as expected') return;
  const { step, expected, seen } = result;
  const lines = [`${file}:${step.line}: ${step.source}`, `  expected: ${expected}`, `  seen:     ${seen}`];
  throw new CommandFailure(lines.join('\n'), result.outcome === 'timeout' ? SIMULATED_TIMEOUT_EXIT_CODE : 1);
}

export async function simulateScenario(file: string, options: SimulateOptions): Promise<void> {
  const steps = readScenario(file, options);
  const trace = options.trace === null ? null : traceFile(options.trace);
  const loudspeaker = await openLoudspeaker(options);
  const start = options.startUnixMs ?? START_UNIX_MS;
  const clock = options.target === 'simulator' ? new SteppingClock(start) : await boardClock(start);
  const stage = new CommandLineStage(options, clock, trace, loudspeaker);
  let session: Session | undefined;
  try {
    const result = await runScenario(steps, stage);
    session = await stage.session();
    session.trace?.close();
    await writeFiles(session, options);
    if (options.json) console.log(JSON.stringify(await makeReport(session, options.model)));
    await loudspeaker?.close();
    requireExpected(file, result);
  } finally {
    session?.trace?.close();
    trace?.close();
  }
  remark('simulate', `${file}: ${steps.length} steps as expected`);
}
