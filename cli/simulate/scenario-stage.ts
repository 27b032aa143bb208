/**
 * What a scenario of the command line runs on: the options' token and clock, changed by its lines until the first that
 * needs the token.
 */
import type { BoardClock } from '../../simulator/emulator/device/board-clock.ts';
import type { Loudspeaker } from '../../simulator/ports/loudspeaker.ts';
import type { Storage } from '../../simulator/ports/storage.ts';
import type { Stage } from '../../simulator/scenario/run.ts';
import type { TokenLine } from '../../simulator/scenario/steps.ts';
import type { WishName } from '../../simulator/session/wish.ts';
import { wishOption } from './wish-refusals.ts';
import { CuttingStorage } from '../../simulator/session/cutting-storage.ts';
import type { OpenedSession } from '../../simulator/session/open-session.ts';
import type { Session } from '../../simulator/session/session.ts';
import { SteppingClock } from '../../simulator/session/stepping-clock.ts';
import type { TokenParameters } from '../../host-tools/token/provisioning.ts';
import { hasVoice } from '../../simulator/session/voices.ts';
import { loadCore } from '../../simulator/token/load.ts';
import type { ModelName } from '../../simulator/token/contract.generated.ts';
import type { LineSink } from '../../simulator/trace/format.ts';
import { openForTester } from './open-token.ts';
import { remark } from '../messages/remarks.ts';
import type { SimulateOptions } from './read-options.ts';
import { soundWish } from './sound.ts';
import { boardClock, emulatedTarget } from '../token/target.ts';

/** Scenarios without a time of their own all begin at the same one: a run must not depend on the day. */
const START_UNIX_MS = Date.parse('2026-11-22T12:00:00Z');

type ScenarioClock = SteppingClock | BoardClock;

export interface StageSurroundings {
  model: ModelName;
  storage: Storage;
  trace: LineSink | null;
  loudspeaker: Loudspeaker | null;
}

/** What the line asks for. */
function wishesOf({ parameters, blank, clockUnset, firstUse, language }: TokenLine): WishName[] {
  const states = { blank, clockUnset, firstUse, language: language !== null };
  const named = blank ? [] : (Object.keys(parameters) as WishName[]);
  return [...named, ...(Object.keys(states) as (keyof typeof states)[]).filter((name) => states[name])];
}

export class ScenarioStage implements Stage {
  readonly #options: SimulateOptions;
  readonly #surroundings: StageSurroundings;
  readonly #storage: CuttingStorage;
  readonly #clock: ScenarioClock;
  #token: TokenLine;
  #byTokenLine: readonly WishName[] = [];
  #millivolts: number | null;
  #opened: OpenedSession | undefined;

  private constructor(options: SimulateOptions, clock: ScenarioClock, surroundings: StageSurroundings) {
    const { parameters, blank, millivolts, firstUse, language, headphones } = options;
    // Of several scenarios some may be of a model without a voice.
    const speaks = hasVoice(surroundings.model);
    this.#options = { ...options, model: surroundings.model, headphones: speaks && headphones };
    this.#surroundings = surroundings;
    this.#storage = new CuttingStorage(surroundings.storage);
    this.#clock = clock;
    this.#token = { parameters, blank, clockUnset: false, firstUse, language };
    this.#millivolts = millivolts;
  }

  static async make(options: SimulateOptions, surroundings: StageSurroundings): Promise<ScenarioStage> {
    const start = options.startUnixMs ?? START_UNIX_MS;
    const clock = options.target === 'simulator' ? new SteppingClock(start) : await boardClock(start);
    return new ScenarioStage(options, clock, surroundings);
  }

  /** The token, once a step has needed it. */
  get opened(): Session | null {
    return this.#opened?.session ?? null;
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
    this.#byTokenLine = wishesOf(token);
  }

  /** The scenario says what its token is; the command line fills in what it leaves out. */
  #tellOverridden(token: TokenLine): void {
    const typed = Object.keys(this.#token.parameters) as (keyof TokenParameters)[];
    const overridden = typed.filter((name) => token.blank || name in token.parameters);
    const names = overridden.map((name) => wishOption(name, this.#options.secretFile !== null));
    if (names.length > 0)
      remark('simulate', `${names.join(', ')}: not used, since the scenario's token line says otherwise`);
  }

  /** With the power off, on every target: a board's firmware reads that clock when it starts and never again. */
  setUnixMs(unixMs: number): void {
    const session = this.opened;
    const isOn = session !== null && session.device.isPowered;
    if (isOn) session.powerCut();
    this.#clock.setUnixMs(unixMs);
    if (isOn) session.device.powerOn();
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
    const { model, trace, loudspeaker } = this.#surroundings;
    const device =
      this.#clock instanceof SteppingClock
        ? undefined
        : await emulatedTarget('simulate', this.#options, this.#storage, this.#clock, this.#millivolts);
    return openForTester(
      {
        module: loadCore(),
        model,
        clock: this.#clock,
        storage: this.#storage,
        ...(device && { device }),
        wish: {
          ...this.#token,
          erase: this.#options.erase,
        },
        millivolts: this.#millivolts,
        sound: soundWish({ ...this.#options, ...this.#token }, loudspeaker),
        trace,
      },
      { byTokenLine: this.#byTokenLine, secretFromFile: this.#options.secretFile !== null },
    );
  }
}
